#include "searcher/plan/synonyms.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <sstream>

#include "common/analysis/normalizer.h"
#include "common/file/input_file.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxFileBytes = 8U << 20;
constexpr std::size_t kMaxLines = 10'000;
constexpr std::size_t kMaxEntries = 64;

constexpr std::string_view kArrow = "=>";

// Of a normalized text: no blanks at the ends, one in the place of several.
std::string tidy(std::string_view normalized) {
  std::string text;
  for (const char c : trim(normalized)) {
    const bool is_blank = c == ' ' || c == '\t';
    if (!is_blank) {
      text += c;
    } else if (!text.ends_with(' ')) {
      text += ' ';
    }
  }
  return text;
}

// The entries between commas; a backslash before a comma or a backslash takes it as it is.
std::vector<std::string> split_list(std::string_view list) {
  std::vector<std::string> entries;
  std::string entry;
  const auto close = [&] {
    if (std::string tidied = tidy(normalize(entry)); !tidied.empty())
      entries.push_back(std::move(tidied));
    entry.clear();
  };
  for (std::size_t at = 0; at < list.size(); ++at) {
    if (list[at] == '\\' && at + 1 < list.size()) {
      entry += list[++at];
    } else if (list[at] == ',') {
      close();
    } else {
      entry += list[at];
    }
  }
  close();
  return entries;
}

}  // namespace

Result<Synonyms> Synonyms::load(const std::filesystem::path& file, Origin origin) {
  const auto text = read_whole(file, kMaxFileBytes);
  if (!text) return fail(fmt::format("cannot read {}: {}", file.string(), text.error().message));
  std::istringstream stream(*text);
  Synonyms synonyms;
  synonyms.origin_ = origin;
  std::string line;
  for (std::size_t number = 1; std::getline(stream, line); ++number) {
    if (number > kMaxLines) {
      return fail(fmt::format("{} has more than {} lines", file.string(), kMaxLines));
    }
    if (auto added = synonyms.add_line(line); !added) {
      return fail(fmt::format("{}:{}: {}", file.string(), number, added.error().message),
                  added.error().hint);
    }
  }
  return synonyms;
}

Result<void> Synonyms::add_line(std::string_view raw) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (raw.starts_with(kByteOrderMark)) raw.remove_prefix(kByteOrderMark.size());
  const std::string_view line = trim(raw);
  if (line.empty() || line.front() == '#') return {};
  const std::size_t arrow = line.find(kArrow);
  const bool replaces = arrow != line.npos;
  const auto from = split_list(line.substr(0, arrow));
  const auto to = replaces ? split_list(line.substr(arrow + kArrow.size())) : from;
  if (from.empty() || to.empty()) {
    return fail("a side of the synonyms is empty", "write: a, b, c  or  a => b, c");
  }
  if (from.size() > kMaxEntries || to.size() > kMaxEntries) {
    return fail(fmt::format("more than {} synonyms in one line", kMaxEntries));
  }
  for (const std::string& word : from) add(word, to, !replaces);
  return {};
}

void Synonyms::add(const std::string& from, const std::vector<std::string>& to, bool keeps_typed) {
  const bool names_itself = std::find(to.begin(), to.end(), from) != to.end();
  auto [entry, is_new] = entries_.try_emplace(from);
  const bool keeps = keeps_typed || names_itself;
  entry->second.origin = origin_;
  entry->second.keeps_typed = is_new ? keeps : entry->second.keeps_typed || keeps;
  for (const std::string& word : to) {
    auto& others = entry->second.others;
    if (word != from && std::find(others.begin(), others.end(), word) == others.end()) {
      others.push_back(word);
    }
  }
}

void Synonyms::add_missing(const Synonyms& more) {
  if (stands_alone_) return;
  entries_.insert(more.entries_.begin(), more.entries_.end());
}

const Synonyms::Entry* Synonyms::find(std::string_view normalized) const {
  if (entries_.empty()) return nullptr;
  const auto found = entries_.find(tidy(normalized));
  return found == entries_.end() ? nullptr : &found->second;
}

}  // namespace musubi
