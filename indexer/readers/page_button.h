// page_button.h - lines of a page that are a button, a link of its menus or the date of an update.
#pragma once
#include <string_view>

namespace musubi {

// 印刷用ページを表示する, シェアする, English 中文, 更新日：2019年1月31日; not 印刷博物館,
// シェアサイクル, 登録日本語教師.
bool is_button(std::string_view line);

// The line behind the bullet that it begins with, if any.
std::string_view without_bullet(std::string_view line, bool& has_bullet);

}  // namespace musubi
