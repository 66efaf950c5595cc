#include "searcher/options/saved_searches.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "common/text/utf8.h"

namespace musubi {

namespace {

constexpr std::string_view kSection = "search.";
constexpr std::string_view kNotify = "notify";

// Whether the command line has the option itself, in the place of what is saved, or takes it back:
// --country 米国, --country=米国, --no-country.
bool is_overruled(const std::string& key, const std::vector<std::string>& typed) {
  const std::string option = "--" + key;
  return std::any_of(typed.begin(), typed.end(), [&](const std::string& word) {
    return word == option || word.starts_with(option + "=") || word == "--no-" + key;
  });
}

// `typed`: the whole command line.
std::vector<std::string> words_of(const ConfigSection& section,
                                  const std::vector<std::string>& typed) {
  std::vector<std::string> words;
  for (const ConfigEntry& entry : section.entries) {
    if (entry.key == kNotify || is_overruled(entry.key, typed)) continue;
    if (entry.key == "query") {
      words.push_back(entry.value);
    } else if (entry.value == "true") {
      words.push_back("--" + entry.key);
    } else if (entry.value != "false") {
      words.push_back(fmt::format("--{}={}", entry.key, entry.value));
    }
  }
  return words;
}

// The blank that an input method types parts no words for a shell: @china　大連.
std::vector<std::string> parted_behind_names(const std::vector<std::string>& words) {
  constexpr std::string_view kBlank = "　";
  std::vector<std::string> parted;
  for (const std::string& word : words) {
    std::string_view rest = word;
    for (std::size_t at; rest.starts_with('@') && (at = rest.find(kBlank)) != rest.npos;) {
      parted.emplace_back(rest.substr(0, at));
      rest = trim(rest.substr(at));
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

Result<std::vector<std::string>> with_saved_searches(const std::vector<std::string>& words,
                                                     const std::vector<ConfigSection>& sections) {
  const auto names = saved_names(sections);
  if (!names) return tl::unexpected(names.error());
  if (names->empty()) return words;
  std::vector<std::string> result;
  for (const std::string& word : parted_behind_names(words)) {
    if (word.size() < 2 || word.front() != '@') {
      result.push_back(word);
      continue;
    }
    const std::string wanted = std::string(kSection) + word.substr(1);
    const auto section = std::find_if(sections.begin(), sections.end(),
                                      [&](const ConfigSection& one) { return one.name == wanted; });
    if (section == sections.end()) {
      return fail(fmt::format("there is no saved search {}", printable(word)),
                  fmt::format("saved are @{}", fmt::join(*names, ", @")));
    }
    for (std::string& saved : words_of(*section, words)) result.push_back(std::move(saved));
  }
  return result;
}

}  // namespace musubi
