#include <unicode/uchar.h>

#include <string>

#include "common/text/utf8.h"
#include "indexer/readers/character_likelihood.h"
#include "indexer/readers/encoding.h"

namespace musubi {

namespace {

// The kanji of two rows of JIS X 0208 and all between: level 1 is 16 to 47, level 2 is 48 to 84.
icu::UnicodeSet kanji_of_rows(int first, int last) {
  constexpr int kBase = 0xA0, kCells = 94;
  icu::UnicodeSet set;
  for (int row = first; row <= last; ++row) {
    std::string bytes, text;
    for (int cell = 1; cell <= kCells; ++cell) {
      bytes += static_cast<char>(kBase + row);
      bytes += static_cast<char>(kBase + cell);
    }
    Decoder(Encoding::EucJp).decode(bytes, text);
    for (std::size_t at = 0; at < text.size();) {
      set.add(static_cast<UChar32>(next_code_point(text, at)));
    }
  }
  return set;
}

// Seldom is one kanji in the middle of a word of letters.
double behind_letters(char32_t before) {
  return is_ascii_letter(before) ? kBesideLetter : 0;
}

// A mark or a small kana that no word begins with, and what it may stand behind.
bool is_well_placed(char32_t c, char32_t before) {
  constexpr char32_t kVoiced = U'ﾞ', kHalfVoiced = U'ﾟ';
  const bool goes_on = is_halfwidth_katakana(before);
  if (c == kVoiced)
    return before == U'ｳ' || is_between(before, U'ｶ', U'ﾄ') || is_between(before, U'ﾊ', U'ﾎ');
  if (c == kHalfVoiced) return is_between(before, U'ﾊ', U'ﾎ');
  const bool needs_one_before = is_between(c, U'ｧ', U'ｯ') || c == U'ｰ' || c == U'ﾝ';
  return goes_on || !needs_one_before;
}

double halfwidth_katakana(char32_t c, char32_t before) {
  static const Ranked letters(U"ﾞﾝｲｼｳｶﾄｸｷｮﾀｰﾕﾘｺﾂﾁｻｭｽﾙﾗﾌﾃﾏﾊｯﾆﾐｹﾝｵｱﾅﾚﾓﾖｾﾟﾔﾒﾉﾛｴﾋﾎﾑｿﾇﾈｬﾍﾜｪｨｧｩｫ･ｦ", 0.3);
  constexpr double kMisplaced = -8;
  // Where half-width katakana are written at all, a word of them is.
  constexpr double kOtherLetterBefore = -3;
  const double* known = letters.find(c);
  double sum = known != nullptr ? *known : kSymbol;
  if (!is_well_placed(c, before)) sum += kMisplaced;
  if (is_ascii_letter(before)) sum += kMixedWord;
  if (before >= 0x80 && !is_halfwidth_katakana(before) && !is_between(before, 0x3000, 0x303F)) {
    sum += kOtherLetterBefore;
  }
  return sum;
}

}  // namespace

double japanese_likelihood(char32_t c, char32_t before) {
  static const Ranked hiragana(
      U"のにたはをとるてしいがなでれっかもらすりこさまくきあつだそけうせめえよちどおわみばほ"
      U"ねやむびげべひずゃじゅょごぶへぼゆろぐざふぞづぎぬぱぽぷぴぺぜぁぃぇぅぉぢゐゑ",
      0.42);
  static const Ranked katakana(
      U"ーンスルトラアイリクドレカシロタマバフジュテコィグナプサメキニッオムデパウャブチョセエ"
      U"ハビミダモガェケツポァベボソワネノゴヨヤゼヴホピザォギヒユペズヌヘゲゾヂヅヰヱ",
      0.12);
  static const Ranked marks(U"、。・「」（）　『』：，．／－～〜々？！〒…【】", 0.14);
  static const Ranked kanji(
      U"日年大国人会中本月県市長出一十東事業交行流自協定部学地同者生分政場民高田新合文方北体"
      U"経済外海道京前的内第後教以法立間区社山全川来三五二八六七九四町村府都島員理関平和成性"
      U"化小上下代小水見国力議金家書発野名数公実対務産作時計目工入当開商最科主手調動気意現回"
      U"明要等保育用連用際友好結州締観光福祉環境研究技術支援訪問青森使教指言重運持近親集少続進転"
      U"周年度表参加記念式典覚書盟姉妹派遣団視察留学協議業貿易港湾空路線便語料館長報告資料集"
      U"員住所氏番号電話費額計画案件種類項目有無氷雪広札幌仙台横浜神奈千葉埼静岡愛兵庫福鹿児"
      U"沖縄熊崎秋形新潟石富梨山口徳香媛佐賀宮栃群茨城岐阜三重滋良和歌鳥根村松野原藤井木林"
      U"木清橋池坂谷石崎上遼寧省沈陽瀋韓釜",
      0.18);
  static const Alike everyday(everyday_characters("ja"), 0.15);
  static const Alike level_1(kanji_of_rows(16, 47), 0.04);
  static const Alike level_2(kanji_of_rows(48, 84), 0.02);
  if (is_halfwidth_katakana(c)) return halfwidth_katakana(c, before);
  for (const Ranked* ranked : {&hiragana, &katakana, &marks}) {
    if (const double* known = ranked->find(c)) return *known;
  }
  if (const double* known = kanji.find(c)) return *known + behind_letters(before);
  for (const Alike* alike : {&everyday, &level_1, &level_2}) {
    if (const double* known = alike->find(c)) return *known + behind_letters(before);
  }
  if (is_ideograph(c)) return kRareIdeograph;
  if (is_between(c, 0xFF61, 0xFF64)) return kForeignLetter;
  if (is_between(c, 0xFF10, 0xFF5A)) return -7;  // full-width digits and letters
  return u_isalpha(static_cast<UChar32>(c)) != 0 ? kForeignLetter : kSymbol;
}

}  // namespace musubi
