#include "indexer/tagging/page/kind.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "common/text/ascii.h"
#include "common/text/utf8.h"
#include "common/text/words.h"

namespace musubi {

namespace {

enum class Where {
  AtEnd,     // of a heading: one that goes on only tells of such a document
  Anywhere,  // in a heading
};

struct KindWord {
  std::string_view word;
  std::string_view kind;
  Where where;
};

// The first that fits counts.
constexpr auto kKindWords = std::to_array<KindWord>({
    {"議事録", "議事録", Where::Anywhere},
    {"会議録", "議事録", Where::Anywhere},
    {"定例会", "議事録", Where::Anywhere},
    {"一般質問", "議事録", Where::Anywhere},
    {"委員会記録", "議事録", Where::Anywhere},
    {"名簿", "名簿", Where::Anywhere},
    {"報告書", "報告", Where::Anywhere},
    {"報告会", "お知らせ", Where::Anywhere},
    {"報告", "報告", Where::Anywhere},
    {"の記録", "報告", Where::AtEnd},
    {"実績", "報告", Where::AtEnd},
    {"一覧", "一覧", Where::Anywhere},
    {"提携状況", "一覧", Where::AtEnd},
    {"協定書", "協定書", Where::AtEnd},
    {"協定", "協定書", Where::AtEnd},
    {"合意書", "協定書", Where::AtEnd},
    {"盟約書", "協定書", Where::AtEnd},
    {"議定書", "協定書", Where::AtEnd},
    {"協議書", "協定書", Where::AtEnd},
    {"Agreement", "協定書", Where::AtEnd},
    {"AGREEMENT", "協定書", Where::AtEnd},
    {"覚書", "覚書", Where::AtEnd},
    {"覚え書き", "覚書", Where::AtEnd},
    {"覚え書", "覚書", Where::AtEnd},
    {"MOU", "覚書", Where::AtEnd},
    {"備忘録", "覚書", Where::AtEnd},
    {"趣意書", "趣意書", Where::AtEnd},
    {"意向書", "趣意書", Where::AtEnd},
    {"共同宣言", "共同宣言", Where::AtEnd},
    {"共同宣言書", "共同宣言", Where::AtEnd},
    {"共同声明", "共同宣言", Where::AtEnd},
    {"宣言", "共同宣言", Where::AtEnd},
    {"宣言書", "共同宣言", Where::AtEnd},
    {"宣言文", "共同宣言", Where::AtEnd},
    {"声明文", "共同宣言", Where::AtEnd},
    {"協定文", "協定書", Where::AtEnd},
    {"計画", "計画", Where::AtEnd},
    {"計画書", "計画", Where::AtEnd},
    {"方針", "計画", Where::AtEnd},
    {"お知らせ", "お知らせ", Where::Anywhere},
    {"募集", "お知らせ", Where::Anywhere},
    {"ご案内", "お知らせ", Where::Anywhere},
    {"について", "お知らせ", Where::AtEnd},
    {"しました", "お知らせ", Where::AtEnd},
    {"ました!", "お知らせ", Where::AtEnd},
    {"ました", "お知らせ", Where::AtEnd},
    {"ます", "お知らせ", Where::AtEnd},
    {"概要", "紹介", Where::AtEnd},
    {"紹介", "紹介", Where::AtEnd},
    {"あゆみ", "紹介", Where::AtEnd},
    {"歩み", "紹介", Where::AtEnd},
});

constexpr std::string_view kMinutes = "議事録";
constexpr std::string_view kNews = "報道";

// 伊豆の国市議会 2023-09-01 09月01日-04号
bool is_of_sitting(std::string_view heading) {
  constexpr auto kSittings = std::to_array<std::string_view>({"号", "日", "開会"});
  return heading.find("議会") != heading.npos &&
         std::any_of(kSittings.begin(), kSittings.end(),
                     [&](std::string_view end) { return heading.ends_with(end); }) &&
         heading.find_first_of("0123456789") != heading.npos;
}

// 友好交流に関する覚書(仮訳), 「友好交流協定書」
std::string_view without_brackets(std::string_view heading) {
  for (const std::string_view opening : {"「", "『"}) {
    if (heading.starts_with(opening)) heading.remove_prefix(opening.size());
  }
  for (const std::string_view closing : {"」", "』"}) {
    if (heading.ends_with(closing)) heading.remove_suffix(closing.size());
  }
  const std::size_t at = heading.rfind('(');
  return heading.ends_with(")") && at != heading.npos && at > 0 ? trim(heading.substr(0, at))
                                                                : heading;
}

std::string_view kind_by(std::string_view heading) {
  if (is_of_sitting(heading)) return kMinutes;
  const std::string_view bare = without_brackets(heading);
  for (const KindWord& one : kKindWords) {
    const bool fits = one.where == Where::AtEnd
                          ? heading.ends_with(one.word) || bare.ends_with(one.word)
                          : heading.find(one.word) != heading.npos;
    if (fits) return one.kind;
  }
  return {};
}

// 【陸奥新報:2016年12月15日】: a newspaper's name and a date, and little else.
bool is_credit(std::string_view line) {
  constexpr std::size_t kMaxChars = 32;
  constexpr auto kPapers = std::to_array<std::string_view>(
      {"新聞", "新報", "日報", "民報", "人民網", "通信", "タイムズ", "Today", "放送"});
  return line.size() <= 4 * kMaxChars && std::any_of(line.begin(), line.end(), is_digit) &&
         char_count(line) <= kMaxChars && !holds(line, "。") && contains_any(line, kPapers);
}

}  // namespace

FoundValue kind_of_text(const PageText& page) {
  constexpr std::size_t kHeadings = 3;
  constexpr std::size_t kMaxChars = 60;
  std::size_t looked_at = 0;
  FoundValue news, kind;
  for (const Sentence& sentence : page.sentences()) {
    if (sentence.zone == Zone::Contact || sentence.zone == Zone::Aside) continue;
    const std::string_view line = page.in(sentence);
    if (news.value.empty() && is_credit(line)) {
      news = {.value = std::string(kNews), .reason = {std::string(line), sentence.zone}};
    }
    const bool may_be = sentence.zone == Zone::Title || sentence.zone == Zone::Opening;
    if (!may_be || looked_at == kHeadings || line.ends_with("。")) continue;
    if (line.size() > 4 * kMaxChars || char_count(line) > kMaxChars) continue;
    ++looked_at;
    if (!kind.value.empty()) continue;
    kind = {.value = std::string(kind_by(line)), .reason = {std::string(line), sentence.zone}};
  }
  // A headline may end like the paper that it tells of.
  const bool is_told = !news.value.empty() && (kind.value.empty() || is_signed_paper(kind.value));
  return is_told ? news : kind;
}

bool is_signed_paper(const std::string& kind) {
  constexpr auto kPapers =
      std::to_array<std::string_view>({"協定書", "覚書", "趣意書", "共同宣言"});
  return std::find(kPapers.begin(), kPapers.end(), kind) != kPapers.end();
}

}  // namespace musubi
