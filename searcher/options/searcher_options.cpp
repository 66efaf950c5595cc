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

// A value that the file says in another charset.
Error with_place_of_text(const Error& error, const std::vector<std::string>& words,
                         const po::variables_map& options) {
  Error placed = with_place(error, words, "searcher", options);
  if (placed.message != error.message) placed.hint = "save the file in UTF-8";
  return placed;
}

// What the command line and the configuration give together, in UTF-8.
struct ReadWords {
  po::variables_map options;
  std::vector<ConfiguredValue> saved;  // values of saved searches
};

// Saved searches among the words are put in there.
Result<ReadWords> read_words(const OptionSets& sets, std::vector<std::string>& words) {
  ReadWords read;
  auto options = sets.read(words);
  if (!options) return tl::unexpected(options.error());
  if (std::any_of(words.begin(), words.end(), may_name_saved)) {
    const auto sections = config_sections(*options);
    if (!sections) return tl::unexpected(sections.error());
    auto expanded = with_saved_searches(words, *sections);
    if (!expanded) return tl::unexpected(expanded.error());
    words = std::move(expanded->words);
    read.saved = std::move(expanded->values);
    options = sets.read(words);
    if (!options) return tl::unexpected(options.error());
  }
  if (auto converted = convert_texts(*options); !converted) {
    return tl::unexpected(with_place_of_text(converted.error(), words, *options));
  }
  read.options = std::move(*options);
  return read;
}

// With the line of the configuration that says it.
Error placed(const Error& error, const std::vector<std::string>& words, const ReadWords& read) {
  for (const ConfiguredValue& one : read.saved) {
    const std::string option = "--" + one.option;
    if (error.message.starts_with(option + " ") || error.message.starts_with(option + ":")) {
      return {fmt::format("{}: this key is wrong: {}", one.place, error.message), error.hint};
    }
  }
  return with_place(error, words, "searcher", read.options);
}

// Of the values of filters, which are known to be right when the index is open.
Result<std::vector<ConfiguredValue>> configured_values(const std::vector<std::string>& words,
                                                       const ReadWords& read) {
  std::vector<ConfiguredValue> values = read.saved;
  const auto file = config_file_of(read.options);
  if (file.empty()) return values;
  const auto text = read_config(file);
  if (!text) return tl::unexpected(text.error());
  const auto add = [&](const std::string& option) {
    const bool is_typed = std::any_of(words.begin(), words.end(), [&](const std::string& word) {
      return word == "--" + option || word.starts_with("--" + option + "=");
    });
    if (is_typed || read.options.count(option) == 0) return;
    values.push_back({option, "", place_of_option(*text, file, "searcher", option)});
  };
  for (const FacetOption& option : facet_options()) add(option.name);
  for (const PlaceOption& option : place_options()) add(option.name);
  return values;
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

// People see the same content once; programs are told of every document.
Result<void> read_copies(const po::variables_map&, SearcherOptions& result) {
  const OutputOptions& output = result.output;
  const bool is_for_people =
      (output.format == OutputFormat::Text && !result.batch) || result.interactive || result.notify;
  result.request.is_each_content_once = is_for_people && !output.all_copies;
  return {};
}

// What mails of news are made of.
Result<void> read_sections(const po::variables_map& options, SearcherOptions& result) {
  auto sections = config_sections(options);
  if (!sections) return tl::unexpected(sections.error());
  auto names = saved_names(*sections);
  if (!names) return tl::unexpected(names.error());
  result.request.saved = std::move(*names);
  if (result.batch) result.request.saved.reset();
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
  const auto read = read_words(sets, words);
  if (!read) return tl::unexpected(read.error());
  const po::variables_map& options = read->options;
  if (options.count("help") != 0) return help(options, sets.visible);
  if (options.count("version") != 0) return version();
  SearcherOptions result;
  for (const auto understand :
       {read_common, read_query, read_filters, read_page, read_output, read_fields, read_copies,
        read_facet_list, read_synonyms, check_resources, check_since, read_sections}) {
    if (auto understood = understand(options, result); !understood) {
      return tl::unexpected(placed(understood.error(), words, *read));
    }
  }
  auto configured = configured_values(words, *read);
  if (!configured) return tl::unexpected(configured.error());
  result.request.configured = std::move(*configured);
  note_beside_filters(words, sets.command_line, result.request);
  return result;
}

}  // namespace musubi
