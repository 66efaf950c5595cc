#include "indexer/readers/page_button.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "common/gazetteer/phrase_matcher.h"
#include "common/text/ascii.h"
#include "common/text/utf8.h"
#include "common/text/words.h"
#include "indexer/readers/page_line_words.h"

namespace musubi {

namespace {

// A word that a headline may have too is a button where nothing but these stands beside it, up to
// a blank or a bar; each list is parted by |.
struct DoubtfulButton {
  std::string_view word, before, behind;
};

constexpr std::string_view kShared = "|で|を|に|この記事を|このページを|ページを";
constexpr std::string_view kDo = "|する|ボタン|ください|してください";

constexpr auto kDoubtfulButtons = std::to_array<DoubtfulButton>({
    {"印刷", "|このページを|この記事を|画面を|ページの|ページ", kDo},
    {"シェア", kShared, kDo},
    {"ツイート", kShared, kDo},
    {"ポスト", "|Xに|Xで", kDo},
    {"Tweet", "", "|する"},
    {"メニュー",
     "|グローバル|サブ|メイン|サイド|共通|サイト|ローカル|カテゴリ|カテゴリー|スマートフォン|"
     "スマホ|携帯|ページ|サイト内|総合",
     "|を開く|を閉じる|を飛ばして|を飛ばして本文へ|へ|に戻る|へ戻る|ここから|ここまで|表示"},
    {"スマートフォン", "", "|版|用|サイト|表示|専用|用サイト|版を表示"},
    {"閉じる", "|×|メニューを|ウィンドウを|画面を|窓を|このページを", ""},
    {"ふりがな", "", "|をつける|を付ける|表示|非表示|なし|あり|を消す"},
    {"読み上げ", "|音声で|ページ|画面", "|る|開始|を開始|ソフト|機能"},
    {"ログイン", "|会員|ユーザー|利用者|マイページ", "|する|画面|はこちら"},
    {"もくじ", "|この記事の", ""},
    {"目次", "|この記事の|ページの", "|へ|に戻る|へ戻る"},
    {"キーワード", "|検索", "|で探す|で検索|から探す|から検索"},
});

bool is_listed(std::string_view list, std::string_view text) {
  while (true) {
    const std::size_t bar = std::min(list.find('|'), list.size());
    if (list.substr(0, bar) == text) return true;
    if (bar == list.size()) return false;
    list.remove_prefix(bar + 1);
  }
}

// Names of languages: a line of them leads to the page in another one.
constexpr auto kLanguages = std::to_array<std::string_view>(
    {"English",  "Language", "Languages", "language",  "LANGUAGE", "Foreign",   "ENGLISH",
     "日本語",   "中文",     "简体中文",  "繁體中文",  "簡体字",   "繁体字",    "中国語",
     "英語",     "韓国語",   "한국어",    "Português", "Español",  "Tiếng",     "Việt",
     "Français", "Deutsch",  "Filipino",  "Tagalog",   "Other",    "languages", "Translate",
     "Japanese", "言語",     "外国語",    "多言語",    "翻訳",     "選択",      "Select"});

std::vector<std::string_view> parts_of_line(std::string_view line) {
  constexpr auto kBars = std::to_array<std::string_view>(
      {" ", "　", "|", "｜", "/", "／", "(", ")", "（", "）", "[", "]", ",", "・"});
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < line.size();) {
    const auto bar = std::find_if(kBars.begin(), kBars.end(), [&](std::string_view one) {
      return line.substr(at).starts_with(one);
    });
    if (bar == kBars.end()) {
      next_code_point(line, at);
      continue;
    }
    if (at > begin) parts.push_back(line.substr(begin, at - begin));
    at += bar->size();
    begin = at;
  }
  if (begin < line.size()) parts.push_back(line.substr(begin));
  return parts;
}

// Facebookでシェア: before the particle may stand the name of a service.
bool is_service(std::string_view before) {
  constexpr auto kServices = std::to_array<std::string_view>(
      {"Facebook", "facebook", "Twitter", "twitter", "フェイスブック", "ツイッター", "ライン",
       "LINE", "X", "エックス", "SNS", "友達に", "みんなに"});
  constexpr std::string_view kBy = "で";
  if (before.ends_with(kBy)) before.remove_suffix(kBy.size());
  return std::find(kServices.begin(), kServices.end(), before) != kServices.end();
}

bool is_doubtful_button(std::string_view part) {
  return std::any_of(kDoubtfulButtons.begin(), kDoubtfulButtons.end(),
                     [&](const DoubtfulButton& button) {
                       const std::size_t at = part.find(button.word);
                       if (at == part.npos) return false;
                       const std::string_view before = part.substr(0, at);
                       const std::string_view behind = part.substr(at + button.word.size());
                       return is_listed(button.behind, behind) &&
                              (is_listed(button.before, before) || is_service(before));
                     });
}

// English 中文 한국어; not 夏休み English Day を開催.
bool is_line_of_languages(const std::vector<std::string_view>& parts) {
  constexpr std::size_t kMaxChars = 6;  // of a menu's entry beside them
  bool names_one = false;
  for (const std::string_view part : parts) {
    const bool is_language =
        std::find(kLanguages.begin(), kLanguages.end(), part) != kLanguages.end();
    names_one = names_one || (is_language && is_ascii_letter(part.front()));
    const bool is_other_latin = is_ascii_letter(part.front()) && !is_language;
    const bool may_be_entry = char_count(part) <= kMaxChars && !part.ends_with("開催");
    if (is_other_latin || (!is_language && !may_be_entry)) return false;
  }
  return names_one;
}

bool is_date_of_page(std::string_view line) {
  constexpr std::string_view kJapan = "本";  // 登録日本語教師
  return std::any_of(kDateWords.begin(), kDateWords.end(), [&](std::string_view word) {
    return line.starts_with(word) && !line.substr(word.size()).starts_with(kJapan);
  });
}

// お知らせ, INFORMATIONお知らせ, ニュース NEWS
bool is_section(std::string_view line) {
  const auto is_latin = [](char c) { return (c >= 'A' && c <= 'Z') || c == ' '; };
  const auto is_word = [](std::string_view word) {
    return std::find(kSectionWords.begin(), kSectionWords.end(), word) != kSectionWords.end();
  };
  if (is_word(line)) return true;
  while (!line.empty() && is_latin(line.front())) line.remove_prefix(1);
  while (!line.empty() && is_latin(line.back())) line.remove_suffix(1);
  return is_word(line);
}

enum class ButtonWord { None, Doubtful, Sure };

PhraseMatcher matcher_of_buttons() {
  std::vector<std::string> words(kButtonWords.begin(), kButtonWords.end());
  for (const DoubtfulButton& button : kDoubtfulButtons) words.emplace_back(button.word);
  for (const std::string_view language : kLanguages) words.emplace_back(language);
  return PhraseMatcher(words);
}

ButtonWord button_word_in(std::string_view line) {
  static const PhraseMatcher buttons = matcher_of_buttons();
  ButtonWord found = ButtonWord::None;
  for (std::size_t at = 0; (at = buttons.next(line, at)) < line.size() && found != ButtonWord::Sure;
       next_code_point(line, at)) {
    buttons.match(line, at, [&](std::uint32_t word, std::size_t) {
      found = word < kButtonWords.size() ? ButtonWord::Sure : std::max(found, ButtonWord::Doubtful);
      return found == ButtonWord::Sure;
    });
  }
  return found;
}

}  // namespace

std::string_view without_bullet(std::string_view line, bool& has_bullet) {
  constexpr auto kBullets =
      std::to_array<std::string_view>({"•", "・", "●", "○", "■", "▶", "›", "*", "-", "|"});
  for (const std::string_view bullet : kBullets) {
    if (!line.starts_with(bullet)) continue;
    has_bullet = true;
    return trim(line.substr(bullet.size()));
  }
  return line;
}

bool is_button(std::string_view line) {
  constexpr std::size_t kMaxChars = 60;
  if (line.size() > 4 * kMaxChars) return false;
  bool has_bullet = false;
  const std::string_view words = without_bullet(line, has_bullet);
  if (is_date_of_page(words)) return char_count(words) < kMaxChars;
  if (is_section(words)) return true;
  if (char_count(words) > kMaxChars) return false;
  const ButtonWord word = button_word_in(truncate_utf8(words, 64));
  if (word != ButtonWord::Doubtful) return word == ButtonWord::Sure;
  // A button as a whole, or the first of several: 印刷 大きな文字で印刷, Tweet ページ番号.
  const auto parts = parts_of_line(words);
  return !parts.empty() && (is_line_of_languages(parts) || is_doubtful_button(parts.front()));
}

}  // namespace musubi
