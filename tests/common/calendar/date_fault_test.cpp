#include "common/calendar/date_fault.h"

#include "tests/catch.h"

using namespace musubi;

TEST_CASE("what is wrong with a date is told, where anything tells what was meant", "[calendar]") {
  struct Row {
    std::string text, fault;
  };
  const auto row = GENERATE(values<Row>({
      {"平成99年", "平成 ended in its year 31"},
      {"S65", "昭和 ended in its year 64"},
      {"平成元年1月7日", "平成 began on 1989-01-08"},
      {"平成0年", "平成 has no year 0"},
      {"2004-13", "there is no month 13"},
      {"2004年0月", "there is no month 0"},
      {"2004-02-30", "2004-02 has no day 30"},
      {"平成16年2月30日", "2004-02 has no day 30"},
      {"05/06/2004", "which number is the month is not clear"},
      {"大連", ""},
      {"", ""},
      {"\xFF", ""},
      {"1 2 3 4", ""},
  }));
  INFO(row.text);
  CHECK(fault_of_date(row.text).value_or("") == row.fault);
}
