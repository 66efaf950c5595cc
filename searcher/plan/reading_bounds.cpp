#include "searcher/plan/reading_bounds.h"

#include <fmt/format.h>

#include "common/analysis/kana.h"
#include "common/text/utf8.h"
#include "searcher/plan/expander.h"
#include "searcher/plan/half_typed.h"

namespace musubi {

std::string note_of_reading_bound(std::string_view word) {
  const std::string shown = printable(word);
  if (is_kana(word) && char_count(word) > kMaxCharsToRead) {
    return fmt::format("「{}」は {} 字を超えるため、読みでは検索していません。", shown,
                       kMaxCharsToRead);
  }
  if (!is_half_in_kana(word) || may_be_half_typed(word)) return {};
  return fmt::format("「{}」は長いため、読みでは検索していません（漢字 {} 字、全体で {} 字まで）。",
                     shown, kMaxKanjiOfHalfTyped, kMaxHalfTypedChars);
}

}  // namespace musubi
