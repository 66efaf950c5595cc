// shown_names.h - what an index says in Japanese, in the language that is spoken.
#pragma once
#include <string>
#include <string_view>

namespace musubi {

// Where in a file: "一覧 12行目", or "一覧 row 12".
std::string shown_place(std::string_view place);

// Why a document has a facet value: "国・地域=ベトナム: 「ハイフォン市」(題名)", or
// "country=ベトナム: 「ハイフォン市」(title)".
std::string shown_reason(std::string_view reason);

}  // namespace musubi
