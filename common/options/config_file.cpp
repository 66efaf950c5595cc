#include "common/options/config_file.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/file/input_file.h"
#include "common/options/xdg_folder.h"
#include "common/text/utf8.h"

namespace musubi {

namespace fs = std::filesystem;
namespace po = boost::program_options;

namespace {

constexpr std::size_t kMaxConfigBytes = 8U << 20;
constexpr std::string_view kSections[] = {"indexer", "searcher"};

fs::path default_config() {
  for (const fs::path& folder : {xdg_folder("XDG_CONFIG_HOME", ".config"), fs::path("/etc")}) {
    fs::path file = folder / "musubi" / "musubi.conf";
    std::error_code error;
    if (!folder.empty() && fs::is_regular_file(file, error)) return file;
  }
  return {};
}

// "limit" of "--limit is a number"; empty of another message.
std::string option_told_of(std::string_view message) {
  if (!message.starts_with("--")) return {};
  message.remove_prefix(2);
  return std::string(message.substr(0, message.find_first_of(" :")));
}

bool is_given(const std::string& option, const std::vector<std::string>& words) {
  const std::string typed = "--" + option;
  return std::any_of(words.begin(), words.end(), [&typed](const std::string& word) {
    return word == typed || word.starts_with(typed + "=");
  });
}

}  // namespace

fs::path config_file_of(const po::variables_map& options) {
  return options.count("config") != 0 ? fs::path(options["config"].as<std::string>())
                                      : default_config();
}

Result<ConfigText> read_config(const fs::path& file) {
  if (file == "/dev/null") return ConfigText();  // says that there is to be none
  const auto text = read_whole(file, kMaxConfigBytes);
  if (!text) {
    return fail(
        fmt::format("cannot read the config file {}: {}", file.string(), text.error().message));
  }
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  const bool is_marked = text->starts_with(kByteOrderMark);
  return split_config(std::string_view(*text).substr(is_marked ? kByteOrderMark.size() : 0),
                      file.string());
}

Result<std::string> option_of_key(const std::string& key, const std::string& section,
                                  const po::options_description& known) {
  const auto dot = key.find('.');
  const std::string of_section = dot == key.npos ? "" : key.substr(0, dot);
  const std::string name = dot == key.npos ? key : key.substr(dot + 1);
  const bool other = !of_section.empty() && of_section != section;
  if (other) {
    for (const std::string_view one : kSections) {
      if (one == of_section) return std::string();
    }
    return fail(fmt::format("unknown section [{}]", of_section));
  }
  if (known.find_nothrow(name, false) == nullptr) {
    return fail(fmt::format("unknown key {}", key),
                "keys of one program stand below [indexer] or [searcher]");
  }
  return name;
}

std::size_t line_of_key(const ConfigText& text, const std::string& key) {
  std::string_view rest = text.options;
  std::string section;
  std::size_t found = 0;
  for (std::size_t number = 1; !rest.empty(); ++number) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = trim(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.starts_with('[') && line.ends_with(']')) {
      section = std::string(trim(line.substr(1, line.size() - 2))) + ".";
    } else if (section + std::string(trim(line.substr(0, line.find('=')))) == key) {
      found = number;
    }
  }
  return found;
}

std::string place_of_option(const ConfigText& text, const fs::path& file,
                            const std::string& section, const std::string& option) {
  const std::string name = option.substr(std::min(option.find_first_not_of('-'), option.size()));
  const std::size_t line =
      std::max(line_of_key(text, name), line_of_key(text, section + "." + name));
  return line == 0 ? file.string() : fmt::format("{}:{}", file.string(), line);
}

Error with_place(Error error, const std::vector<std::string>& words, const std::string& section,
                 const po::variables_map& options) {
  const std::string option = option_told_of(error.message);
  const fs::path file = config_file_of(options);
  if (option.empty() || file.empty() || is_given(option, words)) return error;
  const auto text = read_config(file);
  if (!text) return error;
  const std::string place = place_of_option(*text, file, section, option);
  if (place == file.string()) return error;
  error.message = fmt::format("{}: this key is wrong: {}", place, error.message);
  return error;
}

}  // namespace musubi
