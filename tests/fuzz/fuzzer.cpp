// The program that libFuzzer drives: MUSUBI_FUZZ_TARGET names the target.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "tests/fuzz/target.h"

namespace {

const musubi::fuzz::Target& chosen() {
  const char* name = std::getenv("MUSUBI_FUZZ_TARGET");
  const auto targets = musubi::fuzz::targets();
  const auto found = std::find_if(targets.begin(), targets.end(), [&](const auto& target) {
    return name != nullptr && target.name == name;
  });
  if (found != targets.end()) return *found;
  std::fputs("MUSUBI_FUZZ_TARGET names none of:", stderr);
  for (const auto& target : targets) std::fprintf(stderr, " %s", target.name.data());
  std::fputc('\n', stderr);
  std::exit(2);
}

}  // namespace

// What a target makes once, an index say, is no part of the time that an input may take.
extern "C" int LLVMFuzzerInitialize(int*, char***) {
  chosen().take({});
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const musubi::fuzz::Target& target = chosen();
  target.take({reinterpret_cast<const char*>(bytes), size});
  return 0;
}
