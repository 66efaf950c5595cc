#include "common/analysis/sound.h"

#include <algorithm>
#include <array>

#include "common/text/utf8.h"

namespace musubi {

namespace {

struct Spelling {
  std::string_view from, to;
};

// Longer ones first.
constexpr auto kSoundings = std::to_array<Spelling>({
    {"ティ", "チ"}, {"ディ", "デ"},   {"テュ", "チュ"}, {"デュ", "ジュ"}, {"トゥ", "ツ"},
    {"ドゥ", "ド"}, {"フュ", "ヒュ"}, {"シェ", "セ"},   {"ジェ", "ゼ"},   {"ヂ", "ジ"},
    {"ヅ", "ズ"},   {"ヲ", "オ"},     {"ァ", "ア"},     {"ィ", "イ"},     {"ゥ", "ウ"},
    {"スィ", "シ"}, {"ズィ", "ジ"},   {"ツィ", "チ"},   {"ェ", "エ"},     {"ォ", "オ"},
    {"ヮ", "ワ"},   {"・", ""},
});

constexpr std::u32string_view kIRow = U"イキシチニヒミリギジビピ";
constexpr std::u32string_view kURow = U"ウクスツヌフムユルグズブプュ";
constexpr std::u32string_view kERow = U"エケセテネヘメレゲゼデベペ";
constexpr std::u32string_view kORow = U"オコソトノホモヨロゴゾドボポョ";

bool is_in(std::u32string_view row, char32_t c) {
  return c != 0 && row.find(c) != row.npos;
}

// メイン, メーン; ロビイ, ロビー.
bool is_long_mark(char32_t before, char32_t c) {
  return c == U'イ' && (is_in(kERow, before) || is_in(kIRow, before));
}

bool only_lengthens(char32_t before, char32_t c, LongVowels long_vowels) {
  if (long_vowels == LongVowels::Kept) return false;
  if (c == U'ー') return true;
  if (c == U'イ') return is_in(kERow, before);
  if (long_vowels == LongVowels::Marked) return false;
  if (c == U'ウ') return is_in(kORow, before) || is_in(kURow, before);
  return c == U'オ' && is_in(kORow, before);
}

// Katakana of the romaji syllables; those of three and four letters before the shorter.
constexpr auto kSyllables = std::to_array<Spelling>({
    {"kya", "キャ"}, {"kyu", "キュ"}, {"kyo", "キョ"}, {"gya", "ギャ"}, {"gyu", "ギュ"},
    {"gyo", "ギョ"}, {"sha", "シャ"}, {"shu", "シュ"}, {"sho", "ショ"}, {"she", "シェ"},
    {"shi", "シ"},   {"sya", "シャ"}, {"syu", "シュ"}, {"syo", "ショ"}, {"cha", "チャ"},
    {"chu", "チュ"}, {"cho", "チョ"}, {"che", "チェ"}, {"chi", "チ"},   {"tya", "チャ"},
    {"tyu", "チュ"}, {"tyo", "チョ"}, {"tsu", "ツ"},   {"nya", "ニャ"}, {"nyu", "ニュ"},
    {"nyo", "ニョ"}, {"hya", "ヒャ"}, {"hyu", "ヒュ"}, {"hyo", "ヒョ"}, {"bya", "ビャ"},
    {"byu", "ビュ"}, {"byo", "ビョ"}, {"pya", "ピャ"}, {"pyu", "ピュ"}, {"pyo", "ピョ"},
    {"mya", "ミャ"}, {"myu", "ミュ"}, {"myo", "ミョ"}, {"rya", "リャ"}, {"ryu", "リュ"},
    {"ryo", "リョ"}, {"zya", "ジャ"}, {"zyu", "ジュ"}, {"zyo", "ジョ"}, {"jya", "ジャ"},
    {"jyu", "ジュ"}, {"jyo", "ジョ"}, {"dya", "ジャ"}, {"dyu", "ジュ"}, {"dyo", "ジョ"},
    {"ka", "カ"},    {"ki", "キ"},    {"ku", "ク"},    {"ke", "ケ"},    {"ko", "コ"},
    {"ga", "ガ"},    {"gi", "ギ"},    {"gu", "グ"},    {"ge", "ゲ"},    {"go", "ゴ"},
    {"sa", "サ"},    {"si", "シ"},    {"su", "ス"},    {"se", "セ"},    {"so", "ソ"},
    {"za", "ザ"},    {"zi", "ジ"},    {"zu", "ズ"},    {"ze", "ゼ"},    {"zo", "ゾ"},
    {"ja", "ジャ"},  {"ji", "ジ"},    {"ju", "ジュ"},  {"je", "ジェ"},  {"jo", "ジョ"},
    {"ta", "タ"},    {"ti", "チ"},    {"tu", "ツ"},    {"te", "テ"},    {"to", "ト"},
    {"da", "ダ"},    {"di", "ヂ"},    {"du", "ヅ"},    {"de", "デ"},    {"do", "ド"},
    {"na", "ナ"},    {"ni", "ニ"},    {"nu", "ヌ"},    {"ne", "ネ"},    {"no", "ノ"},
    {"ha", "ハ"},    {"hi", "ヒ"},    {"hu", "フ"},    {"he", "ヘ"},    {"ho", "ホ"},
    {"fa", "ファ"},  {"fi", "フィ"},  {"fu", "フ"},    {"fe", "フェ"},  {"fo", "フォ"},
    {"ba", "バ"},    {"bi", "ビ"},    {"bu", "ブ"},    {"be", "ベ"},    {"bo", "ボ"},
    {"va", "バ"},    {"vi", "ビ"},    {"vu", "ブ"},    {"ve", "ベ"},    {"vo", "ボ"},
    {"pa", "パ"},    {"pi", "ピ"},    {"pu", "プ"},    {"pe", "ペ"},    {"po", "ポ"},
    {"ma", "マ"},    {"mi", "ミ"},    {"mu", "ム"},    {"me", "メ"},    {"mo", "モ"},
    {"ya", "ヤ"},    {"yu", "ユ"},    {"yo", "ヨ"},    {"ra", "ラ"},    {"ri", "リ"},
    {"ru", "ル"},    {"re", "レ"},    {"ro", "ロ"},    {"wa", "ワ"},    {"wi", "ウィ"},
    {"we", "ウェ"},  {"wo", "ヲ"},    {"a", "ア"},     {"i", "イ"},     {"u", "ウ"},
    {"e", "エ"},     {"o", "オ"},
});

// Where Hepburn is not the first of kSyllables.
constexpr auto kHepburn = std::to_array<Spelling>({
    {"ja", "ジャ"},
    {"ju", "ジュ"},
    {"jo", "ジョ"},
    {"ji", "ジ"},
    {"ji", "ヂ"},
    {"zu", "ヅ"},
    {"fu", "フ"},
    {"o", "ヲ"},
});

constexpr std::string_view kConsonants = "bcdfghjkmprstvwyz";

// ッ before a doubled consonant, ン before any other but a vowel; what it took, in letters.
std::size_t append_consonant(std::string_view rest, std::string& katakana) {
  const char c = rest.front();
  const char next = rest.size() > 1 ? rest[1] : '\0';
  const bool is_m_before_labial = c == 'm' && (next == 'b' || next == 'p' || next == 'm');
  if (c == 'n' || is_m_before_labial) {
    katakana += "ン";
    return next == '\'' ? 2 : 1;
  }
  const bool is_doubled = c == next || (c == 't' && next == 'c');
  if (!is_doubled || kConsonants.find(c) == kConsonants.npos) return 0;
  katakana += "ッ";
  return 1;
}

// The syllable of `table` that begins `katakana`, the longest one.
template <typename Table>
const Spelling* leading_syllable(const Table& table, std::string_view katakana) {
  const Spelling* longest = nullptr;
  for (const Spelling& syllable : table) {
    if (katakana.starts_with(syllable.to) &&
        (longest == nullptr || syllable.to.size() > longest->to.size())) {
      longest = &syllable;
    }
  }
  return longest;
}

const Spelling* leading_hepburn(std::string_view katakana) {
  const Spelling* any = leading_syllable(kSyllables, katakana);
  const Spelling* exception = leading_syllable(kHepburn, katakana);
  const bool is_exception =
      exception != nullptr && any != nullptr && exception->to.size() == any->to.size();
  return is_exception || any == nullptr ? exception : any;
}

}  // namespace

std::string loose_sound(std::string_view katakana, LongVowels long_vowels) {
  std::string plain;
  for (std::size_t at = 0; at < katakana.size();) {
    const auto sounding = std::find_if(
        kSoundings.begin(), kSoundings.end(),
        [&](const Spelling& spelling) { return katakana.substr(at).starts_with(spelling.from); });
    if (sounding != kSoundings.end()) {
      plain += sounding->to;
      at += sounding->from.size();
    } else {
      append_utf8(plain, next_code_point(katakana, at));
    }
  }
  // ペルシャ, ペルシア
  constexpr std::string_view kFinalSha = "シャ";
  if (plain.ends_with(kFinalSha))
    plain.replace(plain.size() - kFinalSha.size(), plain.npos, "シア");
  std::string sound;
  char32_t previous = 0;
  for (std::size_t at = 0; at < plain.size();) {
    char32_t c = next_code_point(plain, at);
    if (c == U'ヤ' && is_in(kIRow, previous)) c = U'ア';
    if (long_vowels == LongVowels::Kept && is_long_mark(previous, c)) c = U'ー';
    if (only_lengthens(previous, c, long_vowels)) continue;
    append_utf8(sound, c);
    previous = c;
  }
  return sound;
}

std::optional<std::string> katakana_of_romaji(std::string_view latin) {
  std::string katakana;
  while (!latin.empty()) {
    const auto syllable =
        std::find_if(kSyllables.begin(), kSyllables.end(),
                     [&](const Spelling& spelling) { return latin.starts_with(spelling.from); });
    std::size_t taken = 0;
    if (syllable != kSyllables.end()) {
      katakana += syllable->to;
      taken = syllable->from.size();
    } else {
      taken = append_consonant(latin, katakana);
    }
    if (taken == 0) return std::nullopt;
    latin.remove_prefix(taken);
  }
  if (katakana.empty()) return std::nullopt;
  return katakana;
}

std::string hepburn_of_katakana(std::string_view katakana) {
  constexpr std::string_view kDouble = "ッ";
  std::string romaji;
  bool doubled = false;
  while (!katakana.empty()) {
    const Spelling* syllable = leading_hepburn(katakana);
    if (syllable != nullptr) {
      if (doubled) romaji += syllable->from.starts_with("ch") ? 't' : syllable->from.front();
      romaji += syllable->from;
      katakana.remove_prefix(syllable->to.size());
    } else {
      if (katakana.starts_with("ン")) romaji += 'n';
      std::size_t at = 0;
      next_code_point(katakana, at);
      doubled = katakana.starts_with(kDouble);
      katakana.remove_prefix(at);
      continue;
    }
    doubled = false;
  }
  return romaji;
}

}  // namespace musubi
