// tie_rows.h - the rows of a list of ties, which a page names one by one.
#pragma once
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/tagging/page/page_text.h"
#include "indexer/tagging/places/page_mentions.h"

namespace musubi {

// The prefectures and the countries of a list of the ties of several towns: such a page is about
// all of them.  Empty where the page holds no such list.
std::set<std::string> values_in_rows(const PageText& page, const std::vector<PlaceInText>& named);

// 姉妹都市一覧, 友好提携の状況, 姉妹都市の紹介
bool is_title_of_list(std::string_view title);

}  // namespace musubi
