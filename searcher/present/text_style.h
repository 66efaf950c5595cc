// text_style.h - how the answer for people looks: columns, colours, marks.
#pragma once
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

// `shown` as a link (OSC 8) to an address of the web or a file, where the style has links and
// the target is one of them; otherwise as it is.
std::string linked(const std::string& shown, std::string_view target, const TextStyle& style);

}  // namespace musubi
