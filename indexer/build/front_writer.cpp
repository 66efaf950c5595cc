#include "indexer/build/front_writer.h"

#include <fmt/format.h>
#include <xapian.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "common/index/bin_file.h"
#include "common/index/built_alike.h"
#include "common/index/checksums.h"
#include "common/index/document_ids.h"
#include "common/index/front.h"
#include "common/index/glass/glass.h"
#include "common/index/schema.h"
#include "common/index/shard_set.h"
#include "common/index/spelling_list.h"
#include "common/index/stored_documents.h"
#include "common/index/vocabulary.h"
#include "common/term.h"

namespace musubi {

namespace fs = std::filesystem;

namespace {

using Shards = std::vector<Xapian::Database>;

// In the order of their bytes, as a database wants them.
using Metadata = std::map<std::string, std::string>;

bool is_spelling_key(const std::string& key) {
  return key.starts_with(vocabulary_key(VocabularyKey::Spelling, ""));
}

// The entries of a key, one of each shard that has it, as one index would have it.
std::string united(const std::string& key, const std::vector<std::string>& entries) {
  if (entries.size() == 1) return entries.front();
  if (!is_spelling_key(key)) {
    std::vector<CountedTerm> terms;
    for (const std::string& entry : entries) add_terms_of_entry(entry, terms);
    return vocabulary_entry(std::move(terms));
  }
  Spellings words;
  for (const std::string& entry : entries) {
    for (const auto& [word, count] : decode_spellings(entry)) words[word] += count;
  }
  return encode_spellings(words);
}

// Goes through the keys of all shards together.
class VocabularyMerge {
 public:
  explicit VocabularyMerge(const Shards& shards) {
    const std::string prefix(kVocabularyPrefix);
    for (const Xapian::Database& shard : shards) {
      cursors_.push_back(
          {shard, shard.metadata_keys_begin(prefix), shard.metadata_keys_end(prefix)});
    }
  }

  bool write_next(glass::DatabaseWriter& to) {
    std::string least;
    for (const Cursor& cursor : cursors_) {
      if (cursor.at == cursor.end) continue;
      std::string key = *cursor.at;
      if (least.empty() || key < least) least = std::move(key);
    }
    if (least.empty()) return false;
    std::vector<std::string> entries;
    for (Cursor& cursor : cursors_) {
      if (cursor.at == cursor.end || *cursor.at != least) continue;
      entries.push_back(cursor.shard.get_metadata(least));
      ++cursor.at;
    }
    to.add_metadata(least, united(least, entries));
    return true;
  }

 private:
  struct Cursor {
    Xapian::Database shard;
    Xapian::TermIterator at, end;
  };
  std::vector<Cursor> cursors_;
};

std::string front_shards(const Shards& shards) {
  std::vector<FrontShard> all;
  for (const Xapian::Database& shard : shards) {
    all.push_back({identity_of(shard), StoredDocuments(shard).dictionary()});
  }
  return encoded(all);
}

void write_all_metadata(const Shards& shards, glass::DatabaseWriter& to) {
  Metadata ours = {{kFrontShardsKey, front_shards(shards)}};
  for (const char* key : {kFormatKey, kAnalyzerKey}) {
    ours[key] = shards.front().get_metadata(key);
  }
  for (const auto& [key, value] : ours) to.add_metadata(key, value);
  VocabularyMerge vocabulary(shards);
  while (vocabulary.write_next(to)) {
  }
}

bool is_id(const std::string& term) {
  static const std::string kOfIds = value_term(field(FieldId::Id), "");
  return term.starts_with(kOfIds);
}

// As Xapian numbers the documents of several databases.
std::uint32_t document_with(const std::string& term, const Shards& shards) {
  for (std::size_t i = 0; i < shards.size(); ++i) {
    const auto first = shards[i].postlist_begin(term);
    if (first == shards[i].postlist_end(term)) continue;
    return static_cast<std::uint32_t>((*first - 1) * shards.size() + i + 1);
  }
  return 1;
}

// Where a document is looked up by a term, one that has it is written.  Returns the ids by number.
std::vector<std::string> write_terms(const Shards& shards, const Xapian::Database& whole,
                                     glass::DatabaseWriter& to) {
  std::vector<std::string> ids(std::size_t{whole.get_lastdocid()} + 1);
  const auto end = whole.allterms_end();
  for (auto at = whole.allterms_begin(); at != end; ++at) {
    const std::string term = *at;
    const bool leads_to_document = is_id(term) || is_cut_term(term);
    const std::uint32_t document = leads_to_document ? document_with(term, shards) : 1;
    to.add_term(term, at.get_termfreq(), document);
    if (is_id(term)) ids[document] = term;
  }
  return ids;
}

Result<void> put_letters(const std::vector<fs::path>& shards, const fs::path& front,
                         Letters letters) {
  const std::vector<fs::path> folders = databases_of(front, shards.size());
  for (std::size_t i = 0; i < shards.size(); ++i) {
    const fs::path from = bin_file_path(shards[i], BinKind::Letters);
    const fs::path to = bin_file_path(folders[i], BinKind::Letters);
    std::error_code error;
    fs::create_directory(folders[i], error);
    if (letters == Letters::Shared) fs::create_hard_link(from, to, error);
    // A file system may know no links.
    if (letters == Letters::Copied || error) fs::copy_file(from, to, error);
    if (error) return fail(fmt::format("cannot write {}: {}", to.string(), error.message()));
    if (auto summed = write_checksums(folders[i]); !summed) return summed;
  }
  return {};
}

Result<void> write_database(const std::vector<fs::path>& folders, const fs::path& front) try {
  Shards shards;
  Xapian::Database whole;
  for (const fs::path& folder : folders) {
    shards.emplace_back(folder.string(), Xapian::DB_BACKEND_GLASS);
    whole.add_database(shards.back());
  }
  glass::DatabaseWriter to(front);
  write_all_metadata(shards, to);
  to.add_others({.documents = whole.get_doccount(),
                 .last_docid = whole.get_lastdocid(),
                 .total_length = whole.get_total_length()});
  const auto ids = write_terms(shards, whole, to);
  if (auto written = to.finish(); !written) return written;
  return write_document_ids(ids, front);
} catch (const Xapian::Error& problem) {
  return fail(fmt::format("cannot write {}: {}", front.string(), problem.get_description()));
}

}  // namespace

Result<void> write_front(const std::vector<fs::path>& shards, const BigramCounts& bigrams,
                         const fs::path& front, Letters letters) {
  std::error_code error;
  fs::create_directory(front, error);
  if (error) return fail(fmt::format("cannot create {}: {}", front.string(), error.message()));
  auto written = write_database(shards, front);
  if (written) written = bigrams.write_statistics(front);
  if (written) written = put_letters(shards, front, letters);
  if (written) written = write_checksums(front);
  return written;
}

}  // namespace musubi
