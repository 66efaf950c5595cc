// shown_copy.h - which of several documents of the same content stands for them.
#pragma once
#include <string_view>
#include <vector>

#include "common/result.h"
#include "searcher/match/content_counts.h"
#include "searcher/match/matcher.h"
#include "searcher/ranking/ranking.h"
#include "searcher/search_tools.h"

namespace musubi {

// Whether a file at `path` is named more like the title than one at `other`; where neither is, one
// whose path is shorter.
bool is_named_better(std::string_view path, std::string_view other, std::string_view title);

// Puts in the place of each hit that has copies among `matches` the one that is named best, of
// equal ones the first by its id.  Of more than 20 copies the first 20 by their ids are compared.
// `counts`: of all that `matches` has.
Result<void> choose_copies(const MatchSet& matches, const ContentCounts& counts,
                           const SearchTools& tools, std::vector<RankedHit>& hits);

}  // namespace musubi
