// page_words.h - lines of pages that mean the same on all sites.
#pragma once
#include <string_view>

namespace musubi {

// "ここから本文です。", and where the text ends: "本文ここまで", "ここからサブメニュー".
bool begins_main_text(std::string_view line);
bool ends_main_text(std::string_view line);

// "ページの先頭へ戻る", "印刷する", "Adobe Reader が必要です": of the page, not of its subject.
bool is_furniture_line(std::string_view line);

// "ホーム > くらし > 国際交流", "現在の位置：…".
bool is_breadcrumb_line(std::string_view line);

}  // namespace musubi
