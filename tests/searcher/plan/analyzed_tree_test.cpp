#include "searcher/plan/analyzed_tree.h"

#include "searcher/query/parser.h"
#include "tests/catch.h"

using namespace musubi;

namespace {

// IPADIC alone.
AnalyzedTree analyzed(std::string_view query) {
  static const auto dictionary = Dictionary::open(MUSUBI_TEST_DICTIONARY, {});
  REQUIRE(dictionary);
  Analyzer analyzer(*dictionary);
  return {*parse_query(query), analyzer};
}

}  // namespace

TEST_CASE("a query is a sentence where what it asks for is prose", "[plan]") {
  struct Row {
    std::string why, query;
    bool is_sentence;
  };
  const auto row = GENERATE(values<Row>({
      {"a question", "青森県と大連市が結んだ協定は何ですか", true},
      {"prose in two pieces", "大連市と 結んだ協定", true},
      {"keywords", "大連 経済 交流 協定", false},
      {"particles, but two words", "大連の経済", false},
      {"a question of two words", "大連の経済は?", true},
      {"a question of one word", "大連とは?", false},
      {"a name in brackets counts as a word", "「友好都市」を大連と結んだ", true},
      {"nobody asks for what is excluded", "大連 -(青森県と瀋陽市が結んだ協定)", false},
      {"the value of a facet is no prose", "大連 団体:(青森県と大連市の友好の会)", false},
      {"a field of text is", "題名:(青森県と大連市が結んだ協定)", true},
      {"a phrase is looked for as it stands", "\"青森県と大連市が結んだ協定\"", false},
      {"nothing", "", false},
  }));
  INFO(row.why);
  CHECK(analyzed(row.query).is_sentence() == row.is_sentence);
}

TEST_CASE("the texts of a query are normalized and cut into words", "[plan]") {
  const AnalyzedTree tree = analyzed("ＡＢＣ社 OR 「國際交流」 OR ﾃﾞｰ*");
  const auto& leaves = tree.root().children;
  REQUIRE(leaves.size() == 3);
  CHECK(tree.text_of(leaves[0]).normalized == "abc社");
  CHECK(tree.text_of(leaves[0]).words.front().term == "abc");
  CHECK(tree.text_of(leaves[1]).normalized == "国際交流");
  CHECK(tree.text_of(leaves[1]).words.size() == 2);
  CHECK(tree.text_of(leaves[2]).normalized == "デー");
}
