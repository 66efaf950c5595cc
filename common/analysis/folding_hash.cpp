#include "common/analysis/folding_hash.h"

#include <unicode/uchar.h>
#include <xxhash.h>

#include <string>

#include "common/analysis/normalizer.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

constexpr int kUnicode = 15;

bool is_looked_at(UChar32 c) {
  UVersionInfo since;
  u_charAge(c, since);
  return since[0] > 0 && since[0] <= kUnicode && (since[0] < kUnicode || since[1] == 0) &&
         u_charType(c) != U_SURROGATE;
}

}  // namespace

std::uint64_t folding_hash() {
  std::string folded;
  for (UChar32 c = UCHAR_MIN_VALUE; c <= UCHAR_MAX_VALUE; ++c) {
    if (!is_looked_at(c)) continue;
    std::string character;
    append_utf8(character, static_cast<char32_t>(c));
    folded += normalize(character);
    folded += u_isalnum(c) != 0 ? 'a' : '-';
    folded += u_isUWhiteSpace(c) != 0 ? 's' : '-';
  }
  return XXH3_64bits(folded.data(), folded.size());
}

}  // namespace musubi
