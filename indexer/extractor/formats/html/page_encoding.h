// page_encoding.h - the encoding of a page of the web: stated, marked or detected.
#pragma once
#include <string>

#include "common/result.h"
#include "indexer/extractor/extract.h"

namespace musubi {

struct DecodedPage {
  std::string text;      // well-formed UTF-8
  std::string encoding;  // as people call it
  std::size_t ill_formed_count = 0;
};

// A byte order mark decides, then UTF-8 where the bytes are that, then what `input` or the page
// states where the bytes bear it out, and at last what they look like.
Result<DecodedPage> decode_page(const Input& input);

}  // namespace musubi
