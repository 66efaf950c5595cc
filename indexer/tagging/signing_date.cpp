#include "indexer/tagging/signing_date.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "common/calendar/undated.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

constexpr std::size_t kReach = 6000;        // bytes from the beginning
constexpr std::size_t kMaxLabelChars = 16;  // of a line up to its date
constexpr std::size_t kMaxClauseBytes = 420;
constexpr std::size_t kMaxLineBytes = 300;       // before a date
constexpr std::size_t kReachOfPageDate = 20000;  // bytes from the beginning

constexpr auto kSigned = std::to_array<std::string_view>({
    "締結",
    "調印",
    "提携",
    "署名",
    "盟約",
    "結んだ",
    "結んで",
    "結び",
    "結ぶ",
    "結ばれ",
    "交わし",
    "交わす",
    "交わさ",
    "サインし",
    "サインした",
    "取り交わ",
    "縁組",
});

// Right behind such a word, or between it and its date, these make something else of it.
constexpr auto kNotYet = std::to_array<std::string_view>({
    "申し入れ", "申入れ", "申し出", "提案", "提言",   "打診",     "予定",
    "目指",     "めざ",   "向け",   "検討", "協議を", "結ぶこと", "結ぶ方針",
    "結びたい", "決議",   "承認",   "可決", "を求め",
});
constexpr auto kHistory = std::to_array<std::string_view>({
    "を皮切り",
    "に始ま",
    "が始まり",
    "て以来",
    "で以来",
    "締結以来",
    "提携以来",
    "調印以来",
    "をはじめ",
    "から始ま",
    "が最初",
    "解消",
});
// An agreement on which something else rests.
constexpr auto kGrounds = std::to_array<std::string_view>({"に基づ", "を踏まえ", "にもとづ"});
constexpr auto kLists =
    std::to_array<std::string_view>({"一覧", "状況", "リスト", "名簿", "紹介", "提携先"});
constexpr auto kTies = std::to_array<std::string_view>({"姉妹", "友好", "提携", "協定", "交流"});
constexpr auto kLabelEnds = std::to_array<std::string_view>({
    "年月日",
    "締結日",
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
});
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

template <std::size_t N>
std::size_t first_of(std::string_view text, const std::array<std::string_view, N>& words) {
  std::size_t first = text.npos;
  for (const std::string_view word : words) first = std::min(first, text.find(word));
  return first;
}

template <std::size_t N>
bool holds_any(std::string_view text, const std::array<std::string_view, N>& words) {
  return first_of(text, words) != text.npos;
}

// A date of the page as the page gives it, or counted from the page's own.
struct Candidate {
  std::size_t begin = 0;
  std::size_t end = 0;
  Date date;
  bool needs_label = false;  // 20240401
};

// What tells that a date is one of signing, the surest first.
enum class Ground {
  Label,  // 締結日 1990年1月18日
  Verb,   // 1990年1月に調印した
  Noun,   // 2012年の協定, 結んで20周年
  Row,    // a line of a list of ties
  None,
};

// Where the line that holds byte `at` begins; of a long line the last that may be a label.
std::size_t line_begin(std::string_view text, std::size_t at) {
  std::size_t begin = at > kMaxLineBytes ? at - kMaxLineBytes : 0;
  const std::size_t line_end = text.substr(begin, at - begin).rfind('\n');
  if (line_end != text.npos) return begin + line_end + 1;
  while (begin < at && is_continuation_byte(text[begin])) ++begin;
  return begin;
}

// What stands in the line before byte `at`.
std::string_view line_before(std::string_view text, std::size_t at) {
  const std::size_t begin = line_begin(text, at);
  return trim(text.substr(begin, at - begin));
}

std::string_view line_above(std::string_view text, std::size_t at) {
  std::size_t end = line_begin(text, at);
  if (end == 0 || text[end - 1] != '\n') return {};
  while (end > 0 && (text[end - 1] == '\n' || text[end - 1] == ' ')) --end;
  return line_before(text, end);
}

bool is_label(std::string_view line) {
  while (!line.empty()) {
    bool cut = false;
    for (const std::string_view mark : {":", "|", "<", "(", " ", "·", "・", "…", "⇒", "→", "-"}) {
      if (line.ends_with(mark)) {
        line.remove_suffix(mark.size());
        cut = true;
      }
    }
    if (!cut) break;
  }
  if (const std::size_t cell = line.find_last_of("|\t"); cell != line.npos) {
    line = trim(line.substr(cell + 1));
  }
  // 「ホノルル市」 姉妹都市提携
  if (const std::size_t blank = line.rfind(' '); blank != line.npos && char_count(line) > 8) {
    line = line.substr(blank + 1);
  }
  if (char_count(line) > kMaxLabelChars || holds_any(line, kOtherDates)) return false;
  if (!holds_any(line, kSigned)) return false;
  return std::any_of(kLabelEnds.begin(), kLabelEnds.end(),
                     [&](std::string_view end) { return line.ends_with(end); });
}

