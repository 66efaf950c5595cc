#include "indexer/readers/page_lines.h"

#include <algorithm>
#include <array>
#include <string>

#include "common/calendar/date_parser.h"
#include "common/text/ascii.h"
#include "common/text/utf8.h"
#include "common/text/words.h"
#include "indexer/readers/page_button.h"
#include "indexer/readers/page_line_words.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxMenuChars = 20;  // of an entry of a menu
constexpr std::size_t kMinMenuLines = 4;
constexpr std::size_t kMaxContactLines = 8;
constexpr std::string_view kMenuBar = " | ";

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

// 担当課 国際課, (電話:…); 連絡先 and 所在地 only where something follows that they are the label
// of: 友好都市の所在地と概要 is a heading.
bool tells_contact(std::string_view line) {
  constexpr auto kBehindLabels = std::to_array<std::string_view>({":", "：", " ", "　", ")", "）"});
  for (const std::string_view word : kContactWords) {
    for (std::size_t at = line.find(word); at != line.npos; at = line.find(word, at + 1)) {
      const std::string_view behind = line.substr(at + word.size());
      const bool is_latin = is_ascii_letter(word.front());
      const bool is_cut = is_latin && at > 0 && is_ascii_letter(line[at - 1]);  // HOTEL
      const bool may_be_told = word == "所在地" || word == "連絡先" || is_latin;
      if (is_cut) continue;
      if (!may_be_told || behind.empty() || starts_with_any(behind, kBehindLabels) ||
          is_digit(behind.front())) {
        return true;
      }
    }
  }
  return false;
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
  return words.size() <= 4 * kMaxMenuChars && char_count(words) <= kMaxMenuChars &&
         words.find("。") == words.npos && words.find("、") == words.npos &&
         words.find_first_of("0123456789:") == words.npos;
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
  if (steps.size() == 2) {
    const bool is_of_section =
        std::find(kSectionWords.begin(), kSectionWords.end(), steps.front()) != kSectionWords.end();
    return arrow == ">>" || arrow == "≫" || (arrow == " » " && is_of_section);
  }
  const std::string_view last = steps.back();
  return arrow != ">" && last.find("の順に") == last.npos && !last.ends_with("の順");
}

// ホーム | 特集 | 友好提携30周年の記念式典: bars part a menu too, whose entries are short.
bool is_trail_of_bars(const std::vector<std::string_view>& steps) {
  constexpr std::size_t kMinLastChars = 12;
  return steps.size() > 2 && is_home(steps.front()) && char_count(steps.back()) >= kMinLastChars;
}

// ホーム | サイトマップ | お問い合わせ
bool is_menu_of_bars(std::string_view line) {
  if (line.find(kMenuBar) == line.npos) return false;
  const auto entries = parted(line, kMenuBar);
  return entries.size() > 2 && is_home(entries.front());
}

LineKind kind_of(std::string_view line) {
  if (line.empty()) return LineKind::Blank;
  if (!parts_of_trail(line).empty()) return LineKind::Trail;
  if (starts_with_any(line, kFooterWords)) return LineKind::Footer;
  if (is_name_of_site(line) || is_menu_of_bars(line)) return LineKind::Navigation;
  const bool begins_contact = line.starts_with(kPostalMark) || starts_with_any(line, kContactWords);
  if (begins_contact && line.find("。") == line.npos) return LineKind::Contact;
  const bool is_heading = line.size() <= 160 && char_count(line) <= 40;
  const bool has_postal_mark = is_heading && line.find(kPostalMark) != line.npos;
  if (has_postal_mark || (is_heading && tells_contact(line))) return LineKind::Contact;
  if (is_button(line)) return LineKind::Navigation;
  if (is_number(line)) return LineKind::Number;
  return LineKind::Text;
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
  // What is part of each of them, and of hardly any line.
  if (!contains_any(line, Words{">", "|", "»", "›", "≫", "＞"})) return {};
  if (contains_any(line, std::array<std::string_view, 4>{"->", "=>", "－＞", "＝＞"})) return {};
  for (const std::string_view arrow : kArrows) {
    const auto parts = parted(line, arrow);
    if (parts.size() > 1 && is_trail(parts, arrow)) return parts;
  }
  const auto parts = parted(line, kMenuBar);
  return is_trail_of_bars(parts) ? parts : std::vector<std::string_view>();
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
