// content_key.h - which documents have the same content, wherever they lie.
#pragma once
#include <cstdint>

#include "common/document.h"

namespace musubi {

// XXH3 of 64 bits of title and body, and of what is stated: partner, dates of signing,
// organization, prefecture, country and domain, which tell one agreement from another where their
// texts are the same.  What the tagger read from the text, the URL or the folder's name is not
// stated, and copies have one key wherever they lie.  What `[source PATH]` sets counts as stated.
// Never 0.
std::uint64_t content_key(const Document& document);

}  // namespace musubi
