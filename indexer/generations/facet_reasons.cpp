#include "indexer/generations/facet_reasons.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>

#include "common/index/stored_documents.h"

namespace musubi {

Result<FacetReasons> facet_reasons(const std::filesystem::path& generation) try {
  constexpr Xapian::docid kLast = 1000;
  const Xapian::Database database(generation.string());
  const StoredDocuments documents(database);
  FacetReasons found;
  const Xapian::docid last = std::min(kLast, database.get_lastdocid());
  for (auto one = database.postlist_begin(""); one != database.postlist_end(""); ++one) {
    if (*one > last) break;
    auto document = documents.read(*one);
    if (!document) return tl::unexpected(document.error());
    if (document->reasons.empty()) continue;
    found.documents.push_back({std::move(document->id), std::move(document->reasons)});
  }
  found.left_out = database.get_lastdocid() - last;
  return found;
} catch (const Xapian::Error& problem) {
  return fail(fmt::format("cannot read {}: {}", generation.string(), problem.get_description()));
}

}  // namespace musubi
