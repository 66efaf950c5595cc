#include "searcher/match/wording.h"

#include "common/analysis/folded_characters.h"

namespace musubi {

namespace {

// The letters of a text with one kNoLetter for whatever stands between them.
std::u32string folded(std::string_view text) {
  std::u32string letters;
  letters.reserve(text.size() / 2);
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_folded_character(text, at);
    if (c != kNoLetter || (!letters.empty() && letters.back() != kNoLetter)) letters += c;
  }
  while (!letters.empty() && letters.back() == kNoLetter) letters.pop_back();
  return letters;
}

}  // namespace

Wording::Wording(std::string_view wording, FieldId field)
    : letters_(folded(wording)), field_(field) {}

bool Wording::stands_in(std::string_view text) const {
  return folded(text).find(letters_) != std::u32string::npos;
}

bool Wording::stands_in(const StoredTexts& texts) const {
  switch (field_) {
    case FieldId::Title:
      return stands_in(texts.title);
    case FieldId::Partner:
      return stands_in(texts.partner);
    default:
      return stands_in(texts.body) || stands_in(texts.title) || stands_in(texts.partner);
  }
}

}  // namespace musubi
