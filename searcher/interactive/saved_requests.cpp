#include "searcher/interactive/saved_requests.h"

#include <algorithm>

namespace musubi {

namespace {

void add_missing(const std::vector<std::string>& from, std::vector<std::string>& to) {
  for (const std::string& value : from) {
    if (std::find(to.begin(), to.end(), value) == to.end()) to.push_back(value);
  }
}

}  // namespace

std::optional<NamedWord> named_word(std::string_view line) {
  constexpr std::string_view kWide = "　";
  constexpr std::string_view kWideSign = "＠";
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t begin = at;
    at = std::min({line.find(' ', begin), line.find(kWide, begin), line.size()});
    const std::string_view word = line.substr(begin, at - begin);
    if (word.starts_with('@')) return NamedWord{begin, at, word.substr(1)};
    if (word.starts_with(kWideSign)) return NamedWord{begin, at, word.substr(kWideSign.size())};
    if (at < line.size()) at += line[at] == ' ' ? 1 : kWide.size();
  }
  return std::nullopt;
}

const SavedRequest* find_saved(const std::vector<SavedRequest>& all, std::string_view name) {
  const auto found = std::find_if(all.begin(), all.end(),
                                  [name](const SavedRequest& one) { return one.name == name; });
  return found == all.end() ? nullptr : &*found;
}

std::string names_beginning(const std::vector<SavedRequest>& all, std::string_view beginning) {
  std::string begun, names;
  for (const SavedRequest& one : all) {
    names += " @" + one.name;
    if (one.name.starts_with(beginning)) begun += " @" + one.name;
  }
  return (begun.empty() ? names : begun).substr(names.empty() ? 0 : 1);
}

void add_saved(const SearchRequest& saved, SearchRequest& request) {
  for (const auto& [field, values] : saved.facet_values) {
    add_missing(values, request.facet_values[field]);
  }
  add_missing(saved.regions, request.regions);
  if (saved.years) request.years = saved.years;
  if (saved.dates) request.dates = saved.dates;
  if (saved.since) request.since = saved.since;
  if (saved.like) request.like = saved.like;
  if (saved.sort != SortOrder::Relevance) request.sort = saved.sort;
}

SearchRequest with_saved(SearchRequest request, const std::vector<SavedRequest>& all) {
  const auto word = all.empty() ? std::nullopt : named_word(request.query);
  if (!word) return request;
  const SavedRequest* meant = find_saved(all, word->name);
  if (meant != nullptr) add_saved(meant->request, request);
  request.query.replace(word->begin, word->end - word->begin,
                        meant != nullptr ? meant->request.query : std::string());
  return request;
}

}  // namespace musubi
