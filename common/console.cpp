#include "common/console.h"

#include <fmt/format.h>

#include <cstdio>
#include <new>
#include <string>

#include "common/command_names.h"
#include "common/messages.h"
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

void tell_error(std::string_view program, const Error& error) try {
  std::string text = fmt::format("{}: {}\n", program, printable(translated(error.message)));
  if (!error.hint.empty())
    text += fmt::format("  {}\n", printable(with_installed_commands(translated(error.hint))));
  write_message(text);
} catch (const std::bad_alloc&) {
  for (const std::string_view part : {program, std::string_view(": out of memory\n")}) {
    write_message(part);
  }
}

}  // namespace musubi
