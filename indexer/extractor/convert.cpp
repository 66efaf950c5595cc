#include "indexer/extractor/convert.h"

#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <string>

#include "common/console.h"
#include "indexer/extractor/sandbox.h"

namespace musubi {

int convert(char* const* command) {
  constexpr int kCannotStart = 127;
  if (const auto confined = confine_converter(); !confined) {
    write_message(confined.error().message + "\n");
    return kCannotStart;
  }
  constexpr std::size_t kAnySize = SIZE_MAX;  // of its file, which is not known here
  begin_file(kAnySize);
  ::execv(command[0], command);
  write_message(std::string("cannot be started: ") + std::strerror(errno) + "\n");
  return kCannotStart;
}

}  // namespace musubi
