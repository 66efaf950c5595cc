#include "indexer/generations/verify.h"

#include <fmt/format.h>
#include <xapian.h>

#include <unordered_map>

#include "common/analysis/user_dictionary.h"
#include "common/file/fault_point.h"
#include "common/index/bigram_statistics.h"
#include "common/index/checksums.h"
#include "common/index/schema.h"
#include "common/index/shard_set.h"
#include "common/index/stored_documents.h"
#include "indexer/generations/check.h"
#include "indexer/generations/document_table.h"
#include "indexer/generations/history.h"
#include "indexer/generations/manifest.h"

namespace musubi {

namespace fs = std::filesystem;

namespace {

using Findings = std::vector<std::string>;

// One damaged block can spoil thousands of documents.
constexpr std::size_t kMaxNamedDocuments = 10;

template <typename T>
void note(const Result<T>& result, Findings& findings) {
  if (!result) findings.push_back(result.error().message);
}

using IdsByNumber = std::unordered_map<Xapian::docid, std::uint64_t>;  // id_hash()

// Of each shard, as the table of the generation has them.
Result<std::vector<IdsByNumber>> ids_in_table(const fs::path& generation, std::size_t shards) {
  const auto rows = read_document_table(generation);
  if (!rows) return tl::unexpected(rows.error());
  std::vector<IdsByNumber> ids(shards);
  for (const DocumentRow& row : *rows) ids[shard_of(row.id, shards)].emplace(row.docid, row.id);
  return ids;
}

// Whether the document can be decoded, is found by its id and is in the table.
Result<void> verify_document(const StoredDocuments& documents, Xapian::docid number,
                             const IdsByNumber& ids) try {
  const auto document = documents.read(number);
  if (!document) return tl::unexpected(document.error());
  const std::string term = value_term(field(FieldId::Id), document->id);
  auto found = documents.database().postlist_begin(term);
  const auto end = documents.database().postlist_end(term);
  if (found != end) found.skip_to(number);
  if (found == end || *found != number) return fail("it is not found by its id " + document->id);
  const auto listed = ids.find(number);
  if (listed == ids.end() || listed->second != id_hash(document->id)) {
    return fail("the table of documents has another in its place");
  }
  return {};
} catch (const Xapian::Error& problem) {
  return fail(problem.get_description());
}

Result<void> verify_format(const fs::path& folder, const Manifest& manifest) {
  if (manifest.format_version == kFormatVersion) return {};
  return fail(fmt::format("{} has format {}, this program reads format {}", folder.string(),
                          manifest.format_version, kFormatVersion));
}

Findings verify_documents(const fs::path& folder, const IdsByNumber& ids) try {
  const Xapian::Database database(folder.string(), Xapian::DB_BACKEND_GLASS);
  const StoredDocuments documents(database);
  Findings findings;
  std::size_t damaged = 0;
  const auto end = database.postlist_end("");
  for (auto document = database.postlist_begin(""); document != end; ++document) {
    const auto verified = verify_document(documents, *document, ids);
    if (verified) continue;
    if (++damaged > kMaxNamedDocuments) continue;
    findings.push_back(fmt::format("document {} of {} is damaged: {}", *document, folder.string(),
                                   verified.error().message));
  }
  if (damaged > kMaxNamedDocuments) {
    findings.push_back(fmt::format("{} more documents of {} are damaged",
                                   damaged - kMaxNamedDocuments, folder.string()));
  }
  return findings;
} catch (const Xapian::Error& problem) {
  return {fmt::format("cannot read the documents of {}: {}", folder.string(),
                      problem.get_description())};
}

// A whole generation, or one of its shards.
void verify_database(const fs::path& folder, const Manifest& manifest, const IdsByNumber& ids,
                     Findings& findings) {
  note(check_generation(folder, manifest), findings);
  note(BigramStatistics::open(folder), findings);
  const Findings documents = verify_documents(folder, ids);
  findings.insert(findings.end(), documents.begin(), documents.end());
}

// Together its shards have the documents that its manifest counts.
Findings verify_shards(const fs::path& generation, const Manifest& whole,
                       const std::vector<IdsByNumber>& ids) {
  Findings findings;
  note(BigramStatistics::open(generation), findings);
  std::uint64_t documents = 0;
  const auto folders = databases_of(generation, ids.size());
  for (std::size_t i = 0; i < folders.size(); ++i) {
    const auto manifest = read_manifest(folders[i]);
    note(manifest, findings);
    if (!manifest) continue;
    documents += manifest->documents;
    verify_database(folders[i], *manifest, ids[i], findings);
  }
  if (findings.empty() && documents != whole.documents) {
    findings.push_back(fmt::format("the shards of {} have {} documents, its manifest says {}",
                                   generation.string(), documents, whole.documents));
  }
  return findings;
}

}  // namespace

Findings verify_generation(const IndexLayout& layout, const std::string& name) {
  const fs::path generation = layout.generations() / name;
  std::error_code error;
  if (!fs::is_directory(generation, error)) return {generation.string() + " is missing"};
  fault_point("verify");
  Findings findings = verify_checksums(generation, History::of(layout).list_sum_of(name));
  if (!findings.empty()) return findings;  // nobody should take damaged blocks apart
  const auto manifest = read_manifest(generation);
  if (!manifest) return {manifest.error().message};
  if (const auto format = verify_format(generation, *manifest); !format) {
    return {format.error().message};
  }
  const auto ids = ids_in_table(generation, shards_in(generation));
  if (!ids) return {ids.error().message};
  if (ids->size() > 1) return verify_shards(generation, *manifest, *ids);
  verify_database(generation, *manifest, ids->front(), findings);
  return findings;
}

Findings verify_dictionaries(const IndexLayout& layout) {
  Findings findings;
  for (const fs::path& file : damaged_user_dictionaries(layout.dictionaries())) {
    findings.push_back(
        fmt::format("{} is not what was compiled; the next run mends it", file.string()));
  }
  return findings;
}

Findings verify_stub(const IndexLayout& layout) {
  const auto text = layout.read_stub();
  if (!text) return {fmt::format("{} {}", layout.stub().string(), text.error().message)};
  const auto live = layout.live_generation();
  if (!live) return {fmt::format("{} names no generation", layout.stub().string())};
  if (*text == layout.stub_text(*live)) return {};
  return {fmt::format("{} holds more than the name of a generation", layout.stub().string())};
}

}  // namespace musubi
