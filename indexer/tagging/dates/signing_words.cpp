#include "indexer/tagging/dates/signing_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "common/gazetteer/phrase_matcher.h"
#include "common/text/utf8.h"
#include "common/text/words.h"
#include "indexer/tagging/parties/partner_names.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxLabelChars = 16;  // of a line up to its date

constexpr std::string_view kYears = "周年";

constexpr auto kSigned = std::to_array<std::string_view>({
    "締結",       "調印",         "提携",   "署名",     "盟約",     "結んだ",     "結んで",
    "結び",       "結ぶ",         "結ばれ", "交わし",   "交わす",   "交わさ",     "サインし",
    "サインした", "取り交わ",     "縁組",   "都市とな", "都市にな", "姉妹州とな", "県州とな",
    "県省とな",   "友好県省とな", "結縁",   "取りかわ", "取交わ",   "むすんだ",   "むすび",
    "関係を樹立", "関係が成立",   "縁を結", "縁結び",   "サインを", "誓約",
});

// Right behind such a word, or between it and its date, these make something else of it.
constexpr auto kNotYet = std::to_array<std::string_view>({
    "申し入れ", "申入れ", "申し出", "提案",   "提言",     "打診",       "予定",
    "目指",     "めざ",   "向け",   "検討",   "協議を",   "結ぶこと",   "結ぶ方針",
    "結びたい", "決議",   "承認",   "可決",   "を求め",   "の覚書に基", "する方針",
    "を議決",   "を決定", "意向書", "見込み", "につなが",
});
// 提携を更新するための協議: talks about one.
constexpr auto kPreparation = std::to_array<std::string_view>({
    "ための協議",
    "ための話",
    "ための打",
    "ための準備",
    "ための会議",
    "ための会談",
    "ための事前",
    "ための意見",
});
constexpr auto kHistory = std::to_array<std::string_view>({
    "を皮切り",
    "に始ま",
    "が始まり",
    "をはじめ",
    "から始ま",
    "が最初",
    "解消",
});
// 結んで以来2例目: of those before this one.
constexpr std::string_view kSince = "以来";
constexpr auto kOthersSince =
    std::to_array<std::string_view>({"例目", "件目", "初めて", "各地", "全国", "ぶり"});
// An agreement on which something else rests.
constexpr auto kGrounds = std::to_array<std::string_view>({"に基づ", "を踏まえ", "にもとづ"});
constexpr auto kLabelEnds = std::to_array<std::string_view>({
    "年月日",
    "締結日",
    "締結日時",
    "調印日時",
    "署名日時",
    "提携日",
    "調印日",
    "署名日",
    "盟約日",
    "締結年",
    "の日",
    "提携",
    "締結",
    "調印",
    "署名",
    "締結式",
    "調印式",
    "署名式",
});
constexpr auto kOccasions =
    std::to_array<std::string_view>({"日時", "期日", "開催日", "とき", "日 時", "式典"});
constexpr auto kOtherDates = std::to_array<std::string_view>({
    "更新日",
    "更新",
    "作成",
    "掲載",
    "公開",
    "発行",
    "登録日",
    "申し入れ",
    "訪問",
    "投稿",
});

std::string_view without_marks(std::string_view line) {
  for (bool cut = true; cut && !line.empty();) {
    cut = false;
    for (const std::string_view mark : {":", "|", "<", "(", " ", "·", "・", "…", "⇒", "→", "-"}) {
      if (!line.ends_with(mark)) continue;
      line.remove_suffix(mark.size());
      cut = true;
    }
  }
  return line;
}

bool is_of_others_since(std::string_view text) {
  const std::size_t since = text.find(kSince);
  return since != text.npos && contains_any(truncate_utf8(text.substr(since), 48), kOthersSince);
}

}  // namespace

// 昭和54年10月14日 盟約書に調印 is an entry, and no label of what follows.
bool holds_year(std::string_view line) {
  constexpr std::string_view kYear = "年";
  for (std::size_t at = line.find(kYear); at != line.npos; at = line.find(kYear, at + 1)) {
    if (at > 0 && line[at - 1] >= '0' && line[at - 1] <= '9') return true;
  }
  return false;
}

bool is_signing_label(std::string_view line) {
  line = without_marks(line);
  if (const std::size_t stop = line.rfind("。"); stop != line.npos) {
    line = trim(line.substr(stop + 3));  // a label behind a sentence
  }
  if (holds_year(line)) return false;
  if (const std::size_t cell = line.find_last_of("|\t"); cell != line.npos) {
    line = trim(line.substr(cell + 1));
  }
  // 「ホノルル市」 姉妹都市提携
  if (const std::size_t blank = line.rfind(' '); blank != line.npos && char_count(line) > 8) {
    line = line.substr(blank + 1);
  }
  // 県と市が覚書締結 and 市、町と協定締結 are headlines.
  constexpr std::string_view kWho = "が";
  if (char_count(line) > kMaxLabelChars || contains_any(line, kOtherDates)) return false;
  if (line.find(kWho) != line.npos) return false;
  if (contains_any(line, Words{"、"}) && contains_any(line, Words{"と"})) return false;
  return tells_of_signing(line) && ends_with_any(line, kLabelEnds);
}

