#include "indexer/readers/clean_text.h"

#include "tests/catch.h"

namespace musubi {

using namespace std::string_literals;

TEST_CASE("text is given on with LF and without control characters", "[readers]") {
  struct Row {
    std::string why, raw, clean;
  };
  const auto row = GENERATE(values<Row>({
      {"nothing in, nothing out", "", ""},
      {"nothing to change", "交流（１）\tab\n。", "交流（１）\tab\n。"},
      {"line ends of Windows", "あ\r\nい\r\n", "あ\nい\n"},
      {"line ends of old Macs", "あ\rい\r", "あ\nい\n"},
      {"blank lines stay", "あ\r\n\r\nい", "あ\n\nい"},
      {"line ends of Unicode", "あ\u2028い\u2029う\u0085え", "あ\nい\nう\nえ"},
      {"NUL and escape sequences", "あ\0い\x1B[31mう\x7F"s, "あい[31mう"},
      {"C1 control characters", "あ\u009B31mい", "あ31mい"},
      {"a mark from two files joined", "あ\uFEFFい", "あい"},
      {"noncharacters", "あ\uFFFEい\U0001FFFFう", "あいう"},
      {"kanji and emoji outside the first plane stay", "𠮷野家😀", "𠮷野家😀"},
      {"a page break is the list reader's to judge", "あ\f岩手県", "あ\f岩手県"},
  }));
  INFO(row.why);
  CHECK(clean_text(row.raw) == row.clean);
}

}  // namespace musubi
