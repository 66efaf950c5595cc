#include "indexer/readers/text_likelihood.h"

#include <unicode/uchar.h>
#include <unicode/ulocdata.h>
#include <unicode/uniset.h>
#include <unicode/uscript.h>

#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "common/text/utf8.h"
#include "indexer/readers/encoding.h"

namespace musubi {

namespace {

// Of a character that only a wrong decoding gives.
constexpr double kNever = -20;
constexpr double kPrivate = -16;
constexpr double kAscii = -3;
constexpr double kSymbol = -9;
constexpr double kForeignLetter = -12;
constexpr double kRareIdeograph = -14;
constexpr double kMixedWord = -7;
constexpr double kBesideLetter = -2;

bool is_between(char32_t c, char32_t first, char32_t last) {
  return c >= first && c <= last;
}

bool is_ascii_letter(char32_t c) {
  return is_between(c | 0x20U, 'a', 'z');
}

// Characters of a writing, the most frequent first, that share `share` of its texts.  The
// frequency falls with the rank (Zipf).
class Ranked {
 public:
  Ranked(std::u32string_view characters, double share) {
    double sum = 0;
    for (std::size_t i = 0; i < characters.size(); ++i) sum += weight(i);
    for (std::size_t i = 0; i < characters.size(); ++i) {
      likelihoods_.emplace(characters[i], std::log(share * weight(i) / sum));
    }
  }
  const double* find(char32_t c) const {
    const auto found = likelihoods_.find(c);
    return found == likelihoods_.end() ? nullptr : &found->second;
  }

 private:
  static double weight(std::size_t rank) { return 1.0 / (static_cast<double>(rank) + 5); }
  std::unordered_map<char32_t, double> likelihoods_;
};

// Characters that share `share` of the texts of a writing, all alike.
class Alike {
 public:
  Alike(icu::UnicodeSet characters, double share)
      : characters_(std::move(characters)),
        likelihood_(std::log(share / std::max(1, characters_.size()))) {
    characters_.freeze();
  }
  const double* find(char32_t c) const {
    return characters_.contains(static_cast<UChar32>(c)) ? &likelihood_ : nullptr;
  }