// 友好県省を結んで20周年 of 2017 is 1997.
int anniversary_in(std::string_view text) {
  constexpr std::string_view kYears = "周年";
  const std::size_t at = text.find(kYears);
  if (at == text.npos) return 0;
  std::size_t begin = at;
  while (begin > 0 && text[begin - 1] >= '0' && text[begin - 1] <= '9') --begin;
  int years = 0;
  std::from_chars(text.data() + begin, text.data() + at, years);
  return years;
}

// When a page was written or published: full dates that stand apart from its sentences.
std::vector<DateMention> dates_of_page(const PageText& page,
                                       const std::vector<DateMention>& dates) {
  const std::string_view text = page.text();
  constexpr auto kParticles = std::to_array<std::string_view>(
      {"に", "は", "から", "の", "を", "まで", "、", "より", "付", "~", "で", "と", "が"});
  std::vector<DateMention> written;
  for (const DateMention& one : dates) {
    if (one.begin > kReachOfPageDate) break;
    if (one.date.day == 0) continue;
    const std::string_view behind = text.substr(one.end, 9);
    const std::string_view before = line_before(text, one.begin);
    const bool goes_on =
        std::any_of(kParticles.begin(), kParticles.end(),
                    [&](std::string_view word) { return behind.starts_with(word); });
    if (goes_on || is_label(before) || is_label(line_above(text, one.begin))) continue;
    const bool stands_apart = before.empty() || text[one.begin - 1] == ' ' ||
                              text[one.begin - 1] == ':' || before.ends_with("日") ||
                              before.ends_with("【") || before.ends_with("(");
    const bool is_signing = holds_any(truncate_utf8(text.substr(one.end), 30), kSigned);
    if (stands_apart && !is_signing) written.push_back(one);
  }
  return written;
}

// Of the dates that a page bears the last one before byte `at`, else the first.
Date written_before(const std::vector<DateMention>& written, std::size_t at) {
  if (written.empty()) return {};
  const auto behind = std::partition_point(written.begin(), written.end(),
                                           [&](const DateMention& one) { return one.begin < at; });
  return behind == written.begin() ? written.front().date : std::prev(behind)->date;
}

class Search {
 public:
  Search(const PageText& page, const std::vector<DateMention>& dates,
         const std::set<std::size_t>& elsewhere)
      : page_(page), text_(page.text()), elsewhere_(elsewhere) {
    collect(dates);
  }

  std::optional<Date> find();

 private:
  void collect(const std::vector<DateMention>& dates);
  void collect_packed();
  bool takes_up(const Candidate& year, const UndatedMention& rest) const;
  Ground ground_of(std::size_t candidate, Date& date) const;
  Ground ground_without_verb(const Candidate& one, const Sentence& sentence,
                             std::string_view clause) const;
  std::size_t sentence_at(std::size_t at) const;

  const PageText& page_;
  const std::string_view text_;
  const std::set<std::size_t>& elsewhere_;
  std::vector<Candidate> candidates_;
};

void Search::collect(const std::vector<DateMention>& dates) {
  for (const DateMention& one : dates) candidates_.push_back({one.begin, one.end, one.date});
  const std::size_t dated = candidates_.size();
  const auto written = dates_of_page(page_, dates);
  std::size_t next = 0;
  for (const UndatedMention& one : find_undated(text_, dates)) {
    while (next < dated && candidates_[next].end <= one.begin) ++next;
    if (next > 0 && one.month != 0 && takes_up(candidates_[next - 1], one)) {
      candidates_[next - 1].date.month = one.month;
      candidates_[next - 1].date.day = one.day;
      candidates_[next - 1].end = one.end;
    } else if (const auto date = resolve(one, written_before(written, one.begin))) {
      candidates_.push_back({one.begin, one.end, *date});
    }
  }
  collect_packed();
  std::sort(candidates_.begin(), candidates_.end(),
            [](const Candidate& a, const Candidate& b) { return a.begin < b.begin; });
}

// 昨年(2016年)12月14日: the year stands right before, in brackets.
bool Search::takes_up(const Candidate& year, const UndatedMention& rest) const {
  const std::string_view gap = text_.substr(year.end, rest.begin - year.end);
  return year.date.month == 0 && (gap == ")" || gap == "の");
}

