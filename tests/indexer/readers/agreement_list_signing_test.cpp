#include <string>

#include "indexer/readers/agreement_list/signing_dates.h"
#include "tests/catch.h"

namespace musubi::test {

TEST_CASE("an agreement has the dates on which it was signed", "[readers][agreement_list]") {
  struct Row {
    std::string why, summary, dates;
  };
  const auto row = GENERATE(values<Row>({
      {"brackets", "[2004年締結]", "2004 "},
      {"full-width brackets, no verb", "物産展を開く。［2008年］", "2008 "},
      {"Japanese era", "物産展を開く。［平成18年1月20日］", "2006-01-20 "},
      {"the verb far behind the date", "2005年12月釜山広域市との間で覚書に調印した。", "2005-12 "},
      {"other things happened in other years",
       "2010年に知事が相互訪問を行うとともに、学生も行き来した。同年10月に協定を締結した。",
       "2010-10 "},
      {"another clause of the sentence", "2012年に航路が開かれ、2013年2月に覚書に調印した。",
       "2013-02 "},
      {"renewals", "平成18年8月31日締結、平成21年10月27日期間延長のため再度締結。",
       "2006-08-31 2009-10-27 "},
      {"a comma right behind the date", "平成24年1月27日、両市が協定を締結。", "2012-01-27 "},
      {"the verb before the date", "締結日：2001年3月5日。2002年に訪問団が来た。", "2001-03-05 "},
      {"an older document that ended is no signing",
       "覚書の期限の2010年4月以降の協力を定める。\n[2009年5月18日締結]", "2009-05-18 "},
      {"not yet signed", "2012年7月、協定の締結に向けた話合いを始めた。", ""},
      {"an anniversary", "2015年に締結30周年を祝った。", ""},
      {"signed later than renewed in the text", "2012年に再締結。1999年に締結。", "1999 2012 "},
      {"a date alone on its line", "2004年12月24日\n経済の交流を進める。", "2004-12-24 "},
      {"two dates in brackets tell nothing", "春の祭［2008年］、秋の祭［2009年］", ""},
      {"no date", "経済の交流を進める。", ""},
  }));
  INFO(row.why);
  std::string dates;
  for (const Date& date : find_signing_dates(row.summary)) dates += to_string(date) + ' ';
  CHECK(dates == row.dates);
}

}  // namespace musubi::test
