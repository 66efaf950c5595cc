// tie_sheet.h - a page that states one tie by labels, as CLAIR has one for each.
#pragma once
#include <string>
#include <string_view>

namespace musubi {

// Who is tied to whom: 備前市・クレア&ギルバートバレー町, of the lines 自治体名称 備前市
// (Bizen-shi) and 提携相手先 クレア&ギルバートバレー町.  Such pages all bear one heading, and these
// names tell them apart.  Empty for other texts.
std::string parties_of_sheet(std::string_view body);

// The title with those names, where it has none of them.
std::string title_of_sheet(std::string title, std::string_view body);

}  // namespace musubi
