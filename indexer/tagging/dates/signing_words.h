// signing_words.h - the words of a signing: labels, verbs, and what makes something else of them.
#pragma once
#include <array>
#include <cstddef>
#include <string_view>

namespace musubi {

// 提携年月日, 「ヒロ市」 姉妹都市提携: a line, or its end, whose date is one of signing.
bool is_signing_label(std::string_view line);

// 日時, 締結式: what is beside it tells when the page's subject took place.
bool is_occasion_label(std::string_view line);

// 2012年の協定: papers that are signed.
constexpr auto kSignedPapers = std::to_array<std::string_view>({"協定", "覚書", "宣言", "趣意書"});

// Whether a text has any word that makes a date in it one of signing.
bool may_tell_of_signing(std::string_view text);

// Where the first word of a signing begins (締結, 調印, 姉妹都市となった …); npos where there is
// none.
std::size_t find_signing(std::string_view text);

inline bool tells_of_signing(std::string_view text) {
  return find_signing(text) != text.npos;
}

// Like tells_of_signing, but 姉妹都市提携30周年宣言 celebrates one of before.
bool tells_of_new_signing(std::string_view title);

// What follows a word of signing, beginning with it: is it only planned, or does it begin the story
// of others?
bool is_no_signing(std::string_view text);

// What stands behind a date: の大津波で被災した, and not の調印式 or の秋に調印した.
bool is_attribute(std::string_view clause);

// Is it what something else rests on: 結んだ覚書に基づき?
bool is_ground_of_more(std::string_view text);

// この協議書は、(date)、富山市において2部を作成した: where an agreement tells when it was made.
bool is_foot_of_paper(std::string_view before, std::string_view behind);

// What stands behind a date: 1983年に遼寧省と、1990年に京畿道と提携した,
// 1965年に米国ガルベストン市、1982年に 大連市と提携した.  One verb for all, further on.
bool is_item_of_ties(std::string_view clause);

struct Anniversary {
  std::size_t begin = 0;  // of its number
  int years = 0;          // 0 where there is none
};

// 20周年, the first of the text.
Anniversary first_anniversary(std::string_view text);

// 今年 before は、協定書を締結してから30周年: 30; 0 where the text counts from no signing.
int years_since_signing(std::string_view text);

// 友好県省を結んで20周年: 20; 0 where the text tells of no anniversary.
int anniversary_in(std::string_view text);

}  // namespace musubi
