#include "searcher/present/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
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

}  // namespace

bool stdout_is_terminal() {
  return isatty(STDOUT_FILENO) == 1;
}

int terminal_columns() {
  return std::clamp(stated_columns(), kMinColumns, kMaxColumns);
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

}  // namespace musubi
