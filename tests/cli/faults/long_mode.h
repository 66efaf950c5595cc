// long_mode.h - how often tests of chance are repeated.
#pragma once
#include <cstdlib>

#include "tests/cli/program.h"

namespace musubi::test {

// Longer where MUSUBI_LONG is set in the environment.
inline bool long_mode() {
  const char* value = std::getenv("MUSUBI_LONG");
  return value != nullptr && *value != '\0';
}

// A program under AddressSanitizer takes ten times as long to start: there one of
// four cases has to do, beside all of them with the programs as released.
inline int stride() {
  return tested_are_sanitized() ? 4 : 1;
}

inline int repetitions(int normal, int in_long_mode) {
  return long_mode() ? in_long_mode : (normal + stride() - 1) / stride();
}

}  // namespace musubi::test
