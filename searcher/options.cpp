#include "searcher/options.h"

#include <fmt/format.h>

#include <sstream>
#include <string_view>

#include "common/options/option_values.h"
#include "common/options/read_options.h"
#include "common/text/locale_text.h"
#include "searcher/option_lists.h"

namespace musubi {

namespace po = boost::program_options;

namespace {

constexpr std::size_t kMaxLimit = 10000;
constexpr std::size_t kMaxPage = 100000;

// What is typed to be searched for comes in the charset of the terminal; files go by their bytes.
constexpr const char* kTexts[] = {"query",  "prefecture",   "country", "domain", "organization",
                                  "region", "municipality", "partner", "year",   "date",
                                  "like",   "analyze",      "show",    "open"};

Result<void> convert(std::string& text, const char* name) {
  auto converted = utf8_text(text);
  if (!converted) {
    const bool is_query = std::string_view(name) == "query";
    return fail(fmt::format("{} {}", is_query ? "the query" : fmt::format("--{}", name),
                            converted.error().message),
                converted.error().hint);
  }
  text = std::move(*converted);
  return {};
}

Result<void> convert_texts(po::variables_map& options) {
  for (const char* name : kTexts) {
    if (options.count(name) == 0) continue;
    auto& value = options.at(name).value();
    if (auto* one = boost::any_cast<std::string>(&value)) {
      if (auto done = convert(*one, name); !done) return done;
    } else if (auto* several = boost::any_cast<std::vector<std::string>>(&value)) {
      for (std::string& text : *several) {
        if (auto done = convert(text, name); !done) return done;
      }
    }
  }
  return {};
}

// The query, or the document that takes its place.
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
  if (options.count("year") == 0) return {};
  const auto range = parse_date_range(options["year"].as<std::string>());
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

// Which of the hits, and what of them.
Result<void> read_page(const po::variables_map& options, SearcherOptions& result) {
  SearchRequest& request = result.request;
  const auto limit = number_option(options, "limit", 0, kMaxLimit);
  if (!limit) return tl::unexpected(limit.error());
  const auto offset = number_option(options, "offset", 0, UINT32_MAX - kMaxLimit);
  if (!offset) return tl::unexpected(offset.error());
  const auto sort = choice_option<SortOrder>(options, "sort",
                                             {{"relevance", SortOrder::Relevance},
                                              {"date", SortOrder::OldestFirst},
                                              {"-date", SortOrder::NewestFirst}});
  if (!sort) return tl::unexpected(sort.error());
  request.limit = *limit;
  request.offset = *offset;
  if (auto page = read_page_number(options, request); !page) return page;
  request.sort = *sort;
  request.facets = is_on(options, "no-facets") ? FacetCounting::Off : FacetCounting::On;
  if (is_on(options, "explain")) request.detail = Detail::Explained;
  return {};
}

Result<ColorChoice> when_option(const po::variables_map& options, const char* name) {
  return choice_option<ColorChoice>(options, name,
                                    {{"auto", ColorChoice::Auto},
                                     {"always", ColorChoice::Always},
                                     {"never", ColorChoice::Never}});
}

Result<void> read_output(const po::variables_map& options, SearcherOptions& result) {
  const auto format = choice_option<OutputFormat>(
      options, "format",
      {{"text", OutputFormat::Text}, {"json", OutputFormat::Json}, {"tsv", OutputFormat::Tsv}});
  if (!format) return tl::unexpected(format.error());
  const auto color = when_option(options, "color");
  if (!color) return tl::unexpected(color.error());
  const auto links = when_option(options, "links");
  if (!links) return tl::unexpected(links.error());
  const bool is_brief = is_on(options, "brief");
  const bool is_full = is_on(options, "full");
  if (is_brief && is_full) return fail("--brief and --full are opposites", "give one of them");
  OutputOptions& output = result.output;
  output.format = *format;
  output.color = *color;
  output.links = *links;
  if (is_brief) output.layout = Layout::Brief;
  if (is_full) output.layout = Layout::Full;
  output.pager = !is_on(options, "no-pager");
  result.show_query = options["show-query"].as<bool>();
  if (options.count("analyze") != 0) result.analyze = options["analyze"].as<std::string>();
  return {};
}

Result<void> read_synonyms(const po::variables_map& options, SearcherOptions& result) {
  if (options.count("synonyms") == 0) return {};
  auto synonyms = Synonyms::load(options["synonyms"].as<std::string>());
  if (!synonyms) return tl::unexpected(synonyms.error());
  result.synonyms = std::move(*synonyms);
  return {};
}

std::string help_text(const po::options_description& visible) {
  std::ostringstream help;
  help << kUsage << visible << kExitStatus;
  return help.str();
}

}  // namespace

Result<SearcherOptions> read_searcher_options(int argc, const char* const* argv) {
  po::options_description config_file;
  config_file.add(index_options()).add(search_options()).add(output_options());
  po::options_description visible;
  visible.add(general_options()).add(config_file).add(instead_options());
  po::options_description command_line;
  command_line.add(visible)
      .add(opposites(config_file))
      .add_options()("query", po::value<std::vector<std::string>>());
  po::positional_options_description positional;
  positional.add("query", -1);
  auto options = read_options(argc, argv, "searcher", command_line, config_file, positional);
  if (!options) return tl::unexpected(options.error());
  if (auto converted = convert_texts(*options); !converted) {
    return tl::unexpected(converted.error());
  }

  SearcherOptions result;
  if (options->count("help") != 0) {
    result.text = help_text(visible);
    return result;
  }
  if (options->count("version") != 0) {
    result.text = "searcher (Musubi) " MUSUBI_VERSION "\n";
    return result;
  }
  auto common = common_options(*options);
  if (!common) return tl::unexpected(common.error());
  result.common = std::move(*common);
  for (const auto read : {read_query, read_filters, read_page, read_output, read_synonyms}) {
    if (auto understood = read(*options, result); !understood) {
      return tl::unexpected(understood.error());
    }
  }
  return result;
}

}  // namespace musubi
