#include "searcher/options.h"

#include <fmt/format.h>

#include <sstream>
#include <string_view>

#include "common/options/option_values.h"
#include "common/options/read_options.h"
#include "common/text/locale_text.h"

namespace musubi {

namespace po = boost::program_options;

namespace {

constexpr const char* kUsage =
    R"(usage: searcher [--index DIR] [options] QUERY…

Answers a query with ranked documents and counts by facet.  All words must be
found; where no document has them all, those with some are shown.

  searcher 大連 経済
  searcher '"友好交流" OR 覚書 -観光'      a phrase, alternatives, without a word
  searcher --country 中国 --year 2004..2012 協定
  searcher --prefecture 青森 --format json   no query: all that passes
  searcher --batch < queries.txt             a query a line, a line of JSON each
)";

constexpr const char* kExitStatus = R"(
Exit status: 0 hits, 1 none, 2 an error (message on stderr, nothing on stdout).
With --batch: 0 hits for one of the queries or more, 1 none for any, 2 an error; that of
one query is answered on its line, and the others are answered all the same.
)";

constexpr std::size_t kMaxLimit = 10000;

struct FacetOption {
  const char* name;
  FieldId field;
  const char* help;
};
constexpr FacetOption kFacetOptions[] = {
    {"prefecture", FieldId::Prefecture,
     "only this prefecture, by any name: 青森県, 青森, Aomori; or those of a region: 東北, 北陸"},
    {"country", FieldId::Country,
     "only this country, by any name: 米国, アメリカ, USA; or those of a part of the world: "
     "東南アジア"},
    {"domain", FieldId::Domain, "only this domain (分野): 経済, 観光, …"},
    {"organization", FieldId::Organization, "only this organization, by its whole name"},
};

struct PlaceOption {
  const char* name;
  std::vector<std::string> SearchRequest::*typed;
  const char* help;
};
constexpr PlaceOption kPlaceOptions[] = {
    {"region", &SearchRequest::regions, "only this region of Japan (地方): 東北, 関西, 北陸"},
    {"municipality", &SearchRequest::municipalities,
     "only what this municipality ties or tells of: 仙台市, 東京都港区"},
    {"partner", &SearchRequest::partners, "only with this partner: 遼寧省, 大連"},
};

po::options_description search_options() {
  const auto value = [](const char* name) { return po::value<std::string>()->value_name(name); };
  po::options_description search("Search");
  for (const FacetOption& option : kFacetOptions) {
    search.add_options()(option.name,
                         po::value<std::vector<std::string>>()->composing()->value_name("V"),
                         fmt::format("{} (repeatable: any of them)", option.help).c_str());
  }
  for (const PlaceOption& option : kPlaceOptions) {
    search.add_options()(option.name,
                         po::value<std::vector<std::string>>()->composing()->value_name("V"),
                         fmt::format("{} (repeatable: any of them)", option.help).c_str());
  }
  search.add_options()(
      "year", value("Y"),
      "year of signing: 2004, 2004..2012, 平成16..平成24, 1990年代, 昭和; 2004-12 is that month")(
      "date", value("D"),
      "day of the first signing: 2004-12-24, 2004-12-01..2005-01-31, ..平成16年12月")(
      "limit", value("N")->default_value("10"), "hits to show")(
      "offset", value("N")->default_value("0"), "hits to skip")(
      "sort", value("ORDER")->default_value("relevance"),
      "relevance, date (oldest first) or -date (newest first)")(
      "synonyms", value("FILE"), "your own synonyms, in the format of Solr's synonyms.txt");
  return search;
}

po::options_description output_options() {
  po::options_description output("Output");
  output.add_options()("format",
                       po::value<std::string>()->default_value("text")->value_name("FORMAT"),
                       "text, json or tsv")("no-facets", po::bool_switch(), "hits only")(
      "color", po::value<std::string>()->default_value("auto")->value_name("WHEN"),
      "auto, always or never")("explain", po::bool_switch(), "say why each hit scored as it did");
  return output;
}

// For the command line only: a config file must not take the place of a query.
po::options_description instead_options() {
  po::options_description instead("Instead of a query");
  instead.add_options()("like", po::value<std::string>()->value_name("ID"),
                        "documents like the one with this id")(
      "batch", po::bool_switch(),
      "one query a line from stdin, each answered with one line of JSON")(
      "show-query", po::bool_switch(), "print how the query is read, and stop")(
      "analyze", po::value<std::string>()->value_name("TEXT"),
      "print token by token which terms a text gives, and stop");
  return instead;
}

// What is typed to be searched for comes in the charset of the terminal; files go by their bytes.
constexpr const char* kTexts[] = {"query",        "prefecture", "country",      "domain",
                                  "organization", "region",     "municipality", "partner",
                                  "year",         "date",       "like",         "analyze"};

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
  result.batch = options["batch"].as<bool>();
  if (result.batch && (request.like || !request.query.empty())) {
    return fail("--batch takes its queries from stdin", "leave out the query, and --like");
  }
  return {};
}

Result<void> read_filters(const po::variables_map& options, SearcherOptions& result) {
  for (const FacetOption& option : kFacetOptions) {
    if (options.count(option.name) == 0) continue;
    result.request.facet_values[option.field] = options[option.name].as<std::vector<std::string>>();
  }
  SearchRequest& request = result.request;
  for (const PlaceOption& option : kPlaceOptions) {
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
  request.sort = *sort;
  request.facets = options["no-facets"].as<bool>() ? FacetCounting::Off : FacetCounting::On;
  if (options["explain"].as<bool>()) request.detail = Detail::Explained;
  return {};
}

Result<void> read_output(const po::variables_map& options, SearcherOptions& result) {
  const auto format = choice_option<OutputFormat>(
      options, "format",
      {{"text", OutputFormat::Text}, {"json", OutputFormat::Json}, {"tsv", OutputFormat::Tsv}});
  if (!format) return tl::unexpected(format.error());
  const auto color = choice_option<ColorChoice>(options, "color",
                                                {{"auto", ColorChoice::Auto},
                                                 {"always", ColorChoice::Always},
                                                 {"never", ColorChoice::Never}});
  if (!color) return tl::unexpected(color.error());
  result.format = *format;
  result.color = *color;
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
  command_line.add(visible).add_options()("query", po::value<std::vector<std::string>>());
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
