#include "indexer/readers/page_lines.h"

#include <algorithm>
#include <array>
#include <string>

#include "common/calendar/date_parser.h"
#include "common/gazetteer/phrase_matcher.h"
#include "common/text/utf8.h"
#include "common/text/words.h"
#include "indexer/readers/page_line_words.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxMenuChars = 20;  // of an entry of a menu
constexpr std::size_t kMinMenuLines = 4;
constexpr std::size_t kMaxContactLines = 8;

bool is_japanese(char32_t c) {
  return (c >= U'ぁ' && c <= U'ヺ') || (c >= 0x2E80 && c <= 0x2FDF) || (c >= 0x3400 && c <= 0x9FFF);
}

// No more are counted than `most`.
std::size_t japanese_chars(std::string_view line, std::size_t most) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < line.size() && count < most;) {
    if (is_japanese(next_code_point(line, at))) ++count;
  }
  return count;
}

// Of two characters or more.
template <std::size_t N>
PhraseMatcher matcher_of(const std::array<std::string_view, N>& words) {
  return PhraseMatcher(std::vector<std::string>(words.begin(), words.end()));
}

bool holds_any(std::string_view line, const PhraseMatcher& words) {
  for (std::size_t at = 0; at < line.size(); next_code_point(line, at)) {
    if (words.match(line, at, [](std::uint32_t, std::size_t) { return true; })) return true;
  }
  return false;
}

std::string_view without_bullet(std::string_view line, bool& has_bullet) {
  constexpr auto kBullets =
      std::to_array<std::string_view>({"•", "・", "●", "○", "■", "▶", "›", "*", "-", "|"});
  for (const std::string_view bullet : kBullets) {
    if (!line.starts_with(bullet)) continue;
    has_bullet = true;
    return trim(line.substr(bullet.size()));
  }
  return line;
}

bool is_button(std::string_view line) {
  constexpr std::size_t kMaxChars = 60;
  if (line.size() > 4 * kMaxChars) return false;
  bool has_bullet = false;
  const std::string_view words = without_bullet(line, has_bullet);
  if (starts_with_any(words, kDateWords)) return char_count(words) < kMaxChars;
  if (std::find(kSectionWords.begin(), kSectionWords.end(), words) != kSectionWords.end())
    return true;
  static const PhraseMatcher buttons = matcher_of(kButtonWords);
  return char_count(words) <= kMaxChars && holds_any(truncate_utf8(words, 64), buttons);
}

// Numbers, dates, punctuation, a word of another script.
bool is_number(std::string_view line) {
  constexpr std::size_t kMaxOfDate = 9;  // 1982年(昭和57年)10月11日(月)
  const std::size_t count = japanese_chars(line, kMaxOfDate + 1);
  if (count == 0) return true;
  return count <= kMaxOfDate && line.find("年") != line.npos && parse_date(line).has_value();
}

bool is_menu_entry(std::string_view line, bool& has_bullet) {
  const std::string_view words = without_bullet(line, has_bullet);
  return char_count(words) <= kMaxMenuChars && words.find("。") == words.npos &&
         words.find("、") == words.npos && words.find_first_of("0123456789:") == words.npos;
}

// 高知県庁ホームページ
bool is_name_of_site(std::string_view line) {
  constexpr auto kSites = std::to_array<std::string_view>(
      {"ホームページ", "公式サイト", "ウェブサイト", "公式ウェブ", "Webサイト", "WEBサイト"});
  constexpr std::size_t kMaxChars = 20;
  return line.size() <= 4 * kMaxChars && char_count(line) <= kMaxChars &&
         std::any_of(kSites.begin(), kSites.end(),
                     [&](std::string_view word) { return line.ends_with(word); });
}

LineKind kind_of(std::string_view line) {
  if (line.empty()) return LineKind::Blank;
  if (!parts_of_trail(line).empty()) return LineKind::Trail;
  if (starts_with_any(line, kFooterWords)) return LineKind::Footer;
  if (is_name_of_site(line)) return LineKind::Navigation;
  const bool begins_contact = line.starts_with(kPostalMark) || starts_with_any(line, kContactWords);
  if (begins_contact && line.find("。") == line.npos) return LineKind::Contact;
  const bool is_heading = line.size() <= 160 && char_count(line) <= 40;
  static const PhraseMatcher contacts = matcher_of(kContactWords);
  const bool has_postal_mark = is_heading && line.find(kPostalMark) != line.npos;
  if (has_postal_mark || (is_heading && holds_any(line, contacts))) return LineKind::Contact;
  if (is_button(line)) return LineKind::Navigation;
  if (is_number(line)) return LineKind::Number;
  return LineKind::Text;
}

