#include "searcher/options.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <string_view>

#include "common/calendar/moment.h"
#include "common/command_names.h"
#include "common/file/input_file.h"
#include "common/messages.h"
#include "common/options/option_values.h"
#include "common/options/read_options.h"
#include "common/text/locale_text.h"
#include "common/text/utf8.h"
#include "searcher/help.h"
#include "searcher/option_lists.h"
#include "searcher/present/hit_fields.h"
#include "searcher/saved_searches.h"

namespace musubi {

namespace po = boost::program_options;

namespace {

constexpr std::size_t kMaxLimit = 10000;
constexpr std::size_t kMaxPage = 100000;

// What is typed to be searched for comes in the charset of the terminal; files go by their bytes.
constexpr const char* kTexts[] = {
    "query",        "prefecture", "country", "domain", "organization", "region",
    "municipality", "partner",    "kind",    "year",   "date",         "since",
    "like",         "analyze",    "show",    "open",   "facet",        "facet-prefix"};

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
  request.everything = !result.batch && options.count("query") == 0;
  if (result.batch && (request.like || !request.query.empty())) {
    return fail("--batch takes its queries from stdin", "leave out the query, and --like");
  }
  return {};
}

// "last" is known only when the index is open.
Result<void> read_since(const po::variables_map& options, SearcherOptions& result) {
  if (options.count("since") == 0) return {};
  const auto& typed = options["since"].as<std::string>();
  result.since_last = typed == "last";
  if (result.since_last) return {};
  const auto range = parse_date_range(typed);
  if (!range) return fail("--since: " + range.error().message, range.error().hint);
  result.request.since = last_moment_before(range->first);
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
                                              {"-date", SortOrder::NewestFirst},
                                              {"-changed", SortOrder::LatestChange}});
  if (!sort) return tl::unexpected(sort.error());
  request.limit = *limit;
  request.offset = *offset;
  if (auto page = read_page_number(options, request); !page) return page;
  request.sort = *sort;
  request.facets = is_on(options, "no-facets") ? FacetCounting::Off : FacetCounting::On;
  if (is_on(options, "explain")) request.detail = Detail::Explained;
  return {};
}

// What of each hit is put out, and so what has to be made of it.
Result<void> read_fields(const po::variables_map& options, SearcherOptions& result) {
  OutputOptions& output = result.output;
  SearchRequest& request = result.request;
  if (options.count("fields") != 0) {
    auto fields = parse_field_names(options["fields"].as<std::string>());
    if (!fields) return tl::unexpected(fields.error());
    output.fields = std::move(*fields);
  }
  if (options.count("template") != 0) {
    auto parsed = HitTemplate::parse(options["template"].as<std::string>());
    if (!parsed) return tl::unexpected(parsed.error());
    output.hit_template = std::move(*parsed);
    if (options["format"].defaulted()) output.format = OutputFormat::Template;
  }
  const bool is_template = output.format == OutputFormat::Template;
  if (is_template && !output.hit_template) {
    return fail("--format template needs --template", "as: --template '{rank} {title} {url}'");
  }
  if (options.count("with") != 0) {
    if (options["with"].as<std::string>() != "body") return fail("--with is one of body");
    request.with_body = true;
    const bool is_table = output.format == OutputFormat::Csv || output.format == OutputFormat::Tsv;
    if (output.fields.empty() && is_table) output.fields = usual_fields();
    const bool is_named =
        std::find(output.fields.begin(), output.fields.end(), "body") != output.fields.end();
    if (!output.fields.empty() && !is_named) output.fields.emplace_back("body");
  }
  const auto& named = is_template ? output.hit_template->fields() : output.fields;
  if (std::find(named.begin(), named.end(), "body") != named.end()) request.with_body = true;
  const bool is_text = output.format == OutputFormat::Text;
  const bool are_named = is_template || !output.fields.empty();
  if (!is_text && are_named && !need_passages(named) && request.detail == Detail::Full) {
    request.detail = Detail::Fields;
  }
  return {};
}

Result<ColorChoice> when_option(const po::variables_map& options, const char* name) {
  return choice_option<ColorChoice>(options, name,
                                    {{"auto", ColorChoice::Auto},
                                     {"always", ColorChoice::Always},
                                     {"never", ColorChoice::Never}});
}

Result<void> read_output(const po::variables_map& options, SearcherOptions& result) {
  const auto format = choice_option<OutputFormat>(options, "format",
                                                  {{"text", OutputFormat::Text},
                                                   {"json", OutputFormat::Json},
                                                   {"jsonl", OutputFormat::JsonLines},
                                                   {"tsv", OutputFormat::Tsv},
                                                   {"csv", OutputFormat::Csv},
                                                   {"template", OutputFormat::Template}});
  if (!format) return tl::unexpected(format.error());
  const auto color = when_option(options, "color");
  if (!color) return tl::unexpected(color.error());
  if (auto spoken = read_language(options); !spoken) return spoken;
  const auto links = when_option(options, "links");
  if (!links) return tl::unexpected(links.error());
  const auto ambiguous = choice_option<std::optional<AmbiguousWidth>>(
      options, "ambiguous",
      {{"auto", std::nullopt}, {"narrow", AmbiguousWidth::Narrow}, {"wide", AmbiguousWidth::Wide}});
  if (!ambiguous) return tl::unexpected(ambiguous.error());
  const bool is_brief = is_on(options, "brief");
  const bool is_full = is_on(options, "full");
  if (is_brief && is_full) return fail("--brief and --full are opposites", "give one of them");
  OutputOptions& output = result.output;
  output.format = *format;
  output.color = *color;
  output.links = *links;
  output.ambiguous = *ambiguous;
  if (is_brief) output.layout = Layout::Brief;
  if (is_full) output.layout = Layout::Full;
  output.pager = !is_on(options, "no-pager");
  output.all_copies = is_on(options, "all-copies");
  output.byte_order_mark = is_on(options, "bom") ? ByteOrderMark::Written : ByteOrderMark::None;
  result.interactive = options["interactive"].as<bool>();
  result.show_query = options["show-query"].as<bool>();
  result.notify = options["notify"].as<bool>();
  if (options.count("notify-command") != 0) {
    output.notify_command = options["notify-command"].as<std::string>();
  }
  if (options.count("analyze") != 0) result.analyze = options["analyze"].as<std::string>();
  return {};
}

