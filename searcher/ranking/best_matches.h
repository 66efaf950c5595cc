// best_matches.h - the best of many matches, in order.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>

#include "searcher/match/matcher.h"

namespace musubi {

// The best `count`, their scores rounded by rounded_score(); equal ones by the rank of
// their ids.
Matches best_matches(const Matches& matches, std::size_t count,
                     std::span<const std::uint32_t> id_ranks);

}  // namespace musubi
