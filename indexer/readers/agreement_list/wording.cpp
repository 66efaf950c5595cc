#include "indexer/readers/agreement_list/wording.h"

#include <array>
#include <string>
#include <utility>

#include "common/calendar/date_parser.h"
#include "common/text/ascii.h"
#include "common/text/words.h"

namespace musubi {

namespace {

constexpr auto kAgreements = std::to_array<std::string_view>(
    {"協定",       "協定書",       "覚書",   "覚え書", "覚え書き", "合意",       "合意書", "同意",
     "同意書",     "趣意書",       "宣言",   "宣言書", "宣言文",   "議定書",     "協議書", "確認書",
     "意向書",     "盟約",         "盟約書", "提携",   "提携書",   "契約",       "契約書", "協約",
     "協約書",     "約定",         "約定書", "備忘録", "議事録",   "声明",       "声明書", "取決め",
     "取り決め",   "取極",         "取極め", "申合せ", "申合せ書", "申し合わせ", "計画",   "計画書",
     "要綱",       "憲章",         "誓約書", "調印書", "締結書",   "証書",       "意見書", "約款",
     "コミュニケ", "メモランダム", "MOU",    "ＭＯＵ", "MOC",      "LOI",        "ＬＯＩ"});

// In small letters; found as whole words.
constexpr auto kEnglishAgreements = std::to_array<std::string_view>(
    {"agreement", "memorandum", "mou", "letter of intent", "loi", "declaration", "protocol",
     "accord", "statement", "arrangement", "charter", "partnership"});

constexpr auto kBodies = std::to_array<std::string_view>(
    {"国",       "市",        "省",     "州",     "県",     "郡",     "区",       "道",
     "都",       "府",        "町",     "村",     "島",     "地方",   "庁",       "局",
     "部",       "政府",      "議会",   "大学",   "大学校", "学院",   "学校",     "高校",
     "機構",     "研究所",    "協会",   "会",     "会議所", "委員会", "センター", "公社",
     "財団",     "事業団",    "連盟",   "連合",   "企業",   "会社",   "銀行",     "病院",
     "公園",     "園",        "博物館", "美術館", "図書館", "港",     "公団",     "組合",
     "基金",     "首都圏",    "側",     "市役所", "領事館", "大使館", "シティ",   "カウンティ",
     "グループ", "クラスター"});

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kBrackets = {
    {{"（", "）"}, {"(", ")"}, {"「", "」"}, {"『", "』"}, {"［", "］"}, {"[", "]"}}};

std::string small_letters(std::string_view text) {
  std::string small(text);
  for (char& c : small) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return small;
}

bool holds_english_word(std::string_view text, std::string_view word) {
  const std::size_t at = text.find(word);
  if (at == text.npos || (at > 0 && is_ascii_letter(text[at - 1]))) return false;
  const std::size_t end = at + word.size();
  return end == text.size() || !is_ascii_letter(text[end]);
}

// Without what may follow the name: 協定2011-2014, 覚書（第2期）.
std::string_view without_tail(std::string_view text) {
  for (const auto& [open, close] : kBrackets) {
    const std::size_t at = text.rfind(open);
    if (text.ends_with(close) && at != text.npos && at > 0) text = text.substr(0, at);
  }
  const std::size_t last = text.find_last_not_of("0123456789-. ");
  text = text.substr(0, last == text.npos ? 0 : last + 1);
  for (const std::string_view tail : {"」", "』", "等", "など"}) {
    if (text.ends_with(tail)) text.remove_suffix(tail.size());
  }
  return text;
}

int count(std::string_view text, std::string_view word) {
  int found = 0;
  for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + word.size())) {
    ++found;
  }
  return found;
}

bool is_balanced(std::string_view text) {
  return std::all_of(kBrackets.begin(), kBrackets.end(), [text](const auto& brackets) {
    return count(text, brackets.first) == count(text, brackets.second);
  });
}

}  // namespace

bool is_agreement_title(std::string_view text) {
  text = without_tail(text);
  if (ends_with_any(text, kAgreements)) return true;
  if (std::none_of(text.begin(), text.end(), is_ascii_letter)) return false;
  const std::string small = small_letters(text);
  return std::any_of(kEnglishAgreements.begin(), kEnglishAgreements.end(),
                     [&](std::string_view word) { return holds_english_word(small, word); });
}

bool ends_as_body(std::string_view text) {
  return ends_with_any(text, kBodies);
}

bool begins_item(std::string_view text) {
  for (const std::string_view open : {"（", "("}) {
    if (!text.starts_with(open)) continue;
    const std::string_view inside = text.substr(open.size());
    return starts_with_any(inside,
                           {"0",  "1",  "2",  "3",  "4",  "5",  "6",  "7",  "8",    "9", "１",
                            "２", "３", "４", "５", "６", "７", "８", "９", "備考", "注"});
  }
  return starts_with_any(text, {"①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨", "・", "※", "○", "●",
                                "◆", "■", "◎", "【"});
}

bool begins_bracketed_date(std::string_view text) {
  for (const std::string_view open : {"[", "［", "〔", "【"}) {
    if (!text.starts_with(open)) continue;
    const auto dates = find_dates(text.substr(0, 60));
    return !dates.empty() && dates[0].begin == open.size();
  }
  return false;
}

bool is_beyond_cell(std::string_view text) {
  return contains_any(text, {"。", "http://", "https://", "年締結", "月締結", "日締結"}) ||
         begins_bracketed_date(text);
}

bool is_unfinished(std::string_view text) {
  return !is_balanced(text) ||
         ends_with_any(text, {"、", "，", "・", "の", "を", "と", "－", "／", "/", "及び"});
}

}  // namespace musubi
