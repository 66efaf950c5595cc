#include "searcher/present/years.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "common/messages.h"
#include "searcher/present/facet_tables.h"
#include "searcher/present/single_line.h"

namespace musubi {

namespace {

constexpr int kNoYear = 1 << 20;

int year_of(const std::string& value) {
  int year = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), year);
  return error == std::errc() && year > 0 && year < 10000 ? year : kNoYear;
}

std::string decade_name(int first_year) {
  return fmt::format("{}{}", first_year, spoken_language() == Language::English ? "s" : "年代");
}

std::map<int, FacetCount> decades_of(const std::vector<FacetCount>& years) {
  std::map<int, FacetCount> decades;
  for (const FacetCount& entry : years) {
    const int year = year_of(entry.value);
    if (year == kNoYear) continue;
    FacetCount& decade = decades[year / 10 * 10];
    decade.value = decade_name(year / 10 * 10);
    decade.count += entry.count;  // a document of two years of a decade counts twice
    decade.chosen = decade.chosen || entry.chosen;
  }
  return decades;
}

std::string in_one_line(const std::vector<FacetCount>& counts) {
  std::string text;
  for (const FacetCount& entry : counts) {
    text += fmt::format("{}{}{} {}", text.empty() ? "" : "・", entry.chosen ? "*" : "",
                        single_line(entry.value), grouped(entry.count));
  }
  return text;
}

}  // namespace

std::vector<FacetCount> in_order_of_time(std::vector<FacetCount> years) {
  std::stable_sort(years.begin(), years.end(), [](const FacetCount& a, const FacetCount& b) {
    return year_of(a.value) < year_of(b.value);
  });
  return years;
}

std::vector<FacetCount> by_decade(const std::vector<FacetCount>& years) {
  std::vector<FacetCount> decades;
  for (auto& [first_year, decade] : decades_of(years)) decades.push_back(decade);
  return decades;
}

bool is_in_decade(const std::string& year, const std::string& decade) {
  const int number = year_of(year);
  return number != kNoYear && decade == decade_name(number / 10 * 10);
}

std::string decades_drawn(const std::vector<FacetCount>& years) {
  static constexpr std::array<std::string_view, 8> kBlocks = {"▁", "▂", "▃", "▄",
                                                              "▅", "▆", "▇", "█"};
  constexpr int kMaxDecades = 40;
  const auto decades = decades_of(years);
  if (decades.size() < 2) return {};
  std::uint64_t largest = 1;
  for (const auto& [first_year, decade] : decades) largest = std::max(largest, decade.count);
  const int last = decades.rbegin()->first;
  if ((last - decades.begin()->first) / 10 >= kMaxDecades) return {};
  std::string drawn;
  for (int decade = decades.begin()->first; decade <= last; decade += 10) {
    const auto found = decades.find(decade);
    if (found == decades.end()) {
      drawn += ' ';
      continue;
    }
    drawn += kBlocks[(found->second.count * kBlocks.size() - 1) / largest];
  }
  return drawn;
}

std::string fitted_years(const std::vector<FacetCount>& years, int room, const TextStyle& style) {
  const auto fits = [&](const std::string& text) { return fits_into(text, room, style.ambiguous); };
  if (auto all = in_one_line(in_order_of_time(years)); fits(all)) return all;
  std::vector<FacetCount> decades = by_decade(years);
  std::string line = in_one_line(decades);
  if (const auto drawn = line + " " + decades_drawn(years); fits(drawn)) return drawn;
  std::size_t left_out = 0;
  while (decades.size() > 1 && !fits(line)) {
    const auto least = std::min_element(
        decades.begin(), decades.end(),
        [](const FacetCount& a, const FacetCount& b) { return a.count < b.count; });
    decades.erase(least);
    ++left_out;
    line = fmt::format("{}・{}", in_one_line(decades), others(left_out, "年代"));
  }
  return shorten_to_width(line, room, style.ambiguous);
}

}  // namespace musubi
