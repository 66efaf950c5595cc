#include "indexer/readers/agreement_list/signing_dates.h"

#include <algorithm>
#include <array>

#include "common/calendar/date_parser.h"
#include "common/text/utf8.h"
#include "common/text/words.h"

namespace musubi {

namespace {

constexpr auto kSignings = std::to_array<std::string_view>(
    {"締結", "調印", "署名", "提携し", "結んだ", "結ばれ", "取り交わし", "取交わし", "交わした"});

// Behind a word of signing: what is not yet done, or a long time ago.
constexpr auto kNotDone =
    std::to_array<std::string_view>({"に向け", "を目指", "をめざ", "を予定", "予定", "に先立"});
constexpr std::size_t kAnniversaryBytes = 15;  // 締結30周年, 締結から十周年

// A clause ends at the end of a sentence, or at a comma behind a verb or particle,
// which are in hiragana: …を開始し、
std::string_view clause(std::string_view text) {
  char32_t before = U'、';
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    const bool is_behind_hiragana = before >= 0x3041 && before <= 0x3096;
    if (c == U'。' || c == U'\n' || c == U'］' || c == U']') return text.substr(0, begin);
    if (c == U'、' && is_behind_hiragana) return text.substr(0, begin);
    before = c;
  }
  return text;
}

bool tells_of_signing(std::string_view text) {
  return std::any_of(kSignings.begin(), kSignings.end(), [text](std::string_view word) {
    for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
      const std::string_view behind = text.substr(at + word.size());
      const bool is_anniversary = behind.substr(0, kAnniversaryBytes).find("周年") != text.npos;
      if (!is_anniversary && !starts_with_any(behind, kNotDone)) return true;
    }
    return false;
  });
}

// 締結日：2004年, 締結（2004年
bool is_labelled(std::string_view before) {
  for (const std::string_view mark : {"（", "(", "：", ":", " ", "　", "年月日", "日", "年月"}) {
    if (before.ends_with(mark)) before.remove_suffix(mark.size());
  }
  return ends_with_any(before, {"締結", "調印", "署名"});
}

std::string_view between(std::string_view text, std::size_t begin, std::size_t end) {
  return text.substr(begin, end - begin);
}

bool is_bracketed(std::string_view text, const DateMention& date) {
  return ends_with_any(text.substr(0, date.begin), {"[", "［", "〔", "【"}) &&
         starts_with_any(text.substr(date.end), {"]", "］", "〕", "】"});
}

bool is_line(std::string_view text, const DateMention& date) {
  return (date.begin == 0 || text[date.begin - 1] == '\n') &&
         (date.end == text.size() || text[date.end] == '\n');
}

// The date if there is exactly one for which `is_such` holds.
template <typename Predicate>
std::vector<Date> only_one(const std::vector<DateMention>& dates, Predicate is_such) {
  const auto first = std::find_if(dates.begin(), dates.end(), is_such);
  if (first == dates.end()) return {};
  if (std::find_if(first + 1, dates.end(), is_such) != dates.end()) return {};
  return {first->date};
}

}  // namespace

std::vector<Date> find_signing_dates(std::string_view summary) {
  const auto mentions = find_dates(summary);
  std::vector<Date> signed_on;
  std::size_t previous_end = 0;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const std::size_t next = i + 1 < mentions.size() ? mentions[i + 1].begin : summary.size();
    const bool is_signing = is_labelled(between(summary, previous_end, mentions[i].begin)) ||
                            tells_of_signing(clause(between(summary, mentions[i].end, next)));
    if (is_signing) signed_on.push_back(mentions[i].date);
    previous_end = mentions[i].end;
  }
  const auto in_brackets = [&](const DateMention& date) { return is_bracketed(summary, date); };
  const auto as_line = [&](const DateMention& date) { return is_line(summary, date); };
  if (signed_on.empty()) signed_on = only_one(mentions, in_brackets);
  if (signed_on.empty()) signed_on = only_one(mentions, as_line);
  std::sort(signed_on.begin(), signed_on.end());
  signed_on.erase(std::unique(signed_on.begin(), signed_on.end()), signed_on.end());
  return signed_on;
}

}  // namespace musubi
