#include "indexer/readers/common_lines.h"

#include <string>
#include <vector>

#include "tests/catch.h"

namespace musubi::test {

namespace {

CommonLines common_to(const std::vector<std::string>& pages) {
  CommonLineCounter counter;
  for (const std::string& page : pages) counter.add_page(page);
  return counter.common();
}

std::string page_of(const std::string& words) {
  return "架空市\n窓口を閉じます。\n" + words + "\n概要\n" + words +
         "の歩み\n無断転載を禁じます。\n電話 000-111\n印刷用\n";
}

}  // namespace

TEST_CASE("what pages begin and end with is no text of theirs", "[readers]") {
  const std::vector<std::string> pages = {page_of("大連市"), page_of("福州市"), page_of("台中市")};
  const CommonLines lines = common_to(pages);
  const TrimmedPage page = without_common_lines(pages[1], "", lines);
  // The heading is common as well, and stays in its place; whom to call stays wherever it is.
  CHECK(page.text == "福州市\n概要\n福州市の歩み\n電話 000-111\n");
  CHECK(page.left_out ==
        std::vector<std::string>{"架空市", "窓口を閉じます。", "無断転載を禁じます。", "印刷用"});
  const std::string titled = "福州市の港\n" + pages[1];
  CHECK(without_common_lines(titled, "福州市の港", lines).text == "福州市の港\n" + page.text);
  const std::string only = "架空市\n窓口を閉じます。\n";
  CHECK(without_common_lines(only, "", lines).text == only);
  CHECK(without_common_lines("", "", lines).text.empty());
}

TEST_CASE("a label with its value stays, however many pages have it", "[readers]") {
  const auto page = [](const std::string& town) {
    return town + "との交流\n" + town + "の歩み\n締結日 1998年5月6日\n締結者: 富山県\n";
  };
  const std::vector<std::string> pages = {page("大連市"), page("福州市"), page("台中市")};
  CHECK(without_common_lines(pages[0], "", common_to(pages)).text == pages[0]);
}

TEST_CASE("two pages have nothing in common", "[readers]") {
  CHECK(common_to({page_of("大連市"), page_of("福州市")}).empty());
  CHECK(common_to({page_of("大連市"), page_of("福州市"), "別のページ", "また別のページ",
                   "更に別のページ"})
            .empty());
}

}  // namespace musubi::test