std::vector<std::string_view> parted(std::string_view line, std::string_view arrow) {
  std::vector<std::string_view> parts;
  for (std::size_t end = line.find(arrow); end != line.npos; end = line.find(arrow)) {
    parts.push_back(trim(line.substr(0, end)));
    line.remove_prefix(end + arrow.size());
  }
  parts.push_back(trim(line));
  return parts;
}

// 現在位置：ホーム, ある市トップページ; not 老人ホーム.
bool is_home(std::string_view step) {
  constexpr auto kHomes = std::to_array<std::string_view>(
      {"ホーム", "トップ", "HOME", "Home", "home", "TOP", "Top", "ＨＯＭＥ", "ＴＯＰ"});
  constexpr auto kEnds =
      std::to_array<std::string_view>({"トップ", "トップページ", "ホームページ", "HOME"});
  for (const std::string_view mark : {" ", "　", ":", "：", "]", "】"}) {
    const std::size_t at = step.rfind(mark);
    if (at != step.npos) step.remove_prefix(at + mark.size());
  }
  return std::find(kHomes.begin(), kHomes.end(), step) != kHomes.end() ||
         ends_with_any(step, kEnds);
}

// A bare > stands between other things too, and so does a single arrow: there the first step has
// to be the top of a site.  気温＞湿度＞風の順に効く compares.
bool is_trail(const std::vector<std::string_view>& steps, std::string_view arrow) {
  if (is_home(steps.front())) return true;
  if (steps.size() == 2) return arrow == ">>" || arrow == "≫";
  const std::string_view last = steps.back();
  return arrow != ">" && last.find("の順に") == last.npos && !last.ends_with("の順");
}

// A list of short lines with bullets above the text is a menu.
void mark_menus(std::string_view text, std::vector<PageLine>& lines) {
  const std::size_t head = lines.size() / 2;
  for (std::size_t i = 0; i < head;) {
    std::size_t end = i;
    std::size_t bullets = 0;
    std::size_t count = 0;
    for (; end < lines.size(); ++end) {
      bool has_bullet = false;
      const LineKind kind = lines[end].kind;
      if (kind == LineKind::Blank) continue;
      if (kind == LineKind::Trail || !is_menu_entry(lines[end].in(text), has_bullet)) break;
      if (!has_bullet) break;
      ++bullets;
      ++count;
    }
    if (count >= kMinMenuLines && bullets == count) {
      for (std::size_t j = i; j < end; ++j) {
        if (lines[j].kind == LineKind::Text) lines[j].kind = LineKind::Navigation;
      }
    }
    i = std::max(end, i + 1);
  }
}

// The lines below the heading of a contact, and all below the foot.
void mark_tail(std::vector<PageLine>& lines) {
  std::size_t contact = 0;
  bool is_foot = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    LineKind& kind = lines[i].kind;
    if (kind == LineKind::Contact) contact = kMaxContactLines + 1;
    // An address at the head of a page ends with its paragraph.
    if (kind == LineKind::Blank && i < lines.size() / 3) contact = 0;
    if (kind == LineKind::Footer && i > lines.size() / 3) is_foot = true;
    if (contact > 0) {
      --contact;
      if (kind == LineKind::Text) kind = LineKind::Contact;
    } else if (is_foot && kind == LineKind::Text) {
      kind = LineKind::Footer;
    }
  }
}

}  // namespace

std::vector<std::string_view> parts_of_trail(std::string_view line) {
  constexpr auto kArrows =
      std::to_array<std::string_view>({" > ", "＞", " › ", " » ", " >> ", ">>", "≫", ">"});
  if (contains_any(line, std::array<std::string_view, 4>{"->", "=>", "－＞", "＝＞"})) return {};
  for (const std::string_view arrow : kArrows) {
    const auto parts = parted(line, arrow);
    if (parts.size() > 1 && is_trail(parts, arrow)) return parts;
  }
  return {};
}

std::vector<PageLine> lines_of_page(std::string_view text) {
  std::vector<PageLine> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = trim(text.substr(at, end - at));
    const auto begin = line.empty() ? at : static_cast<std::size_t>(line.data() - text.data());
    lines.push_back({begin, begin + line.size(), kind_of(line)});
    at = end + 1;
  }
  mark_menus(text, lines);
  mark_tail(lines);
  return lines;
}

}  // namespace musubi
