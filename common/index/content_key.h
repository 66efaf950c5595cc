// content_key.h - which documents have the same content, wherever they lie.
#pragma once
#include <cstdint>

#include "common/document.h"

namespace musubi {

// XXH3 of 64 bits of title and body; of a document without a body, of its partner, its dates of
// signing and its facet values too, which tell the rows of a table apart.  Never 0.
std::uint64_t content_key(const Document& document);

}  // namespace musubi
