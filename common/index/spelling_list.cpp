#include "common/index/spelling_list.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/text/code_points.h"
#include "common/text/utf8.h"

namespace musubi {

std::string spelling_key(std::size_t chars) {
  return fmt::format("{:02}", chars);
}

std::string encode_spellings(const Spellings& words) {
  ByteWriter to;
  std::u32string before;
  for (const auto& [word, count] : words) {
    const std::u32string letters = code_points_of(word);
    const auto differs =
        std::mismatch(before.begin(), before.end(), letters.begin(), letters.end()).second;
    const auto shared = static_cast<std::size_t>(differs - letters.begin());
    to.number(shared);
    to.text(utf8_of(std::u32string_view(letters).substr(shared)));
    to.number(count.documents << 1 | (count.is_name ? 1 : 0));
    before = letters;
  }
  return to.take();
}

bool SpellingReader::next() {
  if (from_.at_end() || !from_.sound()) return false;
  shared_ = from_.number();
  const std::string_view rest = from_.text();
  const std::uint64_t count = from_.number();
  if (shared_ > word_.size()) from_.fail();
  if (!from_.sound()) return false;
  word_.resize(shared_);
  for (std::size_t at = 0; at < rest.size();) word_ += next_code_point(rest, at);
  count_ = {count >> 1, (count & 1) != 0};
  return true;
}

Spellings decode_spellings(std::string_view list) {
  Spellings words;
  for (SpellingReader reader(list); reader.next();) {
    words.emplace(utf8_of(reader.word()), reader.count());
  }
  return words;
}

}  // namespace musubi
