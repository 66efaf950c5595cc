#include "searcher/present/copies.h"

#include <fmt/format.h>

#include <map>
#include <vector>

#include "common/messages.h"

namespace musubi {

Answer folded(const Answer& answer) {
  Answer result = answer;
  result.hits.clear();
  std::map<std::uint64_t, std::size_t> first_of;
  for (const Hit& hit : answer.hits) {
    const auto [known, is_new] = first_of.emplace(hit.content, result.hits.size());
    if (is_new || hit.content == 0) {
      result.hits.push_back(hit);
    } else {
      result.hits[known->second].copies.push_back(hit.rank);
    }
  }
  return result;
}

std::string copies_of(const Hit& hit) {
  if (hit.same_elsewhere > 0) {
    return translated(
        fmt::format("ほか {} か所に同じ文書（--all-copies で表示）", hit.same_elsewhere));
  }
  if (hit.copy_of != 0 && !hit.copies.empty()) {
    return translated(
        fmt::format("前のページの {} 番と同じ文書です。このページにもほか {} 件あります（{} 番）",
                    hit.copy_of, hit.copies.size(), fmt::join(hit.copies, "、")));
  }
  if (hit.copy_of != 0) {
    return translated(fmt::format("前のページの {} 番と同じ文書です", hit.copy_of));
  }
  if (hit.copies.empty()) return {};
  return translated(fmt::format("同じ文書がほか {} か所にもあります（{} 番）", hit.copies.size(),
                                fmt::join(hit.copies, "、")));
}

std::string copies_in_short(const Hit& hit) {
  if (hit.same_elsewhere > 0) {
    return " " + translated(fmt::format("（ほか {} か所に同じ文書）", hit.same_elsewhere));
  }
  std::vector<int> ranks = hit.copies;
  if (hit.copy_of != 0) ranks.insert(ranks.begin(), hit.copy_of);
  if (ranks.empty()) return {};
  return " " + translated(fmt::format("（同じ文書: {} 番）", fmt::join(ranks, "、")));
}

}  // namespace musubi
