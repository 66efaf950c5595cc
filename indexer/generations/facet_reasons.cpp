#include "indexer/generations/facet_reasons.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>

#include "common/index/shard_set.h"
#include "common/index/stored_documents.h"

namespace musubi {

namespace {

// Of the documents up to number `last`.
Result<void> add_reasons(const Xapian::Database& database, Xapian::docid last,
                         FacetReasons& found) {
  const StoredDocuments documents(database);
  for (auto one = database.postlist_begin(""); one != database.postlist_end(""); ++one) {
    if (*one > last) break;
    auto document = documents.read(*one);
    if (!document) return tl::unexpected(document.error());
    if (document->reasons.empty()) continue;
    found.documents.push_back({std::move(document->id), std::move(document->reasons)});
  }
  return {};
}

}  // namespace

Result<FacetReasons> facet_reasons(const std::filesystem::path& generation) try {
  constexpr Xapian::docid kTold = 1000;
  const auto folders = databases_of(generation, shards_in(generation));
  FacetReasons found;
  Xapian::docid left = kTold;
  for (const auto& folder : folders) {
    const Xapian::Database database(folder.string(), Xapian::DB_BACKEND_GLASS);
    const Xapian::docid last = std::min(left, database.get_lastdocid());
    if (auto added = add_reasons(database, last, found); !added) {
      return tl::unexpected(added.error());
    }
    found.left_out += database.get_lastdocid() - last;
    left -= last;
  }
  return found;
} catch (const Xapian::Error& problem) {
  return fail(fmt::format("cannot read {}: {}", generation.string(), problem.get_description()));
}

}  // namespace musubi
