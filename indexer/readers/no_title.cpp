#include "indexer/readers/no_title.h"

#include <algorithm>
#include <array>

#include "common/calendar/date_parser.h"
#include "common/text/utf8.h"
#include "common/text/words.h"

namespace musubi {

namespace {

// 各課長　様, 国際第12号, 国際課長: to whom a letter goes, and from whom.
bool is_of_address(std::string_view line) {
  constexpr std::size_t kMaxChars = 24;
  constexpr std::size_t kMaxSenderChars = 14;
  constexpr auto kReceivers =
      std::to_array<std::string_view>({"様", "殿", "御中", "各位", "あて", "宛"});
  constexpr auto kSenders = std::to_array<std::string_view>(
      {"課長", "部長", "局長", "室長", "知事", "市長", "町長", "村長", "会長", "理事長"});
  const std::size_t chars = char_count(line);
  if (chars > kMaxChars) return false;
  const auto ends = [line](std::string_view end) { return line.ends_with(end); };
  if (std::any_of(kReceivers.begin(), kReceivers.end(), ends)) return true;
  const bool is_sender = std::any_of(kSenders.begin(), kSenders.end(), ends);
  if (is_sender && chars <= kMaxSenderChars && line.find("の") == line.npos) return true;
  const std::size_t number = line.rfind("第");
  if (number == line.npos || !line.ends_with("号")) return false;
  const std::string_view digits = line.substr(number + 3, line.size() - number - 6);
  return std::none_of(digits.begin(), digits.end(), [](char c) { return c >= 'a' && c <= 'z'; }) &&
         char_count(digits) <= 8;
}

// 締結年月日：平成16年12月24日
bool is_dated_label(std::string_view line) {
  constexpr std::size_t kMaxLabelChars = 10;
  for (const std::string_view colon : {"：", ":"}) {
    const std::size_t at = line.find(colon);
    if (at == line.npos || char_count(line.substr(0, at)) > kMaxLabelChars) continue;
    if (parse_date(trim(line.substr(at + colon.size())))) return true;
  }
  return false;
}

// アジア | 北米 | 中南米 | 欧州 | 大洋州
bool is_row_of_links(std::string_view line) {
  constexpr std::string_view kBar = " | ";
  constexpr std::size_t kMinBars = 4;
  std::size_t bars = 0;
  for (std::size_t at = line.find(kBar); at != line.npos; at = line.find(kBar, at + 1)) ++bars;
  return bars >= kMinBars;
}

// ご利用ください, please enable: no headline speaks so.
bool speaks_to_reader(std::string_view line) {
  constexpr auto kWords =
      std::to_array<std::string_view>({"ください", "下さい", "ません", "ます", "です", "推奨",
                                       "Please", "please", "enable", "required"});
  return contains_any(line, kWords);
}

// 本文へスキップ, メニューを飛ばして; not ハードルを飛ばして.
bool is_way_to_skip(std::string_view line) {
  constexpr auto kSkips = std::to_array<std::string_view>(
      {"へジャンプ", "へスキップ", "Skip to", "を飛ばして", "をとばして"});
  constexpr auto kParts = std::to_array<std::string_view>(
      {"本文", "コンテンツ", "メニュー", "ナビゲーション", "ページ", "リンク", "フッター",
       "content", "main", "navigation", "menu"});
  return contains_any(line, kSkips) && contains_any(line, kParts);
}

// What a page says of itself, of browsers and of its menus.
bool is_notice(std::string_view line) {
  constexpr std::string_view kNavigation = "ナビゲーション";
  constexpr std::size_t kMaxMenuChars = 12;  // ナビゲーションメニュー
  constexpr auto kOfSite = std::to_array<std::string_view>(
      {"ブラウザ", "Browser", "browser", "JavaScript", "メンテナンスのため"});
  const bool is_of_menu =
      line.find(kNavigation) != line.npos &&
      (line.ends_with(kNavigation) || char_count(line) <= kMaxMenuChars || speaks_to_reader(line));
  return is_of_menu || is_way_to_skip(line) || is_row_of_links(line) ||
         (contains_any(line, kOfSite) && speaks_to_reader(line));
}

// ※募集は終了しました, ご応募ありがとうございました: said above the title to who comes late.
bool is_remark(std::string_view line) {
  return line.starts_with("※") || line.ends_with("ありがとうございました。") ||
         line.ends_with("ありがとうございました");
}

// 【群馬】 above a headline: where the news are from.
bool is_label_of_news(std::string_view line) {
  constexpr std::size_t kMaxChars = 8;
  return line.starts_with("【") && line.ends_with("】") && char_count(line) <= kMaxChars;
}

// 公明党 ある区議会議員 山田 花子, ある市長公式ブログ: who writes.
bool is_of_author(std::string_view line) {
  constexpr std::size_t kMaxChars = 24;
  constexpr auto kAuthors =
      std::to_array<std::string_view>({"議員 ", "ブログ", "Blog", "オフィシャル"});
  return char_count(line) <= kMaxChars && contains_any(line, kAuthors) &&
         line.find("。") == line.npos;
}

// 都道府県 登録団体名 相手国・地域: the headings of a table.
bool is_head_of_table(std::string_view line) {
  constexpr auto kHeadings = std::to_array<std::string_view>(
      {"都道府県", "団体名", "自治体名", "相手国", "提携先", "提携年月日", "締結年月日"});
  return std::count_if(kHeadings.begin(), kHeadings.end(), [&](std::string_view heading) {
           return line.find(heading) != line.npos;
         }) >= 3;
}

// 韓国の一行と市長ら=南房総: the caption of a newspaper, with the place where it was taken.
bool ends_with_venue(std::string_view line) {
  constexpr std::size_t kMaxPlaceChars = 16;
  constexpr auto kPeople =
      std::to_array<std::string_view>({"ら", "氏", "さん", "一行", "選手", "生徒", "市長", "会長"});
  for (const std::string_view mark : {"=", "＝"}) {
    const std::size_t at = line.rfind(mark);
    if (at == line.npos || char_count(line.substr(at + mark.size())) > kMaxPlaceChars) continue;
    return ends_with_any(line.substr(0, at), kPeople);
  }
  return false;
}

}  // namespace

bool is_no_title(std::string_view line) {
  return is_of_address(line) || is_dated_label(line) || is_notice(line) || is_remark(line) ||
         is_label_of_news(line) || ends_with_venue(line) || is_of_author(line) ||
         is_head_of_table(line);
}

// 握手を交わす市長(左)と会長, 市長(後列右から2人目), 植樹の写真: stands below a picture.
bool is_caption(std::string_view line) {
  constexpr auto kSides = std::to_array<std::string_view>(
      {"(左",    "(右",   "(中央",  "(前列",  "(後列",  "(手前",  "(奥",
       "（左",   "（右",  "（中央", "（前列", "（後列", "（手前", "（奥",
       "【写真", "[写真", "(写真",  "（写真", "© ",     "©"});
  constexpr auto kEnds = std::to_array<std::string_view>({"の写真", "の画像", "提供)", "提供）"});
  return contains_any(line, kSides) || ends_with_any(line, kEnds) || ends_with_venue(line);
}

}  // namespace musubi
