#include "searcher/earlier_copies.h"

#include <algorithm>
#include <map>

namespace musubi {

Result<void> note_earlier_copies(const std::function<Result<Answer>(const SearchRequest&)>& search,
                                 const SearchRequest& request, Answer& answer) {
  constexpr std::size_t kMostBefore = 1000;
  if (answer.copies || request.offset == 0 || answer.hits.empty()) return {};
  SearchRequest before = request;
  before.offset = 0;
  before.limit = std::min(request.offset, kMostBefore);
  before.detail = Detail::IdsOnly;
  before.with_body = false;
  before.facets.clear();
  const auto earlier = search(before);
  if (!earlier) return tl::unexpected(earlier.error());
  std::map<std::uint64_t, int> rank_of;
  for (const Hit& hit : earlier->hits) rank_of.emplace(hit.content, hit.rank);
  for (Hit& hit : answer.hits) {
    const auto same = rank_of.find(hit.content);
    if (hit.content != 0 && same != rank_of.end()) hit.copy_of = same->second;
  }
  return {};
}

}  // namespace musubi
