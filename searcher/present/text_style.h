// text_style.h - how the answer for people looks: columns, colours, marks.
#pragma once
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "common/text/width.h"

namespace musubi {

// How much of each hit is shown.  Fitting: as much as fits the screen, all where nothing does.
enum class Layout { Fitting, Brief, Full };

struct TextStyle {
  int columns = 80;
  int rows = 0;  // of the screen; 0: it is none
  Layout layout = Layout::Fitting;
  bool color = false;
  bool links = false;  // that a terminal can follow
  bool show_facets = true;
  bool all_copies = true;  // hits of the same content stand each for itself
  AmbiguousWidth ambiguous = AmbiguousWidth::Narrow;
  std::filesystem::path folder;  // where the reader stands
};

enum class Look { Plain, Strong, Dim, Link, Match };

// `text` between the terminal's escape sequences for `look`; bare without colour.
std::string painted(std::string_view text, Look look, const TextStyle& style);

// An address of the web, or a file with a line or a page of it, from 1; 0: none.
struct LinkTarget {
  std::string_view address;
  std::size_t line = 0, page = 0;
  std::string cell = {};  // of a sheet: 'Sheet1'!A12
};

// `shown` as a link (OSC 8), where the style has links and the target is one; otherwise as it is.
// The place in a file is the fragment, as terminals and browsers take it: file:///srv/list.csv#12,
// file:///srv/a.pdf#page=3, file:///srv/list.xlsx#'Sheet1'!A12.
std::string linked(const std::string& shown, const LinkTarget& target, const TextStyle& style);

}  // namespace musubi
