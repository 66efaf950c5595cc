#include "searcher/match/wording.h"

#include <algorithm>
#include <cstring>

#include "common/analysis/letter_kinds.h"
#include "common/analysis/letters.h"
#include "common/text/utf8.h"

namespace musubi {

Wording::Wording(const Query& phrase)
    : letters_(phrase.letters()), field_(phrase.field()), may_go_on_(phrase.may_go_on()) {
  if (!std::all_of(letters_.begin(), letters_.end(), is_own_letter)) return;
  for (const char32_t letter : letters_) append_utf8(plain_, letter);
}

// Letter by letter, with no sound mark behind them.  False says nothing.
bool Wording::stands_plainly_in(std::string_view text) const {
  if (plain_.empty()) return false;
  const void* found = ::memmem(text.data(), text.size(), plain_.data(), plain_.size());
  if (found == nullptr) return false;
  std::size_t end =
      static_cast<std::size_t>(static_cast<const char*>(found) - text.data()) + plain_.size();
  if (end == text.size()) return true;
  const char32_t behind = next_code_point(text, end);
  return behind < 0x80 || is_japanese_letter(behind);
}

bool Wording::stands_in(std::string_view text) const {
  if (stands_plainly_in(text)) return true;
  const std::u32string letters = letters_of(text);
  for (std::size_t at = letters.find(letters_); at != letters.npos;
       at = letters.find(letters_, at + 1)) {
    const std::size_t end = at + letters_.size();
    const bool goes_on_before = at > 0 && are_of_one_word(letters[at - 1], letters_.front());
    const bool goes_on_behind =
        !may_go_on_ && end < letters.size() && are_of_one_word(letters_.back(), letters[end]);
    if (!goes_on_before && !goes_on_behind) return true;
  }
  return false;
}

bool Wording::stands_in(const StoredTexts& texts) const {
  switch (field_) {
    case FieldId::Title:
      return stands_in(texts.title);
    case FieldId::Partner:
      return stands_in(texts.partner);
    default:
      return stands_in(texts.body) || stands_in(texts.title) || stands_in(texts.partner) ||
             stands_in(texts.also);
  }
}

}  // namespace musubi
