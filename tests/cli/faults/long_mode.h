// long_mode.h - how often tests of chance are repeated.
#pragma once
#include <cstdlib>

namespace musubi::test {

// Longer where MUSUBI_LONG is set in the environment.
inline bool long_mode() {
  const char* value = std::getenv("MUSUBI_LONG");
  return value != nullptr && *value != '\0';
}

// A program under AddressSanitizer takes ten times as long to start: there a
// quarter has to do, beside the whole number with the programs as released.
inline int repetitions(int normal, int in_long_mode) {
  if (long_mode()) return in_long_mode;
#ifdef __SANITIZE_ADDRESS__
  return (normal + 3) / 4;
#else
  return normal;
#endif
}

}  // namespace musubi::test
