// terminal.h - what standard output leads to.
#pragma once
#include "common/text/width.h"

namespace musubi {

enum class ColorChoice { Auto, Always, Never };

bool stdout_is_terminal();

// Columns: as the terminal says, else $COLUMNS, else 80.  Between 20 and 1000.
int terminal_columns();

// Lines of the terminal; 0 where standard output is none.
int terminal_rows();

// How wide the locale has characters such as ○, as far as it is installed; else narrow.
AmbiguousWidth ambiguous_width_of_locale();

// Auto: on a terminal other than TERM=dumb, unless NO_COLOR is set and not empty.
bool use_color(ColorChoice choice, bool is_terminal);

// Whether links (OSC 8) are written.  Auto: on a terminal that says which it is and is known to
// have them.
bool use_links(ColorChoice choice, bool is_terminal);

}  // namespace musubi
