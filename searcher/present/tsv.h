// tsv.h - the hits of an answer as a table for other programs.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "searcher/answer.h"
#include "searcher/present/hit_fields.h"

namespace musubi {

// A header line, then one line per hit, a column for each field.  Several values of one
// column are joined by ";".  No value contains a tab or a control character.
std::string present_tsv(const Answer& answer,
                        const std::vector<std::string>& fields = usual_fields());

// One value, safe to stand in a table that a spreadsheet opens.
std::string tsv_cell(std::string_view text);

}  // namespace musubi
