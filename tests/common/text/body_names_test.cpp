#include "common/text/body_names.h"

#include "tests/catch.h"

using namespace musubi;

TEST_CASE("the body that publishes a page is told by its name", "[text]") {
  for (const char* line :
       {"CLAIR(クレア)一般財団法人自治体国際化協会", "架空市国際交流協会",
        "架空市国際交流協会(KIA)", "架空市国際交流協会（KIA）", "架空市国際交流協会 KIA",
        "公益財団法人架空県国際交流センター", "架空新聞", "架空大学", "架空市役所",
        "在架空日本国総領事館", "NPO法人架空の会"}) {
    INFO(line);
    CHECK(is_name_of_body(line));
  }
  for (const char* line :
       {"", "2018年活動報告/架空市日中友好協会", "架空財団の活動報告", "協会について",
        "大学との協定を結びました", "市長が大使館を訪問", "友好都市(姉妹都市)", "架空市 ABC"}) {
    INFO(line);
    CHECK_FALSE(is_name_of_body(line));
  }
}
