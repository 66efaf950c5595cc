// Numbers of workbooks as their cells show them.
#include "indexer/extractor/table/number_format.h"

#include "tests/catch.h"

using namespace musubi;

namespace {

struct Shown {
  std::string code, value, text;
};

std::string shown(const std::string& code, const std::string& value) {
  return NumberFormat(code).shown(value, false);
}

}  // namespace

TEST_CASE("a number without a format is shown as Excel does", "[extractor][numbers]") {
  for (const auto& [value, text] : std::vector<std::pair<std::string, std::string>>{
           {"0.30000000000000004", "0.3"},
           {"12.345678", "12.345678"},
           {"1234567.891234", "1234567.891"},
           {"3.14159265358979", "3.141592654"},
           {"-2.5", "-2.5"},
           {"0", "0"},
           {"1E-3", "0.001"},
           {"1.2E-7", "1.2E-07"},
           {"2.0", "2"},
           {"1234567890123", "1234567890123"},  // the number of a company
           {"1.5E+20", "1.5E+20"},
           {"9.99999999999", "10"},
           {"大連", "大連"},
           {"1e999", "1e999"},
           {"", ""}}) {
    CAPTURE(value);
    CHECK(NumberFormat().shown(value, false) == text);
    CHECK(shown("General", value) == text);
  }
}

TEST_CASE("numbers are rounded, filled up and parted as their format says",
          "[extractor][numbers]") {
  for (const auto& [code, value, text] :
       std::vector<Shown>{{"0", "12.5", "13"},
                          {"0", "0.4", "0"},
                          {"0", "-0.4", "0"},
                          {"0.00", "1.005", "1.01"},
                          {"0.00", "0.995", "1.00"},
                          {"0.0", "99.95", "100.0"},
                          {"0.00", "-3", "-3.00"},
                          {"0000", "12", "0012"},
                          {"000-0000", "300001", "030-0001"},
                          {"#,##0", "1234567.8", "1,234,568"},
                          {"#,##0", "0", "0"},
                          {"#,##0.00", "-1234.5", "-1,234.50"},
                          {"#,###", "0", ""},
                          {"0,000", "12", "0,012"},
                          {"0.0#", "2.5", "2.5"},
                          {"0.##", "3", "3"},
                          {"#.#", "0.25", ".3"},
                          {"#,##0,", "1234567", "1,235"},
                          {"#,##0,,\"百万円\"", "1234567890", "1,235百万円"},
                          {"0%", "0.456", "46%"},
                          {"0.0%", "0.4567", "45.7%"},
                          {"0.00E+00", "123456", "1.23E+05"},
                          {"0.00E+00", "0.000999999", "1.00E-03"},
                          {"##0.0E+0", "123456", "123.5E+3"},
                          {"0E-0", "12345", "1E4"},
                          {"# ?/?", "0.5", "0.5"},
                          {"@", "12.5", "12.5"}}) {
    CAPTURE(code, value);
    CHECK(shown(code, value) == text);
  }
}

TEST_CASE("the words, currencies and signs of a format are shown", "[extractor][numbers]") {
  for (const auto& [code, value, text] :
       std::vector<Shown>{{"\"¥\"#,##0;\"¥\"\\-#,##0", "-1234", "¥-1,234"},
                          {"[$¥-411]#,##0", "1234", "¥1,234"},
                          {"[$-411]#,##0", "1234", "1,234"},
                          {"[$USD] #,##0.00", "1234.5", "USD 1,234.50"},
                          {"\\\\#,##0", "500", "¥500"},
                          {"\"\\\"#,##0", "500", "¥500"},
                          {"#,##0\"円\"", "-1234", "-1,234円"},
                          {"0\"人\"_ ", "12", "12人"},
                          {"\"第\"0\"号\"", "7", "第7号"},
                          {"General\"名\"", "3", "3名"},
                          {"G/標準\"名\"", "3", "3名"},
                          {"#,##0;[Red]\"▲\"#,##0", "-1234", "▲1,234"},
                          {"#,##0_);(#,##0)", "-1234", "(1,234)"},
                          {"0;-0;\"なし\"", "0", "なし"},
                          {"0;\"減\"", "-5", "減"},
                          {"_ * #,##0_ ;_ * \\-#,##0_ ;_ * \"-\"_ ;_ @_ ", "-1234", "-1,234"},
                          {"_ * #,##0_ ;_ * \\-#,##0_ ;_ * \"-\"_ ;_ @_ ", "0", "-"},
                          {";;;", "5", ""},
                          {"0;@", "-5", "-5"},
                          {"[>=1000]#,##0\"多\";0\"少\"", "1000", "1,000多"},
                          {"[>=1000]#,##0\"多\";0\"少\"", "-3", "-3少"},
                          {"[<0]\"▲\"0;0", "-3", "▲3"},
                          {"[=1]\"有\";[=0]\"無\";0", "0", "無"},
                          {"[=1]\"有\";[=0]\"無\";0", "2", "2"},
                          {"[<>0]#,##0;\"-\"", "-1234", "-1,234"},
                          {"[<>0]#,##0;\"-\"", "0", "-"},
                          {"[>=0]#,##0;▲#,##0", "-1234", "▲1,234"},
                          {"[>0]0;(0)", "-3", "(3)"},
                          {"[>5]0;0", "-3", "-3"},
                          {"[<=0]△0;0", "-3", "△3"},
                          {"0!m", "5", "5m"},
                          {"0!名", "5", "5名"},
                          {"[DBNum1]0", "2004", "二〇〇四"},
                          {"[DBNum1][$-411]General", "1234", "千二百三十四"},
                          {"[DBNum1][$-411]G/標準\"円\"", "120010000", "一億二千一万円"},
                          {"[DBNum1]General", "10000000", "一千万"},
                          {"[DBNum1]General", "-3", "-三"},
                          {"[DBNum1]General", "0", "〇"},
                          {"[DBNum1]General", "1.5", "1.5"},
                          {"[DBNum2][$-411]General", "21110", "弐萬壱阡壱百壱拾"},
                          {"[DBNum3]0", "12", "12"}}) {
    CAPTURE(code, value);
    CHECK(shown(code, value) == text);
  }
}

