#include "searcher/command/list_facets.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "common/index/schema.h"
#include "common/text/fold.h"
#include "common/text/utf8.h"
#include "searcher/command/named_document.h"
#include "searcher/command/output.h"
#include "searcher/live_searcher.h"
#include "searcher/present/json.h"
#include "searcher/present/name_to_type.h"

namespace musubi {

namespace {

std::vector<std::string_view> parts_of(std::string_view names) {
  std::vector<std::string_view> parts;
  while (!names.empty()) {
    const std::size_t end = std::min(names.find(','), names.size());
    if (const auto part = trim(names.substr(0, end)); !part.empty()) parts.push_back(part);
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return parts;
}

// By the name of JSON or by the label that is shown, else by what else the field goes by.
const FacetResult* facet_called(std::string_view name, const std::vector<FacetResult>& facets) {
  const auto first = [&facets](const auto& is_meant) {
    const auto found = std::find_if(facets.begin(), facets.end(), is_meant);
    return found == facets.end() ? nullptr : &*found;
  };
  const std::string folded = fold_name(name);
  const FacetResult* facet = first([&folded](const FacetResult& one) {
    return fold_name(one.name) == folded || fold_name(one.label) == folded;
  });
  const Field* field = find_field(name);
  if (facet != nullptr || field == nullptr) return facet;
  return first([field](const FacetResult& one) { return one.name == field->name; });
}

Result<std::vector<FacetResult>> wanted(const std::vector<FacetResult>& facets,
                                        const FacetListOptions& list) {
  std::vector<FacetResult> found;
  for (const std::string_view name : parts_of(list.names)) {
    const FacetResult* facet = facet_called(name, facets);
    if (facet == nullptr) {
      std::vector<std::string> known;
      for (const FacetResult& one : facets) known.push_back(name_to_type(one.name, one.label));
      return fail(fmt::format("there is no facet {}", printable(name)),
                  fmt::format("facets are {}", fmt::join(known, ", ")));
    }
    found.push_back(in_order(*facet, list.order, list.prefix));
  }
  if (found.empty()) return fail("--facet names no facet", "as: --facet country,year");
  return found;
}

}  // namespace

int list_facets(const SearcherOptions& options) {
  auto searcher = LiveSearcher::open(options.common, options.synonyms);
  if (!searcher) return tell(searcher.error());
  SearchRequest request = options.request;
  request.limit = 0;
  request.facets = every_facet();
  const auto question = [&](Searcher& current) {
    auto found = search_as_meant(current, request, options);
    if (found) current.tell_readings(found->facets);
    return found;
  };
  Result<Answer> answer = searcher->ask(question, tell);
  if (!answer) return tell(answer.error());
  auto facets = wanted(answer->facets, options.facet_list);
  if (!facets) return tell(facets.error());
  const bool is_empty = std::all_of(facets->begin(), facets->end(),
                                    [](const FacetResult& one) { return one.counts.empty(); });
  const int status = is_empty ? kNoHits : kHits;
  switch (options.output.format) {
    case OutputFormat::Json:
    case OutputFormat::JsonLines:
      answer->facets = std::move(*facets);
      return print(present_json_facets(*answer), status);
    case OutputFormat::Tsv:
      tell_notes(*answer);
      return print(facet_list_tsv(*facets), status);
    case OutputFormat::Text:
      break;
    default:
      return tell({"a facet has no such format", "take --format text, json or tsv"});
  }
  tell_notes(*answer);
  return print_paged(facet_list_text(*facets, text_style(options.output)), options.output, status);
}

}  // namespace musubi
