// wording.h - how the cells of an agreement list are worded.
#pragma once
#include <string_view>

namespace musubi {

// Names an agreement: ends in 協定, 覚書, 宣言 …, whatever number or brackets follow, or
// is a memorandum or the like in English.
bool is_agreement_title(std::string_view text);

// Ends as places and institutions do: 市, 州, 大学, 協会 …
bool ends_as_body(std::string_view text);

// Begins with （1）, ①, ・ or the like.
bool begins_item(std::string_view text);

// [2004年締結], ［平成18年1月20日］
bool begins_bracketed_date(std::string_view text);

// No title, partner or field: holds the end of a sentence, a URL or a date of signing.
bool is_beyond_cell(std::string_view text);

// Breaks off within brackets, at a comma or a particle.
bool is_unfinished(std::string_view text);

}  // namespace musubi
