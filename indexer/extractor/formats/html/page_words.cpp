#include "indexer/extractor/formats/html/page_words.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

#include "common/text/ascii.h"
#include "common/text/utf8.h"
#include "common/text/words.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxFurnitureChars = 120;
constexpr std::size_t kMaxLineChars = 30;  // of a line that is nothing else

constexpr std::array<std::string_view, 8> kBeginnings = {
    "ここから本文",   "ここからが本文",           "本文ここから",       "本文開始",
    "本文はここから", "ここからメインコンテンツ", "ここからページ本文", "メインコンテンツここから",
};
constexpr std::array<std::string_view, 10> kEnds = {
    "ここまで本文",         "ここまでが本文",
    "本文ここまで",         "本文終了",
    "本文はここまで",       "以上で本文",
    "ここからサブ",         "ここからフッタ",
    "ここからローカルナビ", "サブナビゲーションここから",
};

// Whole lines, without marks at their ends.
constexpr std::array<std::string_view, 52> kLines = {
    "役に立った",
    "役に立たなかった",
    "役に立った役に立たなかった",
    "本文へ",
    "本文へスキップ",
    "本文へスキップします",
    "本文へ移動",
    "本文にジャンプ",
    "このページの先頭へ",
    "このページの先頭へ戻る",
    "このページの先頭に戻る",
    "ページの先頭へ",
    "ページの先頭へ戻る",
    "ページの先頭に戻る",
    "ページトップへ",
    "ページトップへ戻る",
    "ページトップ",
    "先頭へ戻る",
    "トップへ戻る",
    "トップに戻る",
    "上へ戻る",
    "前のページへ戻る",
    "前のページに戻る",
    "トップページへ戻る",
    "トップページに戻る",
    "一覧へ戻る",
    "一覧に戻る",
    "印刷",
    "印刷する",
    "このページを印刷する",
    "印刷用ページ",
    "ツイート",
    "ツイートする",
    "シェア",
    "シェアする",
    "いいね",
    "LINEで送る",
    "メールで送る",
    "文字サイズ",
    "拡大",
    "縮小",
    "閉じる",
    "戻る",
    "もどる",
    "次へ",
    "つぎへ",
    "前へ",
    "まえへ",
    "目次へ",
    "top",
    "pagetop",
    "更新履歴を見る",
};

// Anywhere in a short line.
constexpr std::array<std::string_view, 16> kParts = {
    "ページの内容は分かりやすかった",
    "ページの内容はわかりやすかった",
    "ページは見つけやすかった",
    "ページの情報は役に立ち",
    "ページの情報は見つけやすかった",
    "ページは役に立ちましたか",
    "ページの内容は役に立ち",
    "このページを見ている人はこんなページも",
    "このページに関するアンケート",
    "記事は会員限定",
    "より良いウェブサイトにするために",
    "JavaScriptを有効に",
    "JavaScriptが無効",
    "Cookieの使用に同意",
    "クッキーの使用に同意",
    "Adobe Readerをお持ちでない方は",
};

constexpr std::array<std::string_view, 20> kMarks = {"。", "▲", "△",  "↑",  "・", "［", "］",
                                                     "[",  "]", "（", "）", "　", "→",  "＞",
                                                     "›",  ">", "»",  "«",  "|",  "※"};

// Bytes of the mark that a text begins with; 0: it begins with none.
std::size_t mark_at_begin(std::string_view text) {
  for (const std::string_view mark : kMarks) {
    if (text.starts_with(mark)) return mark.size();
  }
  return text.starts_with('.') ? 1 : 0;
}

std::size_t mark_at_end(std::string_view text) {
  for (const std::string_view mark : kMarks) {
    if (text.ends_with(mark)) return mark.size();
  }
  return text.ends_with('.') ? 1 : 0;
}

// Behind the blanks and marks that it begins with.
std::string_view behind_marks(std::string_view line) {
  while (!line.empty()) {
    const std::size_t byte_count = is_markup_space(line[0]) ? 1 : mark_at_begin(line);
    if (byte_count == 0) break;
    line.remove_prefix(byte_count);
  }
  return line;
}

// Without the blanks within and marks around it.
std::string core_of(std::string_view line) {
  std::string text;
  for (const char c : behind_marks(line.substr(0, 400))) {
    if (!is_markup_space(c)) text += c;
  }
  while (const std::size_t byte_count = mark_at_end(text)) text.resize(text.size() - byte_count);
  return text;
}

// Whatever blanks there are in the text.
bool begins_with(std::string_view text, std::string_view beginning) {
  std::size_t at = 0;
  for (const char c : beginning) {
    while (at < text.size() && is_markup_space(text[at])) ++at;
    if (at == text.size() || text[at++] != c) return false;
  }
  return true;
}

