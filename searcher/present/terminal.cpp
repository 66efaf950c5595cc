#include "searcher/present/terminal.h"

#include <locale.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <initializer_list>
#include <string_view>

namespace musubi {

namespace {

constexpr int kDefaultColumns = 80;
constexpr int kMinColumns = 20;
constexpr int kMaxColumns = 1000;

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : value;
}

int stated_columns() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  const std::string_view typed = environment("COLUMNS");
  int columns = 0;
  const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), columns);
  const bool whole = error == std::errc() && end == typed.data() + typed.size();
  return whole && columns > 0 ? columns : kDefaultColumns;
}

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Others would take no harm, but a few show the sequence as text.
bool has_links() {
  for (const char* mark : {"WT_SESSION", "KONSOLE_VERSION", "KITTY_WINDOW_ID", "DOMTERM"}) {
    if (!environment(mark).empty()) return true;
  }
  constexpr std::string_view kFirstVte = "5000";
  const std::string_view vte = environment("VTE_VERSION");
  if (vte.size() > kFirstVte.size() || (vte.size() == kFirstVte.size() && vte >= kFirstVte)) {
    return true;
  }
  return is_one_of(environment("TERM_PROGRAM"), {"iTerm.app", "WezTerm", "vscode", "ghostty"}) ||
         is_one_of(environment("TERM"), {"xterm-kitty", "alacritty", "foot", "contour", "wezterm"});
}

}  // namespace

bool stdout_is_terminal() {
  return isatty(STDOUT_FILENO) == 1;
}

int terminal_columns() {
  return std::clamp(stated_columns(), kMinColumns, kMaxColumns);
}

AmbiguousWidth ambiguous_width_of_locale() {
  constexpr wchar_t kCircle = L'○';
  const locale_t named = ::newlocale(LC_CTYPE_MASK, "", nullptr);
  if (named == nullptr) return AmbiguousWidth::Narrow;
  const locale_t before = ::uselocale(named);
  const int columns = ::wcwidth(kCircle);
  ::uselocale(before);
  ::freelocale(named);
  return columns == 2 ? AmbiguousWidth::Wide : AmbiguousWidth::Narrow;
}

int terminal_rows() {
  winsize size{};
  const bool is_known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0;
  return is_known && stdout_is_terminal() ? size.ws_row : 0;
}

bool use_color(ColorChoice choice, bool is_terminal) {
  switch (choice) {
    case ColorChoice::Always:
      return true;
    case ColorChoice::Never:
      return false;
    case ColorChoice::Auto:
      break;
  }
  return is_terminal && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
}

bool use_links(ColorChoice choice, bool is_terminal) {
  if (choice != ColorChoice::Auto) return choice == ColorChoice::Always;
  return is_terminal && environment("TERM") != "dumb" && has_links();
}

}  // namespace musubi
