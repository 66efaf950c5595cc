// long_mode.h - tests of chance run longer where MUSUBI_LONG is set in the environment.
#pragma once
#include <cstdlib>

namespace musubi::test {

inline bool long_mode() {
  const char* value = std::getenv("MUSUBI_LONG");
  return value != nullptr && *value != '\0';
}

}  // namespace musubi::test
