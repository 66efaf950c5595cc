#include "indexer/tagging/domains/domain_words.h"

#include <algorithm>
#include <array>

#include "common/text/ascii.h"
#include "common/text/utf8.h"
#include "common/text/words.h"
#include "indexer/readers/leading_marks.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxFieldBytes = 150;   // from a domain to the 分野 behind its list
constexpr std::size_t kMaxSubjectBytes = 75;  // from a domain to に関する覚書

bool is_part_of_name(char32_t c) {
  return (c >= 0x3400 && c <= 0x9FFF) || (c >= U'ァ' && c <= U'ヺ') || c == U'ー' || c == U'・';
}

// に関する友好協力協定, についての包括連携協定
bool is_subject_of_paper(std::string_view rest) {
  constexpr auto kOf = std::to_array<std::string_view>({"に関する", "についての", "に係る"});
  constexpr auto kSubjectPapers =
      std::to_array<std::string_view>({"協定", "覚書", "協議書", "宣言", "合意書", "議定書"});
  constexpr std::size_t kMaxBytes = 48;
  if (!starts_with_any(rest, kOf)) return false;
  const std::string_view near = truncate_utf8(rest, kMaxBytes);
  return contains_any(near.substr(0, std::min(near.find("、"), near.find("。"))), kSubjectPapers);
}

// サッカーを通じた小学生の交流
bool is_means_of_tie(std::string_view rest) {
  constexpr std::size_t kMaxBytes = 48;
  if (!rest.starts_with("を通じ") && !rest.starts_with("を通し")) return false;
  const std::string_view near = truncate_utf8(rest, kMaxBytes);
  return holds(near.substr(0, near.find("。")), "交流");
}

// (1), 2., ③: what an item is counted by.
std::string_view without_number(std::string_view line) {
  if (line.starts_with("(")) line.remove_prefix(1);
  const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
  if (digits == 0 || digits > 2) return line;
  std::string_view rest = line.substr(digits);
  for (const std::string_view mark : {")", ".", "、", " "}) {
    if (rest.starts_with(mark)) return trim(rest.substr(mark.size()));
  }
  return line;
}

}  // namespace

bool is_in_office(std::string_view text, std::size_t end) {
  constexpr auto kOffices = std::to_array<std::string_view>(
      {"省",   "庁",     "院",     "院長",     "局",     "部",       "課",     "室",     "委員会",
       "協会", "大使館", "領事館", "大学",     "学校",   "学部",     "組合",   "連盟",   "公社",
       "機構", "財団",   "法人",   "センター", "事務所", "議員連盟", "会議所", "代表処", "弁事処",
       "会館", "ホール", "プラザ", "体育館",   "情勢",   "事情",     "大臣",   "相",     "長官",
       "省長", "庁長官", "局長",   "部長",     "課長",   "室長",     "所長"});
  constexpr std::size_t kMaxChars = 8;
  std::size_t at = end;
  for (std::size_t chars = 0; at < text.size() && chars <= kMaxChars; ++chars) {
    const std::string_view rest = text.substr(at);
    for (const std::string_view office : kOffices) {
      if (!rest.starts_with(office)) continue;
      std::size_t behind = at + office.size();
      // 観光部門, 教育局面 are none.
      const bool ends = behind == text.size() || !is_part_of_name(next_code_point(text, behind)) ||
                        office.size() > 3;
      if (ends && !(office == "部" && rest.starts_with("部門"))) return true;
    }
    if (!is_part_of_name(next_code_point(text, at))) return false;
  }
  return false;
}

bool is_in_list_of_fields(std::string_view behind) {
  constexpr auto kFields =
      std::to_array<std::string_view>({"分野", "部門での", "面での交流", "などの面で", "各方面"});
  return contains_any(truncate_utf8(behind, kMaxFieldBytes), kFields);
}

