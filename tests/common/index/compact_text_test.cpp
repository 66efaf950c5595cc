#include "common/index/compact_text.h"

#include <random>
#include <vector>

#include "tests/catch.h"

using musubi::compact;
using musubi::expanded;

TEST_CASE("a text of any bytes comes back as it was", "[index]") {
  const std::vector<std::string> texts = {
      "",
      "友好都市協定書に調印した。「データ」は２０件、ｶﾅもある。",
      "Переговоры, café, 부산, เชียงใหม่, 𩸽, 🍐",
      std::string("\0\x01\x7f", 3),
      "\x80\xff\xfe",
      "\xe3\x81",                          // cut short
      "\xe0\x80\x80\xe0\x9f\xbf\xc1\xbf",  // longer than they need be
      "\xed\xa0\x80\xef\xbf\xbf",
  };
  for (const std::string& text : texts) CHECK(expanded(compact(text), text.size()) == text);
  std::mt19937 random(1);
  for (int i = 0; i < 20'000; ++i) {
    std::string text;
    for (auto left = random() % 12; left > 0; --left) {
      constexpr unsigned kLeads = 0xC0, kContinuation = 0x80;
      const auto byte = random();
      text += static_cast<char>(byte % 3 == 0   ? byte / 3
                                : byte % 3 == 1 ? kLeads | byte / 3 % 64
                                                : kContinuation | byte / 3 % 64);
    }
    REQUIRE(compact(text).size() <= musubi::compact_bound(text.size()));
    REQUIRE(expanded(compact(text), text.size()) == text);
  }
}

TEST_CASE("kana and kanji take less than half of their bytes", "[index]") {
  const std::string text = "大連市と北九州市は、友好都市となって三十年になる。";
  CHECK(2 * compact(text).size() < text.size() + 4);
  CHECK(compact("の").size() == 1);
  CHECK(compact("連").size() == 2);
  CHECK(compact("ー").size() == 2);
  CHECK(compact("a").size() == 1);
}

TEST_CASE("bytes that are no text of the size are refused", "[index]") {
  const std::string text = "友好都市、부산、データ";
  const std::string bytes = compact(text);
  for (std::size_t size = 0; size < 2 * text.size(); ++size) {
    CHECK(expanded(bytes, size).has_value() == (size == text.size()));
  }
  for (std::size_t end = 0; end < bytes.size(); ++end) {
    CHECK_FALSE(expanded(bytes.substr(0, end), text.size()));
  }
  CHECK_FALSE(expanded(bytes, std::size_t{1} << 40));
}
