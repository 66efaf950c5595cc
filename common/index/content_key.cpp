#include "common/index/content_key.h"

#include <xxhash.h>

#include <string>

#include "common/index/stored_document.h"

namespace musubi {

namespace {

Document without_place(const Document& document) {
  Document content = document;
  content.id.clear();
  content.path.clear();
  content.url.clear();
  content.also.clear();
  content.reasons.clear();
  content.places.clear();
  return content;
}

}  // namespace

std::uint64_t content_key(const Document& document) {
  const std::string_view body = body_behind_title(document);
  const std::string rest = body.empty() ? encode_fields(without_place(document)) : std::string();
  const std::uint64_t title = XXH3_64bits(document.title.data(), document.title.size());
  const std::string_view content = body.empty() ? std::string_view(rest) : body;
  const std::uint64_t key = XXH3_64bits_withSeed(content.data(), content.size(), title);
  return key == 0 ? 1 : key;
}

}  // namespace musubi