bool is_occasion_label(std::string_view line) {
  constexpr std::size_t kMaxChars = 10;
  line = without_marks(line);
  return char_count(line) <= kMaxChars && ends_with_any(line, kOccasions);
}

bool may_tell_of_signing(std::string_view text) {
  static const PhraseMatcher words = [] {
    std::vector<std::string> all(kSigned.begin(), kSigned.end());
    all.insert(all.end(), kSignedPapers.begin(), kSignedPapers.end());
    all.emplace_back(kYears);
    return PhraseMatcher(std::move(all));
  }();
  for (std::size_t at = 0; (at = words.next(text, at)) < text.size(); next_code_point(text, at)) {
    if (words.match(text, at, [](std::uint32_t, std::size_t) { return true; })) return true;
  }
  return false;
}

std::size_t find_signing(std::string_view text) {
  // 友好提携先, 提携相手: with whom, and not that one signed; 協定の締結に向けた覚書を交わした: the
  // one behind it is signed.
  constexpr auto kNouns =
      std::to_array<std::string_view>({"先", "相手", "候補", "に向けた", "周年", "記念"});
  std::size_t first = text.npos;
  for (const std::string_view word : kSigned) {
    std::size_t at = text.find(word);
    while (at != text.npos && std::any_of(kNouns.begin(), kNouns.end(), [&](std::string_view noun) {
             return text.substr(at + word.size()).starts_with(noun);
           })) {
      at = text.find(word, at + word.size());
    }
    first = std::min(first, at);
  }
  return first;
}

bool tells_of_new_signing(std::string_view title) {
  constexpr std::size_t kMaxBytes = 30;  // 提携30周年, up to its count
  for (std::size_t at = find_signing(title); at != title.npos; at = find_signing(title)) {
    const Anniversary one = first_anniversary(truncate_utf8(title.substr(at), kMaxBytes));
    if (one.years == 0) return true;
    title = title.substr(at + one.begin);
  }
  return false;
}

bool is_no_signing(std::string_view text) {
  return contains_any(truncate_utf8(text, 27), kNotYet) ||
         contains_any(truncate_utf8(text, 48), kPreparation) ||
         contains_any(truncate_utf8(text, 42), kHistory) ||
         is_of_others_since(truncate_utf8(text, 60));
}

bool is_foot_of_paper(std::string_view before, std::string_view behind) {
  constexpr auto kThis = std::to_array<std::string_view>(
      {"この協定", "この覚書", "この協議書", "この宣言", "この盟約", "この合意書", "この議定書",
       "本協定", "本覚書", "本協議書", "本合意書", "本議定書", "証として", "以上の証"});
  return contains_any(before, kThis) && holds(behind, "作成");
}

bool is_item_of_ties(std::string_view clause) {
  constexpr std::size_t kMaxBytes = 90;
  constexpr std::string_view kComma = "、";
  if (!clause.ends_with(kComma)) return false;
  clause.remove_suffix(kComma.size());
  if (clause.ends_with("と")) return true;
  return clause.size() <= kMaxBytes && clause.starts_with("に") &&
         clause.find(kComma) == clause.npos && has_kind(clause);
}

bool is_attribute(std::string_view clause) {
  constexpr std::size_t kMaxBytes = 24;
  const std::string_view near = truncate_utf8(clause, kMaxBytes);
  return clause.starts_with("の") && !tells_of_signing(near) && !contains_any(near, kSignedPapers);
}

bool is_ground_of_more(std::string_view text) {
  return contains_any(truncate_utf8(text, 90), kGrounds);
}

Anniversary first_anniversary(std::string_view text) {
  const std::size_t at = text.find(kYears);
  if (at == text.npos) return {};
  std::size_t begin = at;
  while (begin > 0 && text[begin - 1] >= '0' && text[begin - 1] <= '9') --begin;
  int years = 0;
  std::from_chars(text.data() + begin, text.data() + at, years);
  return {begin, years};
}

int years_since_signing(std::string_view text) {
  constexpr std::string_view kStop = "。";
  constexpr std::string_view kComma = "、";
  constexpr auto kSubjects = std::to_array<std::string_view>({"は", "、", ",", "が"});
  constexpr auto kFrom = std::to_array<std::string_view>({"から", "して", "以来", "んで"});
  if (!starts_with_any(text, kSubjects)) return 0;
  const Anniversary one = first_anniversary(text.substr(0, text.find(kStop)));
  std::string_view before = text.substr(0, one.begin);
  if (before.ends_with(kComma)) before.remove_suffix(kComma.size());
  if (one.years == 0 || !ends_with_any(before, kFrom)) return 0;
  const std::size_t signing = find_signing(before);
  return signing != before.npos && !is_no_signing(before.substr(signing)) ? one.years : 0;
}

int anniversary_in(std::string_view text) {
  const Anniversary one = first_anniversary(text);
  // 1978年に提携を結び、40周年を迎えた: it was 40 years after that date.
  return text.substr(0, one.begin).find("、") == text.npos ? one.years : 0;
}

}  // namespace musubi
