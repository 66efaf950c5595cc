#include "searcher/options/request_options.h"

#include <fmt/format.h>

#include "common/calendar/moment.h"
#include "common/options/option_values.h"
#include "common/text/utf8.h"
#include "searcher/options/option_lists.h"

namespace musubi {

namespace po = boost::program_options;

namespace {

constexpr std::size_t kMaxLimit = 10000;
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
  if (trim(typed) == "..") return {};  // any year
  const auto range = parse_date_range(typed);
  if (!range) return fail("--year: " + range.error().message, range.error().hint);
  const bool is_of_years = range->first.month == 0 && range->last.month == 0;
  if (!is_of_years && request.dates) {
    return fail("--year names a month or an era, and --date is given too", "give one of them");
  }
  (is_of_years ? request.years : request.dates) = *range;
  return {};
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
  if (options.count("like") != 0) request.like = options["like"].as<std::string>();
  if (request.like && !request.query.empty()) {
    return fail("--like takes the place of a query", "give one or the other");
  }
  if (options.count("show") != 0) result.show = options["show"].as<std::string>();
  if (options.count("open") != 0) result.open = options["open"].as<std::string>();
  if (result.show && result.open) return fail("--show and --open are two things to do");
  result.batch = options["batch"].as<bool>();
  request.everything = !result.batch && options.count("query") == 0;
  if (result.batch && (request.like || !request.query.empty())) {
    return fail("--batch takes its queries from stdin", "leave out the query, and --like");
  }
  return {};
}

Result<void> read_filters(const po::variables_map& options, SearcherOptions& result) {
  for (const FacetOption& option : facet_options()) {
    if (options.count(option.name) == 0) continue;
    result.request.facet_values[option.field] = options[option.name].as<std::vector<std::string>>();
  }
  SearchRequest& request = result.request;
  for (const PlaceOption& option : place_options()) {
    if (options.count(option.name) == 0) continue;
    request.*option.typed = options[option.name].as<std::vector<std::string>>();
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
  request.facets = is_on(options, "no-facets") ? FacetCounting::Off : FacetCounting::On;
  if (is_on(options, "explain")) request.detail = Detail::Explained;
  return {};
}

}  // namespace musubi
