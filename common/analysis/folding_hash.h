// folding_hash.h - what the installed ICU makes of each character, as one number.
//
// An index and a searcher whose numbers are equal fold texts alike, whatever their versions
// of ICU.  Looked at are the characters of Unicode 15, which Debian 12 has: what Unicode
// promises not to change.  Later ones may fold in one version and not in another.
#pragma once
#include <cstdint>

namespace musubi {

// Takes some 50 ms: it is computed when Musubi is built, by folding/main.cpp.
std::uint64_t folding_hash();

}  // namespace musubi
