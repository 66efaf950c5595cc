#include "searcher/options/searcher_options.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <string_view>

#include "common/command_names.h"
#include "common/file/input_file.h"
#include "common/file/path_text.h"
#include "common/messages.h"
#include "common/options/config_file.h"
#include "common/options/option_values.h"
#include "common/options/read_options.h"
#include "common/text/locale_text.h"
#include "common/text/utf8.h"
#include "searcher/options/beside_filters.h"
#include "searcher/options/help.h"
#include "searcher/options/option_lists.h"
#include "searcher/options/output_options.h"
#include "searcher/options/request_options.h"
#include "searcher/options/saved_searches.h"

namespace musubi {

namespace po = boost::program_options;

namespace {

// What is typed in words comes in the charset of the terminal; files go by their bytes.
constexpr const char* kTexts[] = {
    "query",        "prefecture", "country", "domain", "organization", "region",
    "municipality", "partner",    "kind",    "year",   "date",         "since",
    "like",         "analyze",    "show",    "open",   "facet",        "facet-prefix",
    "facet-sort",   "sort",       "fields",  "with"};

// Those of a document, which may be a path: bytes of no charset stand in it as in the index.
bool names_document(std::string_view option) {
  return option == "show" || option == "open" || option == "like";
}

Result<void> convert(std::string& text, const char* name) {
  auto converted = utf8_text(text);
  if (!converted && names_document(name)) converted = path_text(text);
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

// Whether one of the words may be @NAME.
bool names_saved_search(const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(),
                     [](const std::string& word) { return word.size() > 1 && word[0] == '@'; });
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

// All that can be given: in a configuration, on the command line, and what --help shows of it.
struct OptionSets {
  po::options_description config_file, visible, command_line;
  po::positional_options_description positional;

  OptionSets() {
    config_file.add(index_options()).add(search_options()).add(output_options());
    visible.add(general_options()).add(config_file).add(instead_options());
    command_line.add(visible)
        .add(opposites(config_file))
        .add_options()("query", po::value<std::vector<std::string>>());
    positional.add("query", -1);
  }

  Result<po::variables_map> read(const std::vector<std::string>& words) const {
    std::vector<const char*> pointers;
    for (const std::string& word : words) pointers.push_back(word.c_str());
    return read_options(static_cast<int>(pointers.size()), pointers.data(), "searcher",
                        command_line, config_file, positional);
  }
};

// The options that the words give, in UTF-8.  Saved searches among the words are put in there.
Result<po::variables_map> read_words(const OptionSets& sets, std::vector<std::string>& words) {
  auto options = sets.read(words);
  if (!options) return options;
  if (names_saved_search(words)) {
    const auto sections = config_sections(*options);
    if (!sections) return tl::unexpected(sections.error());
    auto expanded = with_saved_searches(words, *sections);
    if (!expanded) return tl::unexpected(expanded.error());
    words = std::move(*expanded);
    options = sets.read(words);
    if (!options) return options;
  }
  if (auto converted = convert_texts(*options); !converted) {
    return tl::unexpected(converted.error());
  }
  return options;
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

SearcherOptions version() {
  SearcherOptions result;
  result.text = "searcher (Musubi) " MUSUBI_VERSION "\n";
  return result;
}

Result<void> read_common(const po::variables_map& options, SearcherOptions& result) {
  auto common = common_options(options);
  if (!common) return tl::unexpected(common.error());
  result.common = std::move(*common);
  result.common.remote.is_partial_allowed = is_on(options, "partial");
  return {};
}

// What mails of news are made of.
Result<void> read_sections(const po::variables_map& options, SearcherOptions& result) {
  auto sections = config_sections(options);
  if (!sections) return tl::unexpected(sections.error());
  if (auto names = saved_names(*sections); !names) return tl::unexpected(names.error());
  if (result.notify || result.interactive) result.sections = std::move(*sections);
  return {};
}

Result<void> check_since(const po::variables_map&, SearcherOptions& result) {
  const bool is_one_search =
      !result.batch && !result.interactive && result.facet_list.names.empty();
  if (!result.since_last || is_one_search) return {};
  return fail("--since last is for one search", "give a day: --since 2026-11-01");
}

}  // namespace

Result<SearcherOptions> read_searcher_options(int argc, const char* const* argv) {
  return read_searcher_options(std::vector<std::string>(argv, argv + argc));
}

Result<SearcherOptions> read_searcher_options(std::vector<std::string> words) {
  const OptionSets sets;
  const auto options = read_words(sets, words);
  if (!options) return tl::unexpected(options.error());
  if (options->count("help") != 0) return help(*options, sets.visible);
  if (options->count("version") != 0) return version();
  SearcherOptions result;
  for (const auto read :
       {read_common, read_query, read_filters, read_page, read_output, read_fields, read_facet_list,
        read_synonyms, check_resources, check_since, read_sections}) {
    if (auto understood = read(*options, result); !understood) {
      return tl::unexpected(with_place(understood.error(), words, "searcher", *options));
    }
  }
  note_beside_filters(words, sets.command_line, result.request);
  return result;
}

}  // namespace musubi
