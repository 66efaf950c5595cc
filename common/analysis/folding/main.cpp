// Writes the header that tells the analyzer what the installed ICU makes of characters.
#include <fmt/format.h>

#include "common/analysis/folding_hash.h"

int main() {
  fmt::print("constexpr std::uint64_t kFoldingHash = 0x{:016x};\n", musubi::folding_hash());
}
