#include "indexer/tagging/dates/signing_date.h"

#include <algorithm>
#include <array>

#include "common/text/utf8.h"
#include "common/text/words.h"
#include "indexer/tagging/dates/date_candidates.h"
#include "indexer/tagging/dates/date_in_line.h"
#include "indexer/tagging/dates/page_date.h"
#include "indexer/tagging/dates/signing_words.h"
#include "indexer/tagging/page/kind.h"
#include "indexer/tagging/page/lines.h"
#include "indexer/tagging/places/tie_rows.h"

namespace musubi {

namespace {

constexpr std::size_t kSigningReach = 6000;  // bytes from the beginning
constexpr std::size_t kMaxClauseBytes = 420;
constexpr int kFirstTies = 1945;  // before, it was a treaty of states

// What tells that a date is one of signing, the surest first.
enum class Ground {
  Label,  // 締結日 1990年1月18日
  Verb,   // 1990年1月に調印した
  Noun,   // 2012年の協定, 結んで20周年
  Row,    // a line of a list of ties, or the date of an agreement
  Years,  // 姉妹都市提携60周年, on a page that is dated
  None,
};

// Lists of ties, and agreements themselves.
bool may_have_rows(const PageText& page, const std::string& kind) {
  return is_signed_paper(kind) || is_title_of_list(page.in(page.sentences().front()));
}

class SigningSearch {
 public:
  SigningSearch(const PageText& page, const std::vector<DateMention>& dates,
                const std::set<std::size_t>& elsewhere, const std::string& kind)
      : page_(page),
        text_(page.text()),
        elsewhere_(elsewhere),
        kind_(kind),
        written_(dates_of_page(page, dates, {})),
        candidates_(date_candidates(page, dates, kSigningReach)) {}

  std::optional<SignedOn> find();

 private:
  Ground ground_of(std::size_t candidate, Date& date) const;
  std::string_view clause_behind(std::size_t candidate, const Sentence& sentence) const;
  Ground ground_of_verb(const DateCandidate& one, std::string_view clause, std::size_t verb,
                        Date& date) const;
  Ground ground_without_verb(const DateCandidate& one, const Sentence& sentence,
                             std::string_view clause) const;
  bool has_label(const DateCandidate& one, bool is_label(std::string_view)) const;
  bool counts_anniversary(const DateCandidate& one, const Sentence& sentence,
                          std::string_view clause, Date& date) const;
  std::optional<SignedOn> counted_from_page() const;
  std::string wording_of(const DateCandidate& one, Ground ground) const;
  std::size_t sentence_at(std::size_t at) const;

