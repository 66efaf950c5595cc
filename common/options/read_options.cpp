#include "common/options/read_options.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "common/options/config_file.h"
#include "common/options/remote_section.h"
#include "common/options/xdg_folder.h"
#include "common/text/code_points.h"
#include "common/text/edit_distance.h"

namespace musubi {

namespace fs = std::filesystem;
namespace po = boost::program_options;

namespace {

constexpr const char* kIndexVariable = "MUSUBI_INDEX";

// The folder share/musubi beside the folder of the running program; or that folder itself,
// where a package keeps programs and data in one.
fs::path data_of_installation() {
  std::error_code error;
  const fs::path programs = fs::read_symlink("/proc/self/exe", error).parent_path();
  fs::path data = programs.parent_path() / "share" / "musubi";
  return fs::is_directory(data, error) ? data : programs;
}

std::vector<fs::path> paths(const po::variables_map& options, const char* name) {
  if (options.count(name) == 0) return {};
  const auto& values = options[name].as<std::vector<std::string>>();
  return {values.begin(), values.end()};
}

// Where the command line does not say it.
void store_environment(const po::options_description& known, po::variables_map& options) {
  const auto index = environment(kIndexVariable);
  if (index.empty()) return;
  po::option said("index", {index});
  po::parsed_options from_environment(&known);
  from_environment.options.push_back(std::move(said));
  po::store(from_environment, options);
}

std::string opposite_of(const std::string& name) {
  constexpr std::string_view kNo = "no-";
  return name.starts_with(kNo) ? name.substr(kNo.size()) : std::string(kNo) + name;
}

bool is_taken_back(const po::variables_map& options, const std::string& name) {
  const std::string opposite = opposite_of(name);
  return options.count(opposite) != 0 && options[opposite].as<bool>();
}

// The options of the file that are this program's and not taken back.
Result<po::parsed_options> options_of(const ConfigText& text, const fs::path& file,
                                      const std::string& section,
                                      const po::options_description& known,
                                      const po::variables_map& options) {
  std::istringstream stream(text.options);
  const auto parsed = po::parse_config_file(stream, known, true);
  po::parsed_options ours(&known);
  for (po::option option : parsed.options) {
    auto name = option_of_key(option.string_key, section, known);
    if (!name) {
      return fail(fmt::format("{}:{}: {}", file.string(), line_of_key(text, option.string_key),
                              name.error().message),
                  name.error().hint);
    }
    if (name->empty() || is_taken_back(options, *name)) continue;
    option.string_key = *name;
    option.unregistered = false;
    ours.options.push_back(std::move(option));
  }
  return ours;
}

Result<void> read_file(const fs::path& file, const std::string& section,
                       const po::options_description& known, po::variables_map& options) {
  const auto text = read_config(file);
  if (!text) return tl::unexpected(text.error());
  try {
    const auto ours = options_of(*text, file, section, known, options);
    if (!ours) return tl::unexpected(ours.error());
    po::store(*ours, options);
  } catch (const po::error_with_option_name& problem) {
    return fail(fmt::format("{}: {}",
                            place_of_option(*text, file, section, problem.get_option_name()),
                            problem.what()));
  } catch (const po::error& problem) {
    return fail(fmt::format("{}: {}", file.string(), problem.what()));
  }
  return {};
}

bool holds_empty(const boost::any& value) {
  if (const auto* one = boost::any_cast<std::string>(&value)) return one->empty();
  const auto* several = boost::any_cast<std::vector<std::string>>(&value);
  return several != nullptr && std::find(several->begin(), several->end(), "") != several->end();
}

// An option that names a file or a folder names one.
Result<void> check_names(const po::variables_map& options, const po::options_description& known) {
  for (const auto& option : known.options()) {
    const std::string kind = option->semantic()->name();
    const bool is_path = kind == "FILE" || kind == "DIR";
    const std::string& name = option->long_name();
    if (!is_path || options.count(name) == 0 || !holds_empty(options[name].value())) continue;
    return fail(fmt::format("--{} names no {}", name, kind == "DIR" ? "folder" : "file"),
                "is a variable of the shell not set?");
  }
  return {};
}

// "did you mean --country?  ", where a slip of the finger away.
std::string meant_option(std::string typed, const po::options_description& known) {
  typed.erase(0, typed.find_first_not_of('-'));
  constexpr std::size_t kMaxSlips = 2;
  std::size_t least = std::min(kMaxSlips, typed.size() / 3) + 1;
  std::string meant;
  for (const auto& option : known.options()) {
    const std::size_t slips =
        edit_distance(code_points_of(typed), code_points_of(option->long_name()));
    if (slips >= least) continue;
    least = slips;
    meant = fmt::format("did you mean --{}?  ", option->long_name());
  }
  return meant;
}

// -観光 is a word of a query, not a cluster of short options.
std::vector<po::option> word_with_minus(std::vector<std::string>& arguments) {
  const std::string& first = arguments.front();
  if (first.size() < 2 || first[0] != '-' || static_cast<unsigned char>(first[1]) < 0x80) return {};
  po::option word;
  word.value = word.original_tokens = {first};
  arguments.erase(arguments.begin());
  return {word};
}

}  // namespace

po::options_description general_options() {
  po::options_description general("General");
  general.add_options()("help,h", "show this help")("version,V", "show the version")(
      "config", po::value<std::string>()->value_name("FILE"),
      "INI file with any of the options below; else $XDG_CONFIG_HOME/musubi/musubi.conf or "
      "/etc/musubi/musubi.conf where there is one");
  return general;
}

po::options_description index_options() {
  const auto files = [] {
    return po::value<std::vector<std::string>>()->composing()->value_name("FILE");
  };
  po::options_description index("Index");
  index.add_options()("index", po::value<std::string>()->value_name("DIR"),
                      "the index; else $MUSUBI_INDEX, else $XDG_DATA_HOME/musubi/index")(
      "gazetteer", files(),
      "more places: TSV, columns as in the gazetteer's own files (repeatable)")(
      "taxonomy", files(), "more domains and aliases: TSV (repeatable)")(
      "user-dictionary", files(),
      "more words: a MeCab user dictionary, *.csv or compiled (repeatable)")(
      "dictionary", po::value<std::string>()->value_name("DIR"), "the compiled IPADIC, in UTF-8")(
      "data", po::value<std::string>()->value_name("DIR"),
      "folder of the gazetteer and the taxonomy");
  return index;
}

Result<po::variables_map> read_options(int argc, const char* const* argv,
                                       const std::string& section,
                                       const po::options_description& command_line,
                                       const po::options_description& config_file,
                                       const po::positional_options_description& positional) try {
  po::variables_map options;
  // No guessing of abbreviated names: a script must not break when an option is added.
  const auto style =
      po::command_line_style::default_style & ~po::command_line_style::allow_guessing;
  po::store(po::command_line_parser(argc, argv)
                .options(command_line)
                .positional(positional)
                .style(style)
                .extra_style_parser(word_with_minus)
                .run(),
            options);
  if (options.count("help") != 0 || options.count("version") != 0) return options;
  // What is typed goes before the environment, and that before a file, which is for everybody.
  store_environment(config_file, options);
  const fs::path file = config_file_of(options);
  if (!file.empty()) {
    if (auto read = read_file(file, section, config_file, options); !read) {
      return tl::unexpected(read.error());
    }
  }
  if (auto named = check_names(options, command_line); !named) {
    return tl::unexpected(named.error());
  }
  po::notify(options);
  return options;
} catch (const po::unknown_option& problem) {
  return fail(problem.what(),
              fmt::format("{}see: {} --help", meant_option(problem.get_option_name(), command_line),
                          section));
} catch (const po::error& problem) {
  return fail(problem.what(), fmt::format("see: {} --help", section));
}

po::options_description opposites(const po::options_description& config_file) {
  po::options_description result;
  for (const auto& option : config_file.options()) {
    result.add_options()(opposite_of(option->long_name()).c_str(), po::bool_switch(), "");
  }
  return result;
}

bool is_on(const po::variables_map& options, const std::string& name) {
  return options[name].as<bool>() && !is_taken_back(options, name);
}

Result<std::vector<ConfigSection>> config_sections(const po::variables_map& options) {
  const fs::path file = config_file_of(options);
  if (file.empty()) return std::vector<ConfigSection>();
  auto text = read_config(file);
  if (!text) return tl::unexpected(text.error());
  return std::move(text->sections);
}

Result<CommonOptions> common_options(const po::variables_map& options) {
  CommonOptions common;
  common.config = config_file_of(options);
  const fs::path data_home = xdg_folder("XDG_DATA_HOME", ".local/share");
  if (options.count("index") != 0) {
    common.index = options["index"].as<std::string>();
  } else if (!data_home.empty()) {
    common.index = data_home / "musubi" / "index";
  }
  if (common.index.empty()) {
    return fail("no index is named", "give --index DIR or set MUSUBI_INDEX");
  }
  Resources& resources = common.resources;
  resources.data = options.count("data") != 0 ? fs::path(options["data"].as<std::string>())
                                              : data_of_installation();
  resources.dictionary = options.count("dictionary") != 0
                             ? fs::path(options["dictionary"].as<std::string>())
                             : fs::path(MUSUBI_MECAB_DICTIONARY);
  resources.user_dictionaries = own_dictionaries(resources.data);
  for (fs::path& file : paths(options, "user-dictionary")) {
    resources.user_dictionaries.push_back(std::move(file));
  }
  if (const fs::path cache = xdg_folder("XDG_CACHE_HOME", ".cache"); !cache.empty()) {
    resources.cache = cache / "musubi";
  }
  if (const fs::path state = xdg_folder("XDG_STATE_HOME", ".local/state"); !state.empty()) {
    common.state = state / "musubi";
  }
  resources.gazetteers = paths(options, "gazetteer");
  resources.taxonomies = paths(options, "taxonomy");
  const auto sections = config_sections(options);
  if (!sections) return tl::unexpected(sections.error());
  auto shards = read_shards_section(*sections);
  if (!shards) return tl::unexpected(shards.error());
  common.remote = std::move(shards->access);
  common.hosts = std::move(shards->hosts);
  return common;
}

}  // namespace musubi