 private:
  icu::UnicodeSet characters_;
  double likelihood_;
};

// The characters of everyday use, as CLDR has them for a language.
icu::UnicodeSet everyday_characters(const char* language) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeSet set;
  ULocaleData* data = ulocdata_open(language, &status);
  ulocdata_getExemplarSet(data, set.toUSet(), 0, ULOCDATA_ES_STANDARD, &status);
  ulocdata_close(data);
  return set;
}

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

bool is_ideograph(char32_t c) {
  return is_between(c, 0x3400, 0x9FFF) || is_between(c, 0xF900, 0xFAFF) || c >= 0x20000;
}

bool is_halfwidth_katakana(char32_t c) {
  return is_between(c, 0xFF65, 0xFF9F);
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

double japanese(char32_t c, char32_t before) {
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

double chinese(char32_t c, const Ranked& frequent, const Alike& everyday) {
  static const Ranked marks(U"，。、：“”（）《》；　！？·—…", 0.14);
  if (const double* known = marks.find(c)) return *known;
  if (const double* known = frequent.find(c)) return *known;
  if (const double* known = everyday.find(c)) return *known;
  if (is_ideograph(c)) return kRareIdeograph;
  return u_isalpha(static_cast<UChar32>(c)) != 0 ? kForeignLetter : kSymbol;
}

double simplified_chinese(char32_t c) {
  static const Ranked frequent(
      U"的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能"
      U"下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加"
      U"量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与"
      U"关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者"
      U"最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少"
      U"图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光"
      U"门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采"
      U"转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节"
      U"话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际"
      U"商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精"
      U"值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住"
      U"调满县局照参红细引听该铁价严龙飞省宁辽沈阳苏浙湖河津沪渝岛滨哈尔春杭州厦签协议友好城",
      0.65);
  static const Alike everyday(everyday_characters("zh"), 0.2);
  return chinese(c, frequent, everyday);
}

double traditional_chinese(char32_t c) {
  static const Ranked frequent(
      U"的一是不人在有我他這中大來上國個到說們為子和你地出道也時年得就那要下以生會自著去之過家學"
      U"對可她里後小么心多天而能好都然沒日於起還發成事只作當想看文無開手十用主行方又如前所本見經"
      U"頭面公同三已老從動兩長知民樣現分將外但身些與高意進把法此實回二理美點月明其種聲全工己話兒"
      U"者向情部正名定女問力機給等幾很業最間新什打便位因重被走電四第門相次東政海口使教西再平真聽"
      U"世氣信北少關並內加化由卻代軍產入先山五太水萬市眼體別處總才場師書比住員九笑性通目華報立馬"
      U"命張活難神數件安表原車白應路期叫死常提感金何更反合放做系計或司利受光王果親界及今京務制解"
      U"各任至清物台象記邊共風戰干接它許八特覺望直服毛林題建南度統色字請交愛讓認算論百吃義科怎元"
      U"社術結六功指思非流每青管夫連遠資隊跟帶花快條院變聯言權往展該領傳近留紅治決周保達辦運武半"
      U"候七必城父強步完革深區即求品士轉量空甚眾技輕程告江語英基派滿式李息寫呢識極令黃德收臉錢黨"
      U"倒未持取設始版雙歷越史商千片容研像找友孩站廣改議形委早房音火際則首單據導影失拿網香似斯專"
      U"石若兵弟誰校讀志飛觀爭究包組造落視濟喜離雖壞兄壓念支灣縣桃園雄姊妹簽署協備忘錄觀遊",
      0.65);
  static const Alike everyday(everyday_characters("zh_Hant"), 0.2);
  return chinese(c, frequent, everyday);
}

// By its three letters, each as frequent as it is in Korean.
double hangul(char32_t c) {
  constexpr char32_t kFirst = 0xAC00;
  constexpr std::size_t kVowels = 21, kFinals = 28;
  constexpr double kInitial[] = {13,  0.6, 7, 9,   1.0, 7,   5,   5, 0.3, 10,
                                 0.5, 24,  8, 0.3, 3,   1.2, 2.2, 2, 6};
  constexpr double kVowel[] = {19, 4.5, 0.8, 0.1, 10,  5.5, 5,   0.8, 10,  3, 0.3,
                               1,  2,   8,   1,   0.1, 0.8, 1.2, 9,   1.8, 17};
  constexpr double kFinal[] = {54,  5.5, 0.05, 0.05, 14,   0.1, 0.2, 0.3, 8,   0.2,
                               0.1, 0.1, 0.01, 0.02, 0.01, 0.1, 4,   1.6, 0.2, 1.6,
                               2,   8.5, 0.2,  0.1,  0.05, 0.2, 0.3, 0.3};
  const std::size_t number = c - kFirst;
  const double share = kInitial[number / (kVowels * kFinals)] * kVowel[number / kFinals % kVowels] *
                       kFinal[number % kFinals] / 1e6;
  return std::log(0.9 * share);
}

double korean(char32_t c) {
  if (is_between(c, 0xAC00, 0xD7A3)) return hangul(c);
  if (is_ideograph(c)) return kRareIdeograph;
  return u_isalpha(static_cast<UChar32>(c)) != 0 ? kForeignLetter : kSymbol;
}

double latin(char32_t c, char32_t before) {
  // Few among ASCII letters, seldom two in a row, capitals at the beginning of a word.
  constexpr double kSmall = -5, kCapital = -6, kMisplaced = -3;
  const bool is_capital = u_isupper(static_cast<UChar32>(c)) != 0;
  const bool behind_letter = u_isalpha(static_cast<UChar32>(before)) != 0;
  const bool is_misplaced = behind_letter && (is_capital || !is_ascii_letter(before));
  return (is_capital ? kCapital : kSmall) + (is_misplaced ? kMisplaced : 0);
}

double letter(char32_t c, const Ranked& letters) {
  const double* known = letters.find(c);
  return known != nullptr ? *known : kForeignLetter;
}

// Of an alphabet with capitals, whose small letters are `small`.
double cased_letter(char32_t c, char32_t before, const Ranked& small) {
  constexpr double kCapital = -3, kInnerCapital = -6;
  const auto lower = static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
  double sum = letter(lower, small);
  if (lower != c) {
    sum += u_islower(static_cast<UChar32>(before)) != 0 ? kInnerCapital : kCapital;
  }
  return sum;
}

double alphabet(char32_t c, char32_t before) {
  static const Ranked cyrillic(U"оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё", 1);
  static const Ranked thai(U"านรอก่เง้มยลวัดทสตะีปบิคหแจุูพ็ื์ชขใไึถโำผซณธศฟฉภญษฐฮๆ", 1);
  static const Ranked arabic(U"اليمنوهرتبكعدسفقحجشصخطضذثزغظءةىأإؤئآ", 1);
  static const Ranked hebrew(U"יוהלאתרבםשמנחעדקפכגטזסצךףןץ", 1);
  static const Ranked greek(U"αοιτεσνηρυκπμλςάόίέήθγδωχφώβύξζψ", 1);
  constexpr std::u32string_view kMarks = U"\u00A0«»“”’‘„–—°§№£©®¿¡²³·";
  const double mixed = is_ascii_letter(before) ? kMixedWord : 0;
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
    case USCRIPT_LATIN:
      return latin(c, before);
    case USCRIPT_CYRILLIC:
      return cased_letter(c, before, cyrillic) + mixed;
    case USCRIPT_GREEK:
      return cased_letter(c, before, greek) + mixed;
    case USCRIPT_HEBREW:
      return letter(c, hebrew) + mixed;
    case USCRIPT_ARABIC:
      return letter(c, arabic) + mixed;
    case USCRIPT_THAI:
      return letter(c, thai) + mixed;
    default:
      break;
  }
  if (kMarks.find(c) != kMarks.npos) return -6.5;
  return is_between(c, 0x2190, 0x2FFF) || u_isalpha(static_cast<UChar32>(c)) != 0 ? kForeignLetter
                                                                                  : kSymbol;
}

// Of an ASCII letter: words are seldom of two scripts, but bytes that are read in a wrong
// encoding are.
double letter_behind(Writing writing, char32_t before) {
  constexpr char32_t kFirstGreek = 0x370;
  if (writing == Writing::Alphabet) {
    return before >= kFirstGreek && u_isalpha(static_cast<UChar32>(before)) != 0 ? kMixedWord : 0;
  }
  if (writing != Writing::Japanese) return 0;
  return is_halfwidth_katakana(before) ? kMixedWord : is_ideograph(before) ? kBesideLetter : 0;
}

}  // namespace

double log_likelihood(Writing writing, char32_t c, char32_t before) {
  if (c == U'\n' || c == U'\r' || c == U'\t' || c == U'\f' || is_between(c, 0x20, 0x7E)) {
    return kAscii + (is_ascii_letter(c) ? letter_behind(writing, before) : 0);
  }
  switch (u_charType(static_cast<UChar32>(c))) {
    case U_UNASSIGNED:
    case U_CONTROL_CHAR:
    case U_SURROGATE:
      return kNever;
    case U_PRIVATE_USE_CHAR:
      return kPrivate;
    default:
      break;
  }
  switch (writing) {
    case Writing::Japanese:
      return japanese(c, before);
    case Writing::SimplifiedChinese:
      return simplified_chinese(c);
    case Writing::TraditionalChinese:
      return traditional_chinese(c);
    case Writing::Korean:
      return korean(c);
    case Writing::Alphabet:
      return alphabet(c, before);
  }
  return kNever;
}

}  // namespace musubi
