// page_title.h - the title of a text that has none beside it.
#pragma once
#include <string>
#include <string_view>

namespace musubi {

// The line near the beginning that names what the text is about: not a menu, a button, a date
// or a page's number; of a breadcrumb its last part; without the name of the site behind it.
// Empty where no line does.
std::string title_of_text(std::string_view text);

}  // namespace musubi
