#include "indexer/readers/shared_words.h"

#include <cstddef>

#include "common/analysis/kana.h"
#include "common/text/utf8.h"

namespace musubi {

double share_of_words(std::string_view heading, std::string_view text) {
  const auto is_of_word = [](char32_t c) {
    return script_of(c) == Script::Kanji || (c >= U'ァ' && c <= U'ー');
  };
  std::size_t pairs = 0, shared = 0, begin = 0;
  bool goes_on = false;  // the character before is one of a word
  for (std::size_t at = 0; at < heading.size();) {
    const std::size_t here = at;
    const bool is_part = is_of_word(next_code_point(heading, at));
    if (is_part && goes_on) {
      ++pairs;
      if (text.find(heading.substr(begin, at - begin)) != text.npos) ++shared;
    }
    goes_on = is_part;
    begin = here;
  }
  return pairs == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(pairs);
}

}  // namespace musubi
