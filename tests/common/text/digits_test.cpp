#include "common/text/digits.h"

#include "tests/catch.h"

using namespace musubi;

TEST_CASE("a digit is one in half and in full width", "[text]") {
  for (const char32_t c : std::u32string_view(U"09０９５")) CHECK(is_digit_of_any_width(c));
  for (const char32_t c : {U'/', U':', U'／', U'：', U'a', U'一', U'٣', U'①'}) {
    CHECK_FALSE(is_digit_of_any_width(c));
  }
  CHECK(with_narrow_digits("第３回 第4回 ９９") == "第3回 第4回 99");
}
