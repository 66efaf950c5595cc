// terminal.h - what standard output leads to.
#pragma once

namespace musubi {

enum class ColorChoice { Auto, Always, Never };

bool stdout_is_terminal();

// Columns: as the terminal says, else $COLUMNS, else 80.  Between 20 and 1000.
int terminal_columns();

// Auto: on a terminal other than TERM=dumb, unless NO_COLOR is set and not empty.
bool use_color(ColorChoice choice, bool is_terminal);

}  // namespace musubi
