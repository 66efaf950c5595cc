// Pages that are made to be too much for a reader.
#include <algorithm>

#include "tests/indexer/extractor/html/page.h"

namespace musubi::test {

namespace {

std::string repeat(std::string_view text, std::size_t count) {
  std::string result;
  for (std::size_t i = 0; i < count; ++i) result += text;
  return result;
}

}  // namespace

TEST_CASE("pages that nest, repeat or swell are read up to a bound, which is told",
          "[extractor][html]") {
  struct Row {
    std::string why, html, warning;
  };
  const auto row = GENERATE(values<Row>({
      {"100,000 elements in each other", repeat("<div>", 100'000),
       "99600 elements are nested too deep and count as text alone"},
      {"what is open is opened again", repeat("<a><p>", 20'000),
       "19600 elements are nested too deep and count as text alone"},
      {"tables in tables", repeat("<table><tr><td>", 20'000),
       "19600 elements are nested too deep and count as text alone"},
      {"many attributes", "<p" + repeat(" a", 50'000) + ">",
       "1 elements have too many attributes: the last are passed over"},
      {"one long attribute", "<img alt='" + repeat("x", 1'000'000) + "'>", ""},
      {"elements that nothing ends", repeat("<svg>", 50'000), ""},
      {"a quote that nothing ends", "", ""},
      {"cells over everything",
       "<table>" + repeat("<tr><td rowspan=65534 colspan=1000>一", 300) + "</table>", ""},
  }));
  INFO(row.why);
  const auto page =
      extraction_of("<body><p>青森県は大連市と結んだ。</p>" + row.html + "底の文。", "a.html");
  CHECK(page.refusal.empty());
  REQUIRE(page.output.documents.size() == 1);
  const std::string text = text_of(page.output.documents[0]);
  CHECK(text.find("青森県は大連市と結んだ。") == 0);
  CHECK(text.find("底の文。") != std::string::npos);
  const std::string warning = page.output.remarks.empty() ? "" : page.output.remarks[0].reason;
  CHECK(warning == row.warning);
}

TEST_CASE("of a huge page the beginning is read", "[extractor][html]") {
  const auto page = extraction_of("<p>" + repeat("青森県は大連市と結んだ。", 600'000), "a.html");
  REQUIRE(page.output.remarks.size() == 1);
  CHECK(page.output.remarks[0].reason == "only the first 16 MB of the page are read");
  CHECK(page.output.documents.size() == 1);
}

}  // namespace musubi::test