TEST_CASE("times are shown with their seconds, and spans of time beyond a day",
          "[extractor][numbers]") {
  for (const auto& [code, value, text] :
       std::vector<Shown>{{"h:mm", "0.520833333333333", "12:30"},
                          {"h:mm", "1.5", "12:00"},
                          {"[h]:mm", "1.5", "36:00"},
                          {"h:mm", "0.52150", "12:30"},  // 12:30:57
                          {"hh:mm:ss", "0.0421875", "01:00:45"},
                          {"mm:ss.00", "0.000715", "01:01.78"},
                          {"[mm]:ss.00", "0.1", "144:00.00"},
                          {"ss.00", "0.000715", "01.78"},
                          {"s.0\"秒\"", "0.0001", "8.6秒"},
                          {"[ss]", "0.0007", "60"},
                          {"[s].0", "0.0007", "60.5"},
                          {"h\"時\"mm\"分\"", "0.375", "9時00分"},
                          {"[$-411]h:mm AM/PM", "0.5", "12:00 PM"},
                          {"h:mm AM/PM", "0.05", "1:12 AM"},
                          {"mm:ss.0;@", "0.000715", "01:01.8"},
                          {"yyyy/m/d h:mm", "38345.5", "2004-12-24 12:00"},
                          {"yyyy/m/d h:mm", "38345.99990", "2004-12-24 23:59"},
                          {"yyyy/m/d h:mm:ss", "38345.99990", "2004-12-24 23:59:51"},
                          {"yyyy/m/d h:mm:ss", "38345.9999999", "2004-12-25"},
                          {"mm:ss", "-0.5", "-0.5"}}) {
    CAPTURE(code, value);
    CHECK(shown(code, value) == text);
  }
  CHECK(NumberFormat::builtin(47).shown("0.000715", false) == "01:01.8");
  CHECK(NumberFormat::builtin(46).shown("1.5", false) == "36:00:00");
  CHECK(NumberFormat::builtin(33).shown("0.375", false) == "9時00分00秒");
  CHECK(shown(std::string(2'000, 'h'), "0.5") == "12:00:00");
}

TEST_CASE("formats that Excel does not write down are known by their number",
          "[extractor][numbers]") {
  for (const auto& [number, text] : std::vector<std::pair<int, std::string>>{{0, "1234.5678"},
                                                                             {1, "1235"},
                                                                             {2, "1234.57"},
                                                                             {3, "1,235"},
                                                                             {4, "1,234.57"},
                                                                             {5, "¥1,235"},
                                                                             {7, "¥1,234.57"},
                                                                             {42, "¥1,235"},
                                                                             {9, "123457%"},
                                                                             {10, "123456.78%"},
                                                                             {11, "1.23E+03"},
                                                                             {38, "1,235"},
                                                                             {43, "1,234.57"},
                                                                             {49, "1234.5678"},
                                                                             {14, "1903-05-18"}}) {
    CAPTURE(number);
    CHECK(NumberFormat::builtin(number).shown("1234.5678", false) == text);
  }
}

TEST_CASE("a format that is a trap shows the plain number", "[extractor][hostile][numbers]") {
  CHECK(shown(std::string(2'000, '0'), "12.5") == "12.5");
  CHECK(shown("\"" + std::string(900, 'x') + "\"0", "12.5") == "12.5");
  CHECK(shown(std::string(500, '0'), "12.5") == "12.5");
  CHECK(shown("0" + std::string(500, '%'), "12.5") == "12.5");
  CHECK(shown("0", "1e300") == "1E+300");
  CHECK(shown("0.00", "1e-300") == "1E-300");
  for (const std::string code :
       {"\"", "[", "\\", "_", "*", ";", "E+", "0E+", ".", ",", "#,", "%"}) {
    CAPTURE(code);
    CHECK(shown(code, "-12.5").size() < 20);
  }
}
