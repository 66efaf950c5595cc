#include "searcher/present/facet_list.h"

#include <fmt/format.h>
#include <unicode/coll.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

#include "common/text/fold.h"
#include "searcher/present/facet_tables.h"
#include "searcher/present/tsv.h"
#include "searcher/present/years.h"

namespace musubi {

namespace {

constexpr std::string_view kYear = "year";

const std::string& as_read(const FacetCount& count) {
  return count.reading.empty() ? count.value : count.reading;
}

// As a Japanese dictionary has them.
void sort_by_name(std::vector<FacetCount>& counts) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Collator> collator(icu::Collator::createInstance("ja", status));
  std::stable_sort(counts.begin(), counts.end(), [&](const FacetCount& a, const FacetCount& b) {
    if (U_FAILURE(status)) return a.value < b.value;
    return collator->compareUTF8(as_read(a), as_read(b), status) == UCOL_LESS;
  });
}

// Years with a line for each decade above them, where there is more than one.
std::vector<FacetCount> under_decades(const std::vector<FacetCount>& years) {
  const std::vector<FacetCount> decades = by_decade(years);
  if (decades.size() < 2 || years.size() < 4) return years;
  std::vector<FacetCount> lines;
  auto decade = decades.begin();
  for (const FacetCount& year : years) {
    while (decade != decades.end() && is_in_decade(year.value, decade->value)) {
      lines.push_back(*decade++);
    }
    lines.push_back(year);
    lines.back().value = "  " + year.value;
  }
  return lines;
}

}  // namespace

FacetResult in_order(FacetResult facet, FacetOrder order, std::string_view prefix) {
  const std::string wanted = fold_name(prefix);
  std::erase_if(facet.counts, [&](const FacetCount& count) {
    return !fold_name(count.value).starts_with(wanted) &&
           !fold_name(count.reading).starts_with(wanted);
  });
  if (order == FacetOrder::Usual) {
    order = facet.name == kYear ? FacetOrder::Time : FacetOrder::Count;
  }
  if (order == FacetOrder::Time) facet.counts = in_order_of_time(std::move(facet.counts));
  if (order == FacetOrder::Name) sort_by_name(facet.counts);
  return facet;
}

std::string facet_list_text(const std::vector<FacetResult>& facets, const TextStyle& style) {
  std::string text;
  for (const FacetResult& facet : facets) {
    if (!text.empty()) text += '\n';
    FacetResult whole = facet;
    const bool is_in_time =
        std::is_sorted(whole.counts.begin(), whole.counts.end(),
                       [](const FacetCount& a, const FacetCount& b) { return a.value < b.value; });
    if (facet.name == kYear && is_in_time) whole.counts = under_decades(whole.counts);
    text += facet_table(whole, style);
  }
  return text;
}

std::string facet_list_tsv(const std::vector<FacetResult>& facets) {
  std::string table = "facet\tvalue\tcount\n";
  for (const FacetResult& facet : facets) {
    for (const FacetCount& entry : facet.counts) {
      table += fmt::format("{}\t{}\t{}\n", facet.name, tsv_cell(entry.value), entry.count);
    }
  }
  return table;
}

}  // namespace musubi
