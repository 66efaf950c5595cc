// page_line_words.h - the words by which lines of a page are told that are not its text.
#pragma once
#include <array>
#include <string_view>

namespace musubi {

// Lines with these words belong to every page of a site and to none.  Words that a headline may
// have too (印刷博物館, シェアサイクル) are in page_button.cpp.
inline constexpr auto kButtonWords = std::to_array<std::string_view>({
    "本文ここから",
    "ここから本文",
    "本文へスキップ",
    "本文へ移動",
    "本文はここまで",
    "本文ここまで",
    "このページの本文",
    "サイト内検索",
    "サイトマップ",
    "文字サイズ",
    "色の変更",
    "音声読み上げ",
    "検索結果があり",
    "読み込み中",
    "全文を見る",
    "このサイトでは",
    "ページid",
    "ページID",
    "ページ番号",
    "前の記事",
    "次の記事",
    "ホームへ",
    "top of page",
    "bottom of page",
    "組織(部署)から",
    "組織から探す",
    "総合トップ",
    "JavaScript",
    "javascript",
    "Cookie",
    "目 次",
    "Page ",
    "ページ目",
    "現在位置",
    "自治体の皆さま",
    "自治体の皆様",
    "トップ画像",
    "録画中継",
    "キーワード検索",
    "キーワードを入力",
    "検索の使い方",
    "詳細検索",
    "印刷用ページ",
    "印刷プレビュー",
    "印刷用画面",
    "印刷用に",
    "文字で印刷",
    "ページを印刷",
    "この記事を印刷",
});

inline constexpr auto kDateWords = std::to_array<std::string_view>({
    "更新日",
    "更新：",
    "更新:",
    "公開日",
    "掲載日",
    "登録日",
    "最終更新",
    "作成日",
    "投稿日",
});

inline constexpr auto kContactWords = std::to_array<std::string_view>({
    "お問い合わせ",
    "お問合せ",
    "お問合わせ",
    "問い合わせ先",
    "問合せ先",
    "お問い合せ",
    "連絡先",
    "所在地",
    "電話：",
    "電話:",
    "Tel :",
    "TEL",
    "Tel:",
    "担当課",
    "担当部署",
});

inline constexpr std::string_view kPostalMark = "〒";

inline constexpr auto kFooterWords = std::to_array<std::string_view>({
    "ページの先頭", "ページトップ",       "このページの先頭",
    "TOPへ戻る",    "トップへ戻る",       "Copyright",
    "copyright",    "COPYRIGHT",          "©",
    "All rights",   "All Rights",         "関連記事",
    "関連ニュース", "最新ニュース",       "ニュース検索",
    "人気記事",     "アクセスランキング", "おすすめ記事",
    "その他の記事", "サイトについて",     "プライバシーポリシー",
    "免責事項",
});

// What a menu or a newspaper calls its parts.
inline constexpr auto kSectionWords = std::to_array<std::string_view>({
    "ニュース",   "お知らせ",       "トピックス", "新着情報",       "くらし",       "政治",
    "経済",       "社会",           "国際",       "文化",           "スポーツ",     "地域",
    "総合",       "イベント",       "コラム",     "特集",           "ホーム",       "トップ",
    "概要",       "変更",           "報道発表",   "プレスリリース", "プロフィール", "最新記事",
    "カレンダー", "月別アーカイブ", "カテゴリ",   "カテゴリー",     "リンク",       "最新コメント",
});

}  // namespace musubi
