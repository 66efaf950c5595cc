#include "searcher/options/saved_searches.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "common/text/locale_text.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

constexpr std::string_view kSection = "search.";
constexpr std::string_view kNotify = "notify";
constexpr std::string_view kWideSign = "＠";

// Whether the command line has the option itself, in the place of what is saved, or takes it back:
// --country 米国, --country=米国, --no-country.
bool is_overruled(const std::string& key, const std::vector<std::string>& typed) {
  const std::string option = "--" + key;
  return std::any_of(typed.begin(), typed.end(), [&](const std::string& word) {
    return word == option || word.starts_with(option + "=") || word == "--no-" + key;
  });
}

// `typed`: the whole command line.
Result<void> add_words(const ConfigSection& section, const std::vector<std::string>& typed,
                       ExpandedWords& to) {
  for (const ConfigEntry& entry : section.entries) {
    if (entry.key == kNotify || is_overruled(entry.key, typed)) continue;
    const std::string place = fmt::format("{}:{}", section.file, entry.line);
    const auto value = utf8_text(entry.value);
    if (!value) {
      return fail(fmt::format("{}: the value of {} is not UTF-8", place, printable(entry.key)),
                  "save the file in UTF-8");
    }
    if (entry.key == "query") {
      to.words.push_back(entry.value);
    } else if (entry.value == "true") {
      to.words.push_back("--" + entry.key);
    } else if (entry.value != "false") {
      to.words.push_back(fmt::format("--{}={}", entry.key, entry.value));
      to.values.push_back({entry.key, *value, place});
    }
  }
  return {};
}

// The blank that an input method types parts no words for a shell: @china　大連.  Its sign ＠ is @.
std::vector<std::string> parted_behind_names(const std::vector<std::string>& words) {
  constexpr std::string_view kBlank = "　";
  std::vector<std::string> parted;
  for (const std::string& word : words) {
    std::string_view rest = word;
    while (may_name_saved(rest)) {
      const std::size_t end = std::min(rest.find(kBlank), rest.size());
      const std::size_t sign = rest.starts_with('@') ? 1 : kWideSign.size();
      parted.push_back(fmt::format("@{}", rest.substr(sign, end - sign)));
      rest = trim(rest.substr(end));
    }
    if (!rest.empty() || word.empty()) parted.emplace_back(rest);
  }
  return parted;
}

}  // namespace

Result<std::vector<std::string>> saved_names(const std::vector<ConfigSection>& sections) {
  std::vector<std::string> names;
  for (const ConfigSection& section : sections) {
    if (!section.name.starts_with(kSection)) continue;
    const std::string name = section.name.substr(kSection.size());
    const auto refused = [&](std::string_view reason) {
      return fail(fmt::format("{}:{}: {}", section.file, section.line, reason),
                  "as: [search.china], which is asked for by: searcher @china");
    };
    if (name.empty()) return refused("a saved search has no name");
    if (!section.argument.empty()) return refused("the name of a saved search is one word");
    if (!utf8_text(name)) return refused("the name of a saved search is not UTF-8");
    const bool is_second = std::find(names.begin(), names.end(), name) != names.end();
    if (is_second) return refused(fmt::format("a second saved search @{}", printable(name)));
    names.push_back(name);
  }
  return names;
}

std::vector<WatchedSearch> watched_searches(const std::vector<ConfigSection>& sections) {
  std::vector<WatchedSearch> watched;
  for (const ConfigSection& section : sections) {
    if (!section.name.starts_with(kSection)) continue;
    for (const ConfigEntry& entry : section.entries) {
      if (entry.key == kNotify) {
        watched.push_back({section.name.substr(kSection.size()), entry.value});
      }
    }
  }
  return watched;
}

bool may_name_saved(std::string_view word) {
  return (word.size() > 1 && word.starts_with('@')) ||
         (word.size() > kWideSign.size() && word.starts_with(kWideSign));
}

Result<ExpandedWords> with_saved_searches(const std::vector<std::string>& words,
                                          const std::vector<ConfigSection>& sections) {
  const auto names = saved_names(sections);
  if (!names) return tl::unexpected(names.error());
  if (names->empty()) return ExpandedWords{words, {}};
  ExpandedWords result;
  for (const std::string& word : parted_behind_names(words)) {
    if (!may_name_saved(word)) {
      result.words.push_back(word);
      continue;
    }
    const std::string wanted = std::string(kSection) + word.substr(1);
    const auto section = std::find_if(sections.begin(), sections.end(),
                                      [&](const ConfigSection& one) { return one.name == wanted; });
    if (section == sections.end()) {
      return fail(fmt::format("there is no saved search {}", printable(word)),
                  fmt::format("saved are @{}", fmt::join(*names, ", @")));
    }
    if (auto added = add_words(*section, words, result); !added) {
      return tl::unexpected(added.error());
    }
  }
  return result;
}

}  // namespace musubi