// Words that stand where one more value of a filter may have been meant: --country 中国 韓国.
void note_beside_filters(const std::vector<std::string>& words, SearchRequest& request) {
  const FacetOption* behind = nullptr;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (word.starts_with('-')) {
      const auto is = [word](const FacetOption& option) {
        return word.starts_with("--") && word.substr(2) == option.name;
      };
      const auto found = std::find_if(facet_options().begin(), facet_options().end(), is);
      behind = found == facet_options().end() ? nullptr : &*found;
      ++i;  // its value
    } else if (behind != nullptr) {
      if (auto text = utf8_text(word)) request.beside_filters.emplace_back(behind->field, *text);
    }
  }
}

// Whether one of the words may be @NAME.
bool names_saved_search(const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(),
                     [](const std::string& word) { return word.size() > 1 && word[0] == '@'; });
}

Result<void> read_facet_list(const po::variables_map& options, SearcherOptions& result) {
  FacetListOptions& list = result.facet_list;
  if (options.count("facet") != 0) list.names = options["facet"].as<std::string>();
  if (options.count("facet-prefix") != 0) list.prefix = options["facet-prefix"].as<std::string>();
  const auto order = choice_option<FacetOrder>(options, "facet-sort",
                                               {{"usual", FacetOrder::Usual},
                                                {"count", FacetOrder::Count},
                                                {"name", FacetOrder::Name},
                                                {"time", FacetOrder::Time}});
  if (!order) return tl::unexpected(order.error());
  list.order = *order;
  return {};
}

Result<void> read_synonyms(const po::variables_map& options, SearcherOptions& result) {
  if (options.count("synonyms") != 0) {
    auto synonyms = Synonyms::load(options["synonyms"].as<std::string>());
    if (!synonyms) return tl::unexpected(synonyms.error());
    result.synonyms = std::move(*synonyms);
  }
  if (is_on(options, "own-synonyms-only")) result.synonyms.stand_alone();
  return {};
}

// What they hold is read when a filter or a field asks for it; that they are there is told at once.
Result<void> check_resources(const po::variables_map&, SearcherOptions& result) {
  const Resources& resources = result.common.resources;
  for (const auto& files : {resources.gazetteers, resources.taxonomies}) {
    for (const auto& file : files) {
      if (const auto opened = InputFile::open(file); !opened) {
        return fail(fmt::format("cannot read {}: {}", file.string(), opened.error().message));
      }
    }
  }
  return {};
}

// Behind --help: all, query.
Result<SearcherOptions> help(const po::variables_map& options,
                             const po::options_description& visible) {
  const bool has_topic = options.count("query") != 0;
  const auto words =
      has_topic ? options["query"].as<std::vector<std::string>>() : std::vector<std::string>();
  auto text = help_text(has_topic ? words.front() : std::string(), visible);
  if (!text) return tl::unexpected(text.error());
  SearcherOptions result;
  result.text = with_installed_commands(std::move(*text));
  return result;
}

}  // namespace

Result<SearcherOptions> read_searcher_options(int argc, const char* const* argv) {
  return read_searcher_options(std::vector<std::string>(argv, argv + argc));
}

Result<SearcherOptions> read_searcher_options(std::vector<std::string> words) {
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
  const auto read_words = [&](const std::vector<std::string>& arguments) {
    std::vector<const char*> pointers;
    for (const std::string& word : arguments) pointers.push_back(word.c_str());
    return read_options(static_cast<int>(pointers.size()), pointers.data(), "searcher",
                        command_line, config_file, positional);
  };
  auto options = read_words(words);
  if (!options) return tl::unexpected(options.error());
  if (names_saved_search(words)) {
    const auto sections = config_sections(*options);
    if (!sections) return tl::unexpected(sections.error());
    auto expanded = with_saved_searches(words, *sections);
    if (!expanded) return tl::unexpected(expanded.error());
    words = std::move(*expanded);
    options = read_words(words);
    if (!options) return tl::unexpected(options.error());
  }
  if (auto converted = convert_texts(*options); !converted) {
    return tl::unexpected(converted.error());
  }

  if (options->count("help") != 0) return help(*options, visible);
  SearcherOptions result;
  if (options->count("version") != 0) {
    result.text = "searcher (Musubi) " MUSUBI_VERSION "\n";
    return result;
  }
  auto common = common_options(*options);
  if (!common) return tl::unexpected(common.error());
  result.common = std::move(*common);
  result.common.remote.is_partial_allowed = is_on(*options, "partial");
  for (const auto read : {read_query, read_filters, read_page, read_output, read_fields,
                          read_facet_list, read_synonyms, check_resources}) {
    if (auto understood = read(*options, result); !understood) {
      return tl::unexpected(understood.error());
    }
  }
  if (result.since_last &&
      (result.batch || result.interactive || !result.facet_list.names.empty())) {
    return fail("--since last is for one search", "give a day: --since 2026-11-01");
  }
  if (result.notify) {
    const auto sections = config_sections(*options);
    if (!sections) return tl::unexpected(sections.error());
    result.sections = *sections;
  }
  note_beside_filters(words, result.request);
  return result;
}

}  // namespace musubi