// 20240401, which is a date only beside a label.
void Search::collect_packed() {
  constexpr std::size_t kDigits = 8;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const std::string_view reach = text_.substr(0, kReach);
  for (std::size_t at = 0; at < reach.size();) {
    std::size_t end = at;
    while (end < reach.size() && is_digit(reach[end])) ++end;
    const std::string_view digits = reach.substr(at, end - at);
    if (digits.size() == kDigits && (digits.starts_with("19") || digits.starts_with("20"))) {
      if (const auto date = parse_date(digits)) candidates_.push_back({at, end, *date, true});
    }
    at = std::max(end, at + 1);
  }
}

std::size_t Search::sentence_at(std::size_t at) const {
  const auto& sentences = page_.sentences();
  const auto found = std::partition_point(sentences.begin(), sentences.end(),
                                          [&](const Sentence& one) { return one.end <= at; });
  return static_cast<std::size_t>(found - sentences.begin());
}

Ground Search::ground_of(std::size_t candidate, Date& date) const {
  const Candidate& one = candidates_[candidate];
  const std::size_t number = sentence_at(one.begin);
  if (number == page_.sentences().size()) return Ground::None;
  const Sentence& sentence = page_.sentences()[number];
  if (sentence.zone == Zone::Aside || sentence.zone == Zone::Contact) return Ground::None;
  const std::string_view before = line_before(text_, one.begin);
  if (is_label(before) || (before.empty() && is_label(line_above(text_, one.begin)))) {
    return Ground::Label;
  }
  if (one.needs_label) return Ground::None;
  const std::string_view behind = text_.substr(one.end, 12);
  if (trim(behind).starts_with("現在") || elsewhere_.contains(number)) return Ground::None;
  // Cut short: what would follow may be no more than a plan.
  if (page_.in(sentence).ends_with("…")) return Ground::None;
  std::size_t end = std::min(sentence.end, one.end + kMaxClauseBytes);
  if (candidate + 1 < candidates_.size()) {
    end = std::min(end, std::max(one.end, candidates_[candidate + 1].begin));
  }
  const std::string_view clause =
      end > one.end ? text_.substr(one.end, end - one.end) : std::string_view();
  const std::size_t verb = first_of(clause, kSigned);
  if (verb == clause.npos) return ground_without_verb(one, sentence, clause);
  const std::string_view rest = clause.substr(verb);
  if (holds_any(truncate_utf8(rest, 27), kNotYet) || holds_any(truncate_utf8(rest, 42), kHistory) ||
      holds_any(truncate_utf8(rest, 90), kGrounds)) {
    return Ground::None;
  }
  if (const int years = anniversary_in(truncate_utf8(rest, 40)); years != 0) {
    date = {.year = date.year - years};
    return Ground::Noun;
  }
  return Ground::Verb;
}

Ground Search::ground_without_verb(const Candidate& one, const Sentence& sentence,
                                   std::string_view clause) const {
  constexpr auto kPapers = std::to_array<std::string_view>({"協定", "覚書", "宣言", "趣意書"});
  if (clause.starts_with("の") && holds_any(truncate_utf8(clause, 36), kPapers)) {
    return Ground::Noun;
  }
  const bool fills_line =
      line_before(text_, one.begin).empty() && trim(text_.substr(one.end, 1)).empty();
  return fills_line && sentence.zone != Zone::Title ? Ground::Row : Ground::None;
}

std::optional<Date> Search::find() {
  std::optional<Date> best;
  Ground ground = Ground::None;
  const std::string_view title = page_.in(page_.sentences().front());
  const bool is_list = holds_any(title, kLists) && holds_any(title, kTies);
  for (std::size_t i = 0; i < candidates_.size() && candidates_[i].begin < kReach; ++i) {
    Date date = candidates_[i].date;
    const Ground found = ground_of(i, date);
    if (found == Ground::None) continue;
    if (found == Ground::Row && !is_list) continue;
    // 本年7月に …, and further down 7月12日.
    const bool is_finer = best && found <= ground && best->year == date.year &&
                          (best->month == 0 || (best->month == date.month && best->day == 0)) &&
                          date.month != 0 && date.day != 0;
    if (best && found >= ground && !is_finer) continue;
    best = date;
    ground = found;
  }
  return best;
}

}  // namespace

std::optional<Date> find_signing_date(const PageText& page, const std::vector<DateMention>& dates,
                                      const std::set<std::size_t>& elsewhere) {
  if (page.sentences().empty()) return std::nullopt;
  return Search(page, dates, elsewhere).find();
}

}  // namespace musubi
