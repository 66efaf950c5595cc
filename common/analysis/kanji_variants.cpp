#include "common/analysis/kanji_variants.h"

#include <algorithm>
#include <array>

namespace musubi {

namespace {

struct Variant {
  char32_t from, to;
};

// clang-format off
constexpr Variant kVariants[] = {
#include "common/analysis/kanji_variants.inc"
};
// clang-format on

// From the first kanji to the compatibility ideographs (﨑), which Unicode does not all decompose.
constexpr char32_t kFirst = 0x3400;
constexpr char32_t kLast = 0xFAFF;

// One cell per character of the Basic Multilingual Plane's range: looked up for every character
// indexed.
constexpr auto kBasicPlane = [] {
  std::array<char16_t, kLast - kFirst + 1> table{};
  for (const Variant& variant : kVariants) {
    if (variant.from <= kLast) {
      table[variant.from - kFirst] = static_cast<char16_t>(variant.to);
    }
  }
  return table;
}();

}  // namespace

char32_t modern_kanji(char32_t c) {
  if (c < kFirst) return c;
  if (c <= kLast) {
    const char16_t modern = kBasicPlane[c - kFirst];
    return modern == 0 ? c : modern;
  }
  if (c < 0x20000) return c;
  const auto* variant = std::find_if(std::begin(kVariants), std::end(kVariants),
                                     [c](const Variant& row) { return row.from == c; });
  return variant == std::end(kVariants) ? c : variant->to;
}

}  // namespace musubi
