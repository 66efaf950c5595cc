#include "common/analysis/tokenizer.h"

#include <algorithm>
#include <string>

#include "tests/catch.h"

using namespace musubi;

namespace {

const Dictionary& dictionary() {
  static const auto opened = Dictionary::open(MUSUBI_TEST_DICTIONARY, {});
  return opened.value();
}

}  // namespace

TEST_CASE("a long run of one class of characters is cut into bounded words", "[analysis]") {
  // Uncut, each of these takes MeCab seconds: time grows with the square of the run.
  const std::string unit =
      GENERATE(as<std::string>{}, "a", "1", "!", "あ", "ア", "一", "山", "я", "한", "α", "é");
  CAPTURE(unit);
  std::string text;
  while (text.size() < 100'000) text += unit;
  Tokenizer tokenizer(dictionary());
  std::size_t end = 0, longest = 0, gaps = 0;
  tokenizer.tokenize(text, [&](const Token& token) {
    if (token.begin != end) ++gaps;
    end = token.end;
    longest = std::max(longest, token.surface.size());
  });
  CHECK(gaps == 0);
  CHECK(end == text.size());
  CHECK(longest <= 512);
}

TEST_CASE("no run that words have is cut", "[analysis]") {
  Tokenizer tokenizer(dictionary());
  for (const std::string& text : {std::string(500, '1'), std::string(20, 'a')}) {
    int count = 0;
    tokenizer.tokenize(text + "、", [&](const Token&) { ++count; });
    int alone = 0;
    tokenizer.tokenize(std::string(9000, ' ') + "\n" + text + "、", [&](const Token&) { ++alone; });
    CHECK(count == alone);
  }
}

TEST_CASE("a user dictionary with a comma in its path is refused", "[analysis]") {
  const auto opened = Dictionary::open(MUSUBI_TEST_DICTIONARY, {"a,b/words.dic"});
  REQUIRE(!opened);
  CHECK_THAT(opened.error().message, Catch::Matchers::ContainsSubstring("comma"));
}
