#include "searcher/options/request_options.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "common/calendar/moment.h"
#include "common/options/option_values.h"
#include "common/text/utf8.h"
#include "searcher/options/option_lists.h"

namespace musubi {

namespace po = boost::program_options;

namespace {

constexpr std::size_t kMaxPage = 100000;

// "last" is known only when the index is open.
Result<void> read_since(const po::variables_map& options, SearcherOptions& result) {
  if (options.count("since") == 0) return {};
  const auto& typed = options["since"].as<std::string>();
  result.since_last = typed == "last";
  if (result.since_last) return {};
  const auto range = parse_date_range(typed);
  if (!range) {
    return fail("--since: " + range.error().message,
                "give a day, or last: --since 2026-11-01, --since 平成16年, --since last");
  }
  result.request.since = last_moment_before(range->first);
  return {};
}

Result<void> read_years(const po::variables_map& options, SearchRequest& request) {
  if (options.count("year") == 0) return {};
  const auto& typed = options["year"].as<std::string>();
  const auto ends = ends_of_range(typed);
  if (ends && ends->first.empty() && ends->last.empty()) return {};  // any year
  const auto range = parse_date_range(typed);
  if (!range) return fail("--year: " + range.error().message, range.error().hint);
  const bool is_of_years = range->first.month == 0 && range->last.month == 0;
  if (!is_of_years && request.dates) {
    return fail("--year names a month or an era, and --date is given too", "give one of them");
  }
  (is_of_years ? request.years : request.dates) = *range;
  return {};
}

// The document that an option names.
Result<std::optional<std::string>> document_option(const po::variables_map& options,
                                                   const char* option) {
  if (options.count(option) == 0) return std::nullopt;
  const auto& name = options[option].as<std::string>();
  if (trim(name).empty()) {
    return fail(fmt::format("--{} names no document", option),
                "is a variable of the shell not set?");
  }
  return name;
}

Result<void> read_values(const po::variables_map& options, const char* option,
                         std::vector<std::string>& values) {
  if (options.count(option) == 0) return {};
  values = options[option].as<std::vector<std::string>>();
  const bool holds_nothing = std::any_of(
      values.begin(), values.end(), [](const std::string& value) { return trim(value).empty(); });
  if (!holds_nothing) return {};
  return fail(fmt::format("--{} names nothing", option), "is a variable of the shell not set?");
}

Result<void> read_page_number(const po::variables_map& options, SearchRequest& request) {
  if (options.count("page") == 0) return {};
  if (!options["offset"].defaulted()) return fail("--page and --offset say the same", "give one");
  if (request.limit == 0) return fail("--limit 0 leaves nothing on a page");
  const auto page = number_option(options, "page", 1, kMaxPage);
  if (!page) return tl::unexpected(page.error());
  request.offset = (*page - 1) * request.limit;
  return {};
}

}  // namespace

Result<void> read_query(const po::variables_map& options, SearcherOptions& result) {
  SearchRequest& request = result.request;
  if (options.count("query") != 0) {
    request.query =
        fmt::format("{}", fmt::join(options["query"].as<std::vector<std::string>>(), " "));
  }
  for (const auto& [option, document] :
       {std::pair("like", &request.like), std::pair("show", &result.show),
        std::pair("open", &result.open)}) {
    auto named = document_option(options, option);
    if (!named) return tl::unexpected(named.error());
    *document = std::move(*named);
  }
  if (request.like && !request.query.empty()) {
    return fail("--like takes the place of a query", "give one or the other");
  }
  if (result.show && result.open) return fail("--show and --open are two things to do");
  result.batch = options["batch"].as<bool>();
  request.everything = !result.batch && options.count("query") == 0;
  if (result.batch && (request.like || !request.query.empty())) {
    return fail("--batch takes its queries from stdin", "leave out the query, and --like");
  }
  return {};
}

Result<void> read_filters(const po::variables_map& options, SearcherOptions& result) {
  SearchRequest& request = result.request;
  for (const FacetOption& option : facet_options()) {
    if (options.count(option.name) == 0) continue;
    if (auto read = read_values(options, option.name, request.facet_values[option.field]); !read) {
      return read;
    }
  }
  for (const PlaceOption& option : place_options()) {
    if (auto read = read_values(options, option.name, request.*option.typed); !read) return read;
  }
  if (options.count("date") != 0) {
    const auto range = parse_date_range(options["date"].as<std::string>());
    if (!range) return fail("--date: " + range.error().message, range.error().hint);
    request.dates = *range;
  }
  if (auto since = read_since(options, result); !since) return since;
  return read_years(options, request);
}

Result<void> read_page(const po::variables_map& options, SearcherOptions& result) {
  SearchRequest& request = result.request;
  const auto limit = number_option(options, "limit", 0, kMaxLimit);
  if (!limit) return tl::unexpected(limit.error());
  const auto offset = number_option(options, "offset", 0, UINT32_MAX - kMaxLimit);
  if (!offset) return tl::unexpected(offset.error());
  const auto sort = choice_option<SortOrder>(options, "sort",
                                             {{"relevance", SortOrder::Relevance},
                                              {"date", SortOrder::OldestFirst},
                                              {"-date", SortOrder::NewestFirst},
                                              {"-changed", SortOrder::LatestChange}},
                                             {{"関連の深い順", SortOrder::Relevance},
                                              {"関連順", SortOrder::Relevance},
                                              {"古い順", SortOrder::OldestFirst},
                                              {"新しい順", SortOrder::NewestFirst},
                                              {"更新順", SortOrder::LatestChange}});
  if (!sort) return tl::unexpected(sort.error());
  request.limit = *limit;
  request.offset = *offset;
  if (auto page = read_page_number(options, request); !page) return page;
  request.sort = *sort;
  if (is_on(options, "no-facets")) request.facets.clear();
  if (is_on(options, "explain")) request.detail = Detail::Explained;
  return {};
}

}  // namespace musubi
