#include "searcher/options/beside_filters.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "common/calendar/date_parser.h"
#include "common/text/locale_text.h"
#include "searcher/options/option_lists.h"

namespace musubi {

namespace po = boost::program_options;

namespace {

// The filter that was given last, with its value.
struct GivenFilter {
  std::string name;
  std::string value;

  bool takes_time() const { return name == "year" || name == "date"; }
};

const FacetOption* facet_option(std::string_view name) {
  const auto found =
      std::find_if(facet_options().begin(), facet_options().end(),
                   [name](const FacetOption& option) { return name == option.name; });
  return found == facet_options().end() ? nullptr : &*found;
}

bool is_filter(std::string_view name) {
  const auto is = [name](const PlaceOption& option) { return name == option.name; };
  return name == "year" || name == "date" || facet_option(name) != nullptr ||
         std::any_of(place_options().begin(), place_options().end(), is);
}

// A smaller number is no year, though it may be read as one.
bool is_time(const std::string& text) {
  constexpr int kFirstYear = 1800;
  const auto date = parse_date(text);
  return date && date->year >= kFirstYear;
}

// "2004..2012" of 2004 and 2012, either of which may be the earlier.
std::optional<std::string> range_between(const std::string& one, const std::string& other) {
  if (!is_time(one) || !is_time(other)) return std::nullopt;
  for (std::string range : {one + ".." + other, other + ".." + one}) {
    if (parse_date_range(range)) return range;
  }
  return std::nullopt;
}

void note_beside(const GivenFilter& filter, std::string_view word, SearchRequest& request) {
  auto text = utf8_text(word);
  if (!text) return;
  if (const FacetOption* option = facet_option(filter.name)) {
    request.beside_filters.emplace_back(option->field, std::move(*text));
  } else if (filter.takes_time() && !request.range_meant) {
    if (auto range = range_between(filter.value, *text)) {
      request.range_meant = RangeMeant{std::move(*text), filter.name, std::move(*range)};
    }
  }
}

// What the command line calls it, without its dashes where it is long: Boost keeps those of -i.
std::string name_of_option(std::string_view word) {
  word = word.substr(0, word.find('='));
  if (word.starts_with("--")) word.remove_prefix(2);
  return std::string(word);
}

}  // namespace

void note_beside_filters(const std::vector<std::string>& words,
                         const po::options_description& known, SearchRequest& request) {
  GivenFilter given;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (!word.starts_with('-')) {
      note_beside(given, word, request);
      continue;
    }
    const std::string name = name_of_option(word);
    if (name.empty()) continue;  // of "--", which Boost takes for the short name that most lack
    const auto* option = known.find_nothrow(name, false);
    const bool takes_value = option != nullptr && option->semantic()->max_tokens() > 0;
    if (!takes_value) continue;  // a switch, or a word that is not to be found
    const std::size_t sign = word.find('=');
    if (sign == word.npos) ++i;
    const std::string_view value = sign != word.npos  ? word.substr(sign + 1)
                                   : i < words.size() ? std::string_view(words[i])
                                                      : std::string_view();
    if (is_filter(option->long_name())) {
      given = {option->long_name(), utf8_text(value).value_or(std::string())};
    }
  }
}

}  // namespace musubi
