// no_title.h - lines at the top of a page that look like a title and are none.
#pragma once
#include <string_view>

namespace musubi {

// To whom a letter goes and from whom, a date with its label, links, hints for browsers, remarks,
// where news are from, who writes, captions of newspapers, the headings of a table.
bool is_no_title(std::string_view line);

// 握手を交わす市長(左)と会長, 植樹の写真: what stands below a picture.
bool is_caption(std::string_view line);

}  // namespace musubi
