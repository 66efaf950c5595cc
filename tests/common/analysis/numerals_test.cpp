#include "common/analysis/numerals.h"

#include "tests/catch.h"

using musubi::decimal_form;

TEST_CASE("a number has one decimal form in any numerals", "[analysis]") {
  struct Row {
    std::string written, decimal;
  };
  const auto row = GENERATE(values<Row>({
      {"12", "12"},
      {"十", "10"},
      {"十二", "12"},
      {"百二十", "120"},
      {"二〇〇四", "2004"},
      {"千九百七十九", "1979"},
      {"1万2千", "12000"},
      {"2億5千万", "250000000"},
      {"十万", "100000"},
      {"三兆", "3000000000000"},
      {"12,573", "12573"},
      {"1,234,567", "1234567"},
      {"3.5", "3.5"},
      {"12,573.5", "12573.5"},
      {"007", "007"},
      {"弐拾", "20"},
      {"廿八", "28"},
      {"12.5億", "1250000000"},
      {"1.25億", "125000000"},
      {"0.5千", "500"},
      {"1.23456万", ""},
      {"12,57", ""},
      {"1,2345", ""},
      {"1.2.3", ""},
      {"", ""},
      {"港", ""},
      {"一港", ""},
      {"九九九九九九九九九九九九九九九九九九", ""},
      {"99999万", "999990000"},
      {"999999万", ""},
  }));
  INFO(row.written);
  CHECK(decimal_form(row.written).value_or("") == row.decimal);
}
