#include "indexer/tagging/unknown_values.h"

#include "tests/catch.h"
#include "tests/indexer/tagging/tagging_fixture.h"

using namespace musubi;

namespace {

Document stated(std::string id, std::vector<std::string> country, std::vector<std::string> domain) {
  Document document;
  document.id = std::move(id);
  document.path = "ties.csv";
  document.country = std::move(country);
  document.domain = std::move(domain);
  return document;
}

}  // namespace

TEST_CASE("stated values that nobody knows are told, each once for its file", "[tagging]") {
  const Tagger tagger(test::full_gazetteer(), test::full_taxonomy());
  UnknownValues unknown(tagger);
  unknown.look_at(stated("a", {"ニッポニア"}, {"経済"}));
  unknown.look_at(stated("b", {"米国", "ニッポニア"}, {"雲づくり"}));
  const auto warnings = unknown.warnings();
  REQUIRE(warnings.size() == 2);
  CHECK(warnings[0].path == "ties.csv");
  CHECK(warnings[0].reason ==
        "unknown country: ニッポニア, in a and 1 more: it stays in the text alone");
  CHECK(warnings[1].reason == "unknown domain: 雲づくり, in b: it stays in the text alone");
}

TEST_CASE("values that are known in any spelling are not told", "[tagging]") {
  const Tagger tagger(test::full_gazetteer(), test::full_taxonomy());
  UnknownValues unknown(tagger);
  unknown.look_at(stated("a", {"USA", "アメリカ合衆国", "日本", "中国・大連市"}, {"経済・観光"}));
  CHECK(unknown.warnings().empty());
}

TEST_CASE("very many unknown values are counted, and not listed", "[tagging]") {
  const Tagger tagger(test::full_gazetteer(), test::full_taxonomy());
  UnknownValues unknown(tagger);
  for (int i = 0; i < 250; ++i) {
    unknown.look_at(stated("a", {"ニッポニア" + std::to_string(i)}, {}));
  }
  CHECK(unknown.warnings().size() == 201);
  CHECK(unknown.warnings().back().reason == "other unknown values of facets in 50 documents");
}
