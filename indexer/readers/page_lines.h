// page_lines.h - what the lines of a page are for: its text, or what stands around it.
//
// Pages reach us as text: menus, breadcrumbs, hints for screen readers and
// addresses at the foot are lines like others.
#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

namespace musubi {

enum class LineKind {
  Blank,
  Text,
  Trail,       // ホーム > 国際交流 > 友好都市
  Number,      // a number or a date alone
  Navigation,  // menus, buttons, dates of an update
  Contact,     // who answers questions, and where
  Footer,      // what follows the page: other news, the way back to the top
};

struct PageLine {
  std::size_t begin = 0;  // bytes of the text, without white space at the ends
  std::size_t end = 0;
  LineKind kind = LineKind::Blank;

  std::string_view in(std::string_view text) const { return text.substr(begin, end - begin); }
};

// All lines of `text`, in order.
std::vector<PageLine> lines_of_page(std::string_view text);

// The parts of a breadcrumb; empty for a line that is none.
std::vector<std::string_view> parts_of_trail(std::string_view line);

}  // namespace musubi