bool is_field_of_tie(std::string_view behind) {
  constexpr auto kPapers = std::to_array<std::string_view>({"提携", "協定", "締結", "覚書"});
  constexpr auto kSubjects = std::to_array<std::string_view>(
      {"に関する覚書", "に関する協定", "に関する連携",   "に関する協力",   "協力協定",
       "協力に関する", "における協力", "における交流",   "の交流",         "の協力",
       "での交流",     "での協力",     "で協力",         "で連携",         "で交流",
       "の連携",       "での連携",     "の促進に関する", "の推進に関する", "の派遣",
       "の受け入れ",   "の受入れ"});
  if (is_in_list_of_fields(behind)) return true;
  // Up to there nothing but other fields: 観光と文化の交流, 経済や教育での協力.
  const std::string_view near = truncate_utf8(behind, kMaxSubjectBytes);
  bool seen_comma = false;
  for (std::size_t at = 0; at < near.size();) {
    const std::string_view rest = near.substr(at);
    if (!seen_comma && starts_with_any(rest, kPapers)) return true;
    if (rest.starts_with("、")) seen_comma = true;
    if (starts_with_any(rest, kSubjects) || is_subject_of_paper(rest) || is_means_of_tie(rest)) {
      return true;
    }
    constexpr std::u32string_view kJoints = U"とやのなどび、・及等,れりしけみえげ";
    const char32_t c = next_code_point(near, at);
    const bool is_kana = c >= U'ぁ' && c <= U'ゖ';
    const bool is_sign = c < 0x3400 && !is_part_of_name(c) && !is_kana;
    if ((is_kana || is_sign) && kJoints.find(c) == kJoints.npos) return false;
  }
  return false;
}

std::optional<std::string_view> behind_label_of_fields(std::string_view line) {
  constexpr std::string_view kLabel = "分野";
  constexpr std::size_t kMaxCharsBefore = 8;  // 【主な交流
  constexpr auto kNoLabels = std::to_array<std::string_view>({"。", "、", "の", "は"});
  constexpr auto kOfTie = std::to_array<std::string_view>({"交流の", "協力の", "連携の"});
  constexpr auto kEnds = std::to_array<std::string_view>({":", "】", "]", ")", "|", " ", "\t"});
  const std::size_t at = line.find(kLabel);
  if (at == line.npos || char_count(line.substr(0, at)) > kMaxCharsBefore) return std::nullopt;
  std::string_view before = line.substr(0, at);
  if (ends_with_any(before, kOfTie)) before.remove_suffix(kOfTie.front().size());
  if (contains_any(before, kNoLabels)) return std::nullopt;
  std::string_view rest = line.substr(at + kLabel.size());
  if (!rest.empty() && !starts_with_any(rest, kEnds)) return std::nullopt;
  while (starts_with_any(rest, kEnds)) rest.remove_prefix(1 + (rest.starts_with("】") ? 2 : 0));
  return rest;
}

bool is_head_of_item(std::string_view line, std::size_t begin, std::size_t end) {
  constexpr std::size_t kMinBytes = 12;  // of what follows
  constexpr auto kParts = std::to_array<std::string_view>({" ", ":", "】", ")", "\t"});
  const std::string_view unmarked = without_number(without_leading_marks(line));
  const std::string_view bare = unmarked.starts_with("【") ? unmarked.substr(3) : unmarked;
  const bool is_head = bare.size() != line.size() && bare.data() == line.data() + begin;
  return is_head && starts_with_any(line.substr(end), kParts) && line.size() >= end + kMinBytes;
}

bool tells_of_contents(std::string_view sentence) {
  constexpr auto kContents =
      std::to_array<std::string_view>({"盛り込", "を柱と", "を内容と", "などを定め", "を明記"});
  constexpr auto kPapers =
      std::to_array<std::string_view>({"協定", "覚書", "合意", "宣言", "議定書", "協議書"});
  const auto is_in = [&](std::string_view word) { return sentence.find(word) != sentence.npos; };
  return std::any_of(kContents.begin(), kContents.end(), is_in) &&
         std::any_of(kPapers.begin(), kPapers.end(), is_in);
}

bool is_of_fishery(std::string_view text) {
  constexpr std::string_view kFishery = "水産";
  constexpr std::string_view kBefore = "農林";
  if (contains_any(text, Words{"漁業", "漁港", "漁協", "養殖"})) return true;
  for (std::size_t at = text.find(kFishery); at != text.npos; at = text.find(kFishery, at + 1)) {
    if (!text.substr(0, at).ends_with(kBefore)) return true;
  }
  return false;
}

}  // namespace musubi