  const PageText& page_;
  const std::string_view text_;
  const std::set<std::size_t>& elsewhere_;
  const std::string& kind_;
  const std::vector<DateMention> written_;  // dates of the page itself
  const std::vector<DateCandidate> candidates_;
  bool title_tells_of_signing_ = false;
};

std::size_t SigningSearch::sentence_at(std::size_t at) const {
  const auto& sentences = page_.sentences();
  const auto found = std::partition_point(sentences.begin(), sentences.end(),
                                          [&](const Sentence& one) { return one.end <= at; });
  return static_cast<std::size_t>(found - sentences.begin());
}

bool SigningSearch::has_label(const DateCandidate& one, bool is_label(std::string_view)) const {
  return is_label(line_before(text_, one.begin)) ||
         (fills_line(text_, one) && is_label(line_above(text_, one.begin)));
}

// Up to the next date, unless that one only tells when something else was (2004年の津波で被災した)
// or what is behind both (1965年にA市、1982年にB市と提携した).
std::string_view SigningSearch::clause_behind(std::size_t candidate,
                                              const Sentence& sentence) const {
  const DateCandidate& one = candidates_[candidate];
  std::size_t end = std::min(sentence.end, one.end + kMaxClauseBytes);
  std::size_t next = candidate + 1;
  while (next < candidates_.size() && candidates_[next].end < end &&
         is_attribute(text_.substr(candidates_[next].end, end - candidates_[next].end))) {
    ++next;
  }
  if (next < candidates_.size()) {
    const std::size_t begin = std::max(one.end, candidates_[next].begin);
    if (begin >= end || !is_item_of_ties(text_.substr(one.end, begin - one.end)))
      end = std::min(end, begin);
  }
  return end > one.end ? text_.substr(one.end, end - one.end) : std::string_view();
}

Ground SigningSearch::ground_of(std::size_t candidate, Date& date) const {
  const DateCandidate& one = candidates_[candidate];
  const std::size_t number = sentence_at(one.begin);
  if (number == page_.sentences().size()) return Ground::None;
  const Sentence& sentence = page_.sentences()[number];
  if (sentence.zone == Zone::Aside || sentence.zone == Zone::Contact) return Ground::None;
  const std::string_view behind = trim(text_.substr(one.end, 24));
  // 2025-11-08 南の市が北の町と協定締結: the day of the news before their headline.
  const std::string_view title = page_.in(page_.sentences().front());
  if (!title.empty() && trim(text_.substr(one.end)).starts_with(truncate_utf8(title, 90)))
    return Ground::None;
  const bool is_plan =
      behind.starts_with("予定") || behind.starts_with("(予定") || behind.starts_with("頃予定");
  if (is_plan) return Ground::None;
  if (has_label(one, is_signing_label)) return Ground::Label;
  if (one.needs_label) return Ground::None;
  if (title_tells_of_signing_ && has_label(one, is_occasion_label)) return Ground::Verb;
  if (behind.starts_with("現在") || behind.starts_with("まで") || elsewhere_.contains(number))
    return Ground::None;
  // Cut short: what would follow may be no more than a plan.
  if (page_.in(sentence).ends_with("…")) return Ground::None;
  const std::string_view clause = clause_behind(candidate, sentence);
  if (is_told_before(text_, one)) return Ground::Verb;
  if (counts_anniversary(one, sentence, clause, date)) return Ground::Noun;
  const std::size_t verb = find_signing(clause);
  if (verb == clause.npos) return ground_without_verb(one, sentence, clause);
  return ground_of_verb(one, clause, verb, date);
}

Ground SigningSearch::ground_of_verb(const DateCandidate& one, std::string_view clause,
                                     std::size_t verb, Date& date) const {
  // 姉妹提携を視野に入れた覚書を締結し: the tie itself may follow.
  constexpr auto kOnTheWay = std::to_array<std::string_view>({"視野に", "に向けた", "を前提と"});
  const std::string_view from_verb = clause.substr(verb);
  if (is_no_signing(from_verb)) return Ground::None;
  // 2014年9月27日に調印した協定書に基づき tells when, 2018年に結んだ覚書に基づき hardly of this
  // tie.
  if (is_ground_of_more(from_verb)) return date.day == 0 ? Ground::None : Ground::Noun;
  if (const int years = anniversary_in(truncate_utf8(from_verb, 40)); years != 0) {
    // 2014年10月に10周年を迎えた: to the month.  Else the date is that of the ceremony.
    const bool is_to_the_day = from_verb.find("周年を迎え") != from_verb.npos;
    date = {.year = one.date.year - years, .month = is_to_the_day ? one.date.month : 0};
    return date.year < kFirstTies ? Ground::None : Ground::Noun;
  }
  // 姉妹動物園の提携: of houses of the two towns, which may be tied themselves.
  constexpr auto kHouses = std::to_array<std::string_view>(
      {"姉妹動物園", "姉妹校", "姉妹館", "友好病院", "姉妹図書館", "姉妹美術館"});
  const bool is_of_houses = contains_any(truncate_utf8(clause, verb + 15), kHouses);
  // 2015年に協定を締結しており、…: what was before the signing that the title tells of.
  constexpr auto kBefore =
      std::to_array<std::string_view>({"していて", "しており", "しているほか"});
  const bool is_before =
      title_tells_of_signing_ && contains_any(truncate_utf8(from_verb, 30), kBefore);
  const bool is_on_the_way = contains_any(truncate_utf8(clause, verb + 45), kOnTheWay);
  // 4度目の調印, 更新する覚書に署名: the first is that of the tie, where the text tells it.
  constexpr auto kAgain = std::to_array<std::string_view>({"度目", "回目", "更新", "改定", "再び"});
  const bool is_again = contains_any(clause.substr(0, verb), kAgain);
  return is_before || is_on_the_way || is_again || is_of_houses || from_verb.find("以来") < 24
             ? Ground::Noun
             : Ground::Verb;
}

Ground SigningSearch::ground_without_verb(const DateCandidate& one, const Sentence& sentence,
                                          std::string_view clause) const {
  if (clause.starts_with("の") && contains_any(truncate_utf8(clause, 36), kSignedPapers)) {
    return Ground::Noun;
  }
  if (is_foot_of_paper(text_.substr(sentence.begin, one.begin - sentence.begin), clause)) {
    return Ground::Row;
  }
  if (sentence.zone == Zone::Title) {
    return ends_title(text_, one, sentence) ? Ground::Row : Ground::None;
  }
  return fills_line(text_, one) ? Ground::Row : Ground::None;
}

// 提携を結んで、今年で30周年: that many years before.
bool SigningSearch::counts_anniversary(const DateCandidate& one, const Sentence& sentence,
                                       std::string_view clause, Date& date) const {
  constexpr std::size_t kMaxBytes = 18;
  const int since = years_since_signing(clause);
  if (since != 0 && one.date.year - since >= kFirstTies) {
    date = {.year = one.date.year - since};
    return true;
  }
  const std::string_view before = text_.substr(sentence.begin, one.begin - sentence.begin);
  const std::size_t signing = find_signing(before);
  const int years = anniversary_in(truncate_utf8(clause, kMaxBytes));
  if (years == 0 || signing == before.npos || is_no_signing(before.substr(signing))) return false;
  if (one.date.year - years < kFirstTies) return false;
  date = {.year = one.date.year - years};
  return true;
}

// 姉妹都市提携60周年記念行事の開催, of a page of 2019: that many years before.  Only where the
// title says so: what a text celebrates beside its subject is another tie.
std::optional<SignedOn> SigningSearch::counted_from_page() const {
  constexpr auto kTies = std::to_array<std::string_view>(
      {"提携", "締結", "盟約", "縁組", "調印", "姉妹都市", "友好都市", "姉妹州", "友好協定"});
  constexpr std::size_t kMaxBefore = 30;  // bytes, up to the number
  for (std::size_t i = 0; i < page_.sentences().size(); ++i) {
    const Sentence& sentence = page_.sentences()[i];
    if (sentence.zone != Zone::Title || elsewhere_.contains(i)) continue;
    const std::string_view told = page_.in(sentence);
    const Anniversary one = first_anniversary(told);
    const std::string_view before = told.substr(0, one.begin);
    const std::size_t reach = before.size() - std::min(before.size(), kMaxBefore);
    if (one.years == 0 || !ends_with_any(before, kTies)) continue;
    // Of a page without a date as well, and of 5000周年.
    const int year = written_before(written_, sentence.begin).year - one.years;
    if (year < kFirstTies) continue;
    if (contains_any(before.substr(reach), std::array<std::string_view, 2>{"国交", "条約"}))
      continue;
    return SignedOn{{.year = year}, {std::string(told), sentence.zone}};
  }
  return std::nullopt;
}

std::optional<SignedOn> SigningSearch::find() {
  std::optional<Date> best;
  std::size_t chosen = 0;
  Ground ground = Ground::None;
  const bool rows = may_have_rows(page_, kind_);
  title_tells_of_signing_ = tells_of_new_signing(page_.in(page_.sentences().front()));
  for (std::size_t i = 0; i < candidates_.size() && candidates_[i].begin < kSigningReach; ++i) {
    Date date = candidates_[i].date;
    const Ground found = ground_of(i, date);
    if (found == Ground::None) continue;
    if (found == Ground::Row && !rows) continue;
    // 本年7月に …, and further down 7月12日.
    const bool is_finer = best && found <= ground && best->year == date.year &&
                          (best->month == 0 || (best->month == date.month && best->day == 0)) &&
                          date.month != 0 && date.day != 0;
    // 平成4年締結 in the title, and 平成4年6月 … 締結した below.
    const bool is_to_the_month = best && found == Ground::Verb && best->year == date.year &&
                                 best->month == 0 && date.month != 0;
    if (best && found >= ground && !is_finer && !is_to_the_month) continue;
    // 2014年2月に締結して以来, and 2014年 覚書締結 in a list below.
    const bool is_coarser = best && best->year == date.year && best->month != 0 && date.month == 0;
    if (is_coarser) {
      ground = found;
      continue;
    }
    best = date;
    ground = found;
    chosen = i;
  }
  if (!best) return counted_from_page();
  const DateCandidate& one = candidates_[chosen];
  return SignedOn{*best, {wording_of(one, ground), page_.zone_at(one.begin)}};
}

// 締結日:1990年1月18日, 1990年1月に調印した: the date and what tells of it.
std::string SigningSearch::wording_of(const DateCandidate& one, Ground ground) const {
  constexpr std::size_t kMaxLabelBytes = 48;
  constexpr std::size_t kMaxBehindBytes = 60;
  std::size_t begin = one.begin;
  if (ground == Ground::Label) {
    const std::string_view label = line_before(text_, one.begin);
    if (label.size() <= kMaxLabelBytes && !label.empty()) {
      begin = static_cast<std::size_t>(label.data() - text_.data());
    }
  }
  std::string_view behind = truncate_utf8(text_.substr(one.end), kMaxBehindBytes);
  behind = behind.substr(0, std::min(behind.find("。"), behind.find('\n')));
  if (ground == Ground::Label) behind = {};
  return std::string(text_.substr(begin, one.end + behind.size() - begin));
}

}  // namespace

std::optional<SignedOn> find_signing_date(const PageText& page,
                                          const std::vector<DateMention>& dates,
                                          const std::set<std::size_t>& elsewhere,
                                          const std::string& kind) {
  if (page.sentences().empty()) return std::nullopt;
  // Most texts are spared the search.
  if (!may_have_rows(page, kind) && !may_tell_of_signing(page.text())) return std::nullopt;
  return SigningSearch(page, dates, elsewhere, kind).find();
}

}  // namespace musubi
