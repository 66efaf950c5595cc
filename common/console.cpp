#include "common/console.h"

#include <fmt/format.h>

#include <cstdio>

#include "common/text/utf8.h"

namespace musubi {

bool write_answer(std::string_view text) {
  return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() &&
         std::fflush(stdout) == 0;
}

void write_message(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
  std::fflush(stderr);
}

void tell_error(std::string_view program, const Error& error) {
  std::string text = fmt::format("{}: {}\n", program, printable(error.message));
  if (!error.hint.empty()) text += fmt::format("  {}\n", printable(error.hint));
  write_message(text);
}

}  // namespace musubi