template <std::size_t N>
bool begins_with_any(std::string_view line, const std::array<std::string_view, N>& beginnings) {
  const std::string_view text = behind_marks(line.substr(0, 400));
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [&](std::string_view one) { return begins_with(text, one); }) &&
         char_count(line) <= 30;
}

// Whether one of the lines begins with that character.
template <std::size_t N>
bool may_be_one_of(std::string_view text, const std::array<std::string_view, N>& lines) {
  static const std::unordered_set<char32_t> firsts = [&lines] {
    std::unordered_set<char32_t> characters;
    for (const std::string_view line : lines) {
      std::size_t at = 0;
      characters.insert(next_code_point(line, at));
    }
    return characters;
  }();
  if (text.empty()) return false;
  std::size_t at = 0;
  const char32_t first = next_code_point(text, at);
  return firsts.count(first >= U'A' && first <= U'Z' ? first + 0x20 : first) > 0;
}

// What each of those holds, so that most lines are done with quickly.
bool may_hold_part(std::string_view line) {
  for (const std::string_view word :
       {"ページ", "ウェブサイト", "JavaScript", "ookie", "クッキー", "Adobe", "PDF", "会員限定"}) {
    if (holds(line, word)) return true;
  }
  return false;
}

// A sentence about what others said of a page or a site asks the reader nothing.
bool reports_an_answer(std::string_view line) {
  for (const std::string_view words :
       {"という", "と答え", "と回答", "との回答", "との声", "との意見"}) {
    if (holds(line, words)) return true;
  }
  return false;
}

using Buttons = std::unordered_set<std::string_view>;

// 戻る | 次へ, or one of them.
bool is_row_of_buttons(std::string_view line, const Buttons& buttons) {
  while (true) {
    const std::size_t end = std::min(line.find('|'), line.size());
    if (buttons.count(lower_ascii(core_of(line.substr(0, end)))) == 0) return false;
    if (end == line.size()) return true;
    line.remove_prefix(end + 1);
  }
}

bool asks_for_a_reader(std::string_view line) {
  const bool names_it = line.find("Adobe") != std::string_view::npos ||
                        line.find("アドビ") != std::string_view::npos ||
                        line.find("PDFファイルをご覧") != std::string_view::npos;
  return names_it && (line.find("必要") != std::string_view::npos ||
                      line.find("ダウンロード") != std::string_view::npos ||
                      line.find("Acrobat") != std::string_view::npos);
}

}  // namespace

bool begins_main_text(std::string_view line) {
  return begins_with_any(line, kBeginnings);
}

bool ends_main_text(std::string_view line) {
  return begins_with_any(line, kEnds);
}

// Copyright (C) Kakuu City. All Rights Reserved.
bool is_copyright(std::string_view line) {
  line = line.substr(0, 200);
  for (const std::string_view beginning : {"copyright", "©", "(c)"}) {
    if (equals_ascii(line.substr(0, beginning.size()), beginning)) return true;
  }
  const bool may_reserve = line.find_first_of("vV") != std::string_view::npos;
  return may_reserve && find_ascii(line, "all rights reserved") != std::string_view::npos;
}

bool is_furniture_line(std::string_view line) {
  static const Buttons lines(kLines.begin(), kLines.end());
  if (line.size() > 3 * kMaxFurnitureChars) return false;
  const bool is_short = line.size() < 3 * kMaxLineChars;
  const bool may_be_known = is_short && may_be_one_of(behind_marks(line), kLines);
  if (may_be_known && is_row_of_buttons(line, lines)) return true;
  if (is_short && is_copyright(line)) return true;
  if (!may_hold_part(line) || reports_an_answer(line)) return false;
  return asks_for_a_reader(line) ||
         std::any_of(kParts.begin(), kParts.end(), [&](std::string_view part) {
           return line.find(part) != std::string_view::npos;
         });
}

bool is_breadcrumb_line(std::string_view line) {
  if (line.size() > 600) return false;
  for (const std::string_view beginning :
       {"現在の位置", "現在位置", "現在地：", "現在地:", "パンくず", "あなたは今ここ"}) {
    if (line.starts_with(beginning)) return true;
  }
  const std::string_view text = line.substr(0, 100);
  for (const std::string_view home :
       {"ホーム", "トップページ", "トップ", "サイトトップ", "top", "home"}) {
    if (!equals_ascii(text.substr(0, home.size()), home)) continue;
    const std::string_view rest = trim(text.substr(home.size()));
    for (const std::string_view separator : {">", "＞", "›", "»", "→", "≫", "/ "}) {
      if (rest.starts_with(separator)) return true;
    }
  }
  return false;
}

}  // namespace musubi
