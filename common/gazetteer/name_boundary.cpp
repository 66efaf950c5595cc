#include "common/gazetteer/name_boundary.h"

#include <algorithm>
#include <array>

#include "common/gazetteer/lookalikes.h"
#include "common/gazetteer/place_names.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

constexpr char32_t kNone = 0;

// Before a name these make the name of another place: 東大和, 新潟, 上福岡.
constexpr std::u32string_view kNameParts = U"東西南北新上下大小";
// Of these 大 is too often the end of another word before the name of a prefecture: 最大.
constexpr std::u32string_view kPrefectureNameParts = U"東西南北新上下小";
// After these a municipality with a name of one character may follow: 三重県津市, 旧津市.
constexpr std::u32string_view kBeforeShortNames = U"都道府県郡市旧現元同";

// What a country has many of, and what may bear its name elsewhere.
constexpr std::u32string_view kKindsOfParts = U"市州県郡町村区";
// Kanji that may stand right before the bare name of a prefecture: 在青森, 対北海道, 新旧東京.
constexpr std::u32string_view kBeforeBareNames = U"在対訪駐元旧現各全同県都府道市";

// What makes another word of the last character of a name.
struct OtherWord {
  std::string_view last;
  std::u32string_view next;
};
constexpr std::array<OtherWord, 7> kOtherWords = {{
    {"国", U"際境"},
    {"市", U"場況価販"},
    {"区", U"分域画間別"},
    {"町", U"村田屋"},
    {"港", U"区町北南湾"},
    {"中", U"学心央間継旬"},  // 武蔵台中学校
    {"村", U"山上田落松井岡木瀬越"},
}};

char32_t character_before(std::string_view text, std::size_t at) {
  if (at == 0) return kNone;
  std::size_t begin = at - 1;
  while (begin > 0 && at - begin < 4 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) {
    --begin;
  }
  return next_code_point(text, begin);
}

char32_t character_at(std::string_view text, std::size_t at) {
  return at == text.size() ? kNone : next_code_point(text, at);
}

bool is_katakana(char32_t c) {
  return (c >= U'ァ' && c <= U'ヺ') || c == U'ー';
}

bool is_latin(char32_t c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
         (c >= U'À' && c <= U'ɏ');
}

bool is_kanji(char32_t c) {
  return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || c == U'々';
}

// A word of that script has characters on both sides of byte `at`.
bool cuts_word(std::string_view text, std::size_t at, bool (*is_of_script)(char32_t)) {
  return is_of_script(character_before(text, at)) && is_of_script(character_at(text, at));
}

bool is_one_of(char32_t c, std::u32string_view set) {
  return set.find(c) != std::u32string_view::npos;
}

}  // namespace

bool cuts_latin_word(std::string_view text, std::size_t begin, std::size_t end) {
  return cuts_word(text, begin, is_latin) || cuts_word(text, end, is_latin);
}

bool cuts_katakana_word(std::string_view text, std::size_t begin) {
  return cuts_word(text, begin, is_katakana);
}

bool is_whole_name(std::string_view text, std::size_t begin, std::size_t end) {
  if (cuts_latin_word(text, begin, end) || cuts_word(text, begin, is_katakana) ||
      cuts_word(text, end, is_katakana)) {
    return false;
  }
  const char32_t next = character_at(text, end);
  if (text.substr(end).starts_with("区町村") || text.substr(end).starts_with("町村")) return false;
  const std::string_view last = kind_suffix(text.substr(begin, end - begin));
  return std::none_of(kOtherWords.begin(), kOtherWords.end(), [&](const OtherWord& other) {
    return other.last == last && is_one_of(next, other.next);
  });
}

bool is_whole_municipality(std::string_view text, std::size_t begin, std::size_t end) {
  const char32_t before = character_before(text, begin);
  const bool is_short = char_count(text.substr(begin, end - begin)) == 2;
  if (is_short && is_kanji(before)) return is_one_of(before, kBeforeShortNames);
  return !is_one_of(before, kNameParts);
}

bool is_whole_country(std::string_view text, std::size_t begin, std::size_t end) {
  if (!is_katakana(character_before(text, end)) || end == text.size()) return true;
  std::size_t at = end;
  const char32_t next = next_code_point(text, at);
  if (!is_one_of(next, kKindsOfParts)) return true;
  // シンガポール市場, モンゴル町民
  const char32_t after_next = character_at(text, at);
  return begin < end && is_one_of(after_next, U"場況価販民内");
}

bool is_whole_prefecture(std::string_view text, std::size_t begin, std::size_t end) {
  const auto follows = [&](std::string_view word) { return text.substr(end).starts_with(word); };
  const char32_t before = character_before(text, begin);
  if (is_one_of(before, kPrefectureNameParts)) return false;
  if (is_kanji(before) && !is_one_of(before, kBeforeBareNames)) return false;
  const auto suffixes = name_suffixes();
  if (std::any_of(suffixes.begin(), suffixes.end(), follows)) return false;
  const auto companions = name_companions();
  return !is_kanji(character_at(text, end)) ||
         std::any_of(companions.begin(), companions.end(), follows);
}

bool is_initial(std::string_view text, std::size_t begin, std::size_t end) {
  const char32_t before = character_before(text, begin);
  if (is_kanji(before) || is_katakana(before) || before == U'・') return false;
  std::size_t at = end;
  for (std::size_t next = at; next < text.size(); at = next) {
    const char32_t c = next_code_point(text, next);
    if (!is_katakana(c) && c != U'・') break;
  }
  return at > end && kind_abroad_at(text.substr(at)) != 0;
}

bool is_joined_name(std::string_view text, std::size_t begin, std::size_t end) {
  if (!is_katakana(character_before(text, end))) return false;
  for (const std::string_view dot : {"・", "=", "＝", "゠"}) {
    if (text.substr(0, begin).ends_with(dot)) {
      return is_katakana(character_before(text, begin - dot.size()));
    }
  }
  return false;
}

bool is_name_joint(std::string_view gap) {
  constexpr auto kJoints = std::to_array<std::string_view>({"", "/", " ", "　", "・", "の", "("});
  return std::find(kJoints.begin(), kJoints.end(), gap) != kJoints.end();
}

}  // namespace musubi
