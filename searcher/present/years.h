// years.h - the counts of years, which are read in their order and not by their size.
#pragma once
#include <string>
#include <vector>

#include "searcher/answer.h"
#include "searcher/present/text_style.h"

namespace musubi {

// By year, the earliest first; what is no year behind them.
std::vector<FacetCount> in_order_of_time(std::vector<FacetCount> years);

// "1990年代", with all of its years together, the earliest first; chosen where one of them is.
std::vector<FacetCount> by_decade(const std::vector<FacetCount>& years);

// Whether "1984" lies in "1980年代".
bool is_in_decade(const std::string& year, const std::string& decade);

// "▁▃█▂": a block for each decade from the first to the last, those without any too.
std::string decades_drawn(const std::vector<FacetCount>& years);

// On one line of that many columns: each year where they fit, else the decades and their
// blocks, else the largest of the decades.
std::string fitted_years(const std::vector<FacetCount>& years, int room, const TextStyle& style);

}  // namespace musubi
