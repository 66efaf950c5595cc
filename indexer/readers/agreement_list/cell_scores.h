// cell_scores.h - how much a text looks like a cell of a column.
//
// Scores are like log-odds: 0 tells nothing, 5 is sure, -5 hardly possible.
#pragma once
#include <string_view>

#include "common/gazetteer/gazetteer.h"

namespace musubi {

double title_score(std::string_view text);
double partner_score(std::string_view text, const Gazetteer& gazetteer);
double field_score(std::string_view text, const Gazetteer& gazetteer);

// What it costs that a cell is empty.
inline constexpr double kNoTitle = -6;
inline constexpr double kNoPartner = -4.5;
inline constexpr double kNoField = -2;

}  // namespace musubi
