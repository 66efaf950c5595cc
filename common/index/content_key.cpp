#include "common/index/content_key.h"

#include <xxhash.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "common/index/schema.h"
#include "common/index/stored_document.h"

namespace musubi {

namespace {

// A facet is read from the text as a whole or not at all, and each value then has its reason:
// 国・地域=ベトナム: …
bool is_read_from_text(FieldId id, const Document& document) {
  const std::string beginning = std::string(field(id).label) + '=';
  return std::any_of(document.reasons.begin(), document.reasons.end(),
                     [&](std::string_view reason) { return reason.starts_with(beginning); });
}

Document only_stated(const Document& document) {
  Document stated;
  const auto take = [&](FieldId id, auto member) {
    if (!is_read_from_text(id, document)) stated.*member = document.*member;
  };
  take(FieldId::Partners, &Document::partner);
  take(FieldId::Date, &Document::signed_on);
  take(FieldId::Organization, &Document::organization);
  take(FieldId::Prefecture, &Document::prefecture);
  take(FieldId::Country, &Document::country);
  take(FieldId::Domain, &Document::domain);
  return stated;
}

std::uint64_t key_of(std::string_view text, std::uint64_t seed) {
  return XXH3_64bits_withSeed(text.data(), text.size(), seed);
}

}  // namespace

std::uint64_t content_key(const Document& document) {
  const std::uint64_t texts = key_of(body_behind_title(document), key_of(document.title, 0));
  const std::uint64_t key = key_of(encode_fields(only_stated(document)), texts);
  return key == 0 ? 1 : key;
}

}  // namespace musubi
