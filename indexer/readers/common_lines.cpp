#include "indexer/readers/common_lines.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <set>

#include "common/text/utf8.h"
#include "indexer/readers/take_line.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxCommonLines = 500;  // of a folder

std::uint64_t hash_of(std::string_view line) {
  return XXH3_64bits(line.data(), line.size());
}

// Whom to ask, and where.
bool is_contact(std::string_view line) {
  constexpr std::array<std::string_view, 12> kWords = {"〒",         "電話",     "TEL",    "Tel",
                                                       "FAX",        "ファクス", "住所",   "所在地",
                                                       "問い合わせ", "問合せ",   "連絡先", "@"};
  return std::any_of(kWords.begin(), kWords.end(),
                     [line](std::string_view word) { return line.find(word) != line.npos; });
}

// A label with its value tells something of its page even where others say the same:
// 締結日: 1998年5月6日.
bool is_labelled(std::string_view line) {
  constexpr std::array<std::string_view, 4> kMarks = {"：", ":", "|", "\t"};
  return std::any_of(kMarks.begin(), kMarks.end(),
                     [line](std::string_view mark) { return line.find(mark) != line.npos; }) ||
         std::any_of(line.begin(), line.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_common(std::string_view line, const CommonLines& lines) {
  return std::binary_search(lines.begin(), lines.end(), hash_of(line));
}

// How many lines from one end of the text on are common ones, or stay among them.
template <typename Line, typename Stays>
std::size_t lines_at_end(Line line, Line end, const CommonLines& lines, Stays stays) {
  std::size_t count = 0;
  for (; line != end; ++line, ++count) {
    if (!stays(*line) && !is_common(*line, lines)) break;
  }
  return count;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::string_view line = trim(take_line(text));
    if (!line.empty()) lines.push_back(line);
  }
  return lines;
}

}  // namespace

void CommonLineCounter::add_page(std::string_view text) {
  ++page_count_;
  std::set<std::uint64_t> seen;
  for (const std::string_view line : lines_of(text)) {
    if (!is_contact(line) && !is_labelled(line)) seen.insert(hash_of(line));
  }
  for (const std::uint64_t line : seen) ++pages_of_[line];
}

CommonLines CommonLineCounter::common() const {
  const std::size_t least = std::max(kLeastPages, (page_count_ * 3 + 4) / 5);
  CommonLines lines;
  for (const auto& [line, pages] : pages_of_) {
    if (pages >= least && lines.size() < kMaxCommonLines) lines.push_back(line);
  }
  return lines;
}

TrimmedPage without_common_lines(std::string_view text, std::string_view title,
                                 const CommonLines& lines) {
  const auto stays = [title](std::string_view line) { return is_contact(line) || line == title; };
  const std::vector<std::string_view> all = lines_of(text);
  const std::size_t above = lines_at_end(all.begin(), all.end(), lines, stays);
  const std::size_t below = lines_at_end(all.rbegin(), all.rend(), lines, stays);
  if (above == all.size()) return {std::string(text), {}};
  TrimmedPage page;
  for (std::size_t at = 0; at < all.size(); ++at) {
    const bool is_text = at >= above && at < all.size() - below;
    if (is_text || stays(all[at])) {
      page.text.append(all[at]).append("\n");
    } else {
      page.left_out.emplace_back(all[at]);
    }
  }
  return page;
}

FoundLines find_common_lines(const std::vector<FolderPage>& pages) {
  CommonLineCounter counter;
  for (const FolderPage& page : pages) counter.add_page(page.text);
  CommonLines lines = counter.common();
  std::set<std::string> left_out;
  for (const FolderPage& page : pages) {
    for (std::string& line : without_common_lines(page.text, page.title, lines).left_out) {
      left_out.insert(std::move(line));
    }
  }
  if (left_out.empty()) return {};
  return {
      std::move(lines),
      fmt::format("{} lines that most of its pages begin or end with are left out of them: {}{}",
                  left_out.size(), truncate_utf8(*left_out.begin(), 90),
                  left_out.size() > 1 ? " …" : "")};
}

const CommonLines* common_lines_of(const FolderLines& folders, const std::string& file) {
  const std::size_t slash = file.rfind('/');
  const auto found = folders.find(slash == std::string::npos ? "" : file.substr(0, slash));
  return found == folders.end() || found->second.empty() ? nullptr : &found->second;
}

}  // namespace musubi
