// stated_places.h - the places abroad that a cell of a table states as partners.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "common/gazetteer/gazetteer.h"

namespace musubi {

// 中国/大連市, フランス/リヨン市: in the order of the cell, each once.  Of several places of one
// name the countries of the row and the kind that is written (市, 州) choose.  What no table knows
// counts where it ends as the names of places do.
std::vector<std::string> stated_places(std::string_view cell,
                                       const std::vector<std::string>& countries,
                                       const Gazetteer& gazetteer);

}  // namespace musubi
