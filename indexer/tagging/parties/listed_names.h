// listed_names.h - names of places in a list that no table knows: リヨン市、ナント市.
#pragma once
#include <string_view>
#include <vector>

namespace musubi {

// What stands right before a text.
enum class Before {
  Nothing,
  Country,    // フランス
  WholeName,  // 大連市
  BareName,   // フランクフルト, which may go on: ・アム・マイン市
};

// Whether it ends in 市, 州, 地方 … and is no common word (友好都市).
bool ends_as_place(std::string_view name);

// The names of `text` that end so.  A dot or a blank parts them only behind such an end: ・ of
// セント・ピーターズバーグ市 parts nothing.
std::vector<std::string_view> listed_names(std::string_view text, Before before);

}  // namespace musubi
