#include "tests/catch.h"
#include "tests/indexer/extractor/collected_output.h"

using namespace musubi;

TEST_CASE("a page of the web gives its title and its text", "[extractor][html]") {
  const auto page = extraction_of(
      "<!DOCTYPE html><title>大連市との協定</title>"
      "<body><script>var x = 'いらない';</script><p>青森県は<b>大連市</b>と\n結んだ。<p>第二段",
      "a.html");
  CHECK(page.refusal.empty());
  REQUIRE(page.output.documents.size() == 1);
  CHECK(page.output.documents[0].title == "大連市との協定");
  CHECK(text_of(page.output.documents[0]) == "青森県は大連市と 結んだ。\n第二段\n");
}
