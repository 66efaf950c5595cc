#include "searcher/plan/word_groups.h"

#include "common/analysis/normalizer.h"
#include "tests/catch.h"

using namespace musubi;

namespace {

// IPADIC alone.  "大連 関西電力(関西 電力) covid19[covid 19]": parts of a compound in
// round brackets, words that are written together in square ones.
std::string shown(const std::vector<WordGroup>& groups) {
  std::string text;
  for (const WordGroup& group : groups) {
    if (!text.empty()) text += ' ';
    text += group.term;
    if (!group.parts.empty()) {
      text += '(';
      for (const std::string& part : group.parts) {
        if (&part != &group.parts.front()) text += ' ';
        text += part;
      }
      text += ')';
    }
    if (!group.joined_words.empty()) text += '[' + shown(group.joined_words) + ']';
  }
  return text;
}

std::vector<WordGroup> groups_of(std::string_view text, std::size_t limit = 100) {
  static const auto dictionary = Dictionary::open(MUSUBI_TEST_DICTIONARY, {});
  REQUIRE(dictionary);
  Analyzer analyzer(*dictionary);
  return word_groups(normalize(text), analyzer, limit);
}

}  // namespace

TEST_CASE("free text becomes the words that it is to be found by", "[query]") {
  struct Row {
    std::string why, text, groups;
  };
  const auto row = GENERATE(values<Row>({
      {"particles are left out", "大連の経済", "大連 経済"},
      {"inflected words by their base form", "大連へ行った", "大連 行く"},
      {"width and case do not matter", "ＡＢＣ", "abc"},
      {"a compound with its parts", "関西電力", "関西電力(関西 電力)"},
      {"what may be written together", "COVID-19", "covid19[covid 19]"},
      {"nothing", "", ""},
      {"marks alone", "！？", ""},
      {"ill-formed bytes beside a word", "大連\xff", "大連"},
  }));
  INFO(row.why);
  CHECK(shown(groups_of(row.text)) == row.groups);
}

TEST_CASE("no more words are taken than wanted", "[query]") {
  CHECK(groups_of("大連 経済 観光 文化", 2).size() == 2);
  CHECK(groups_of("大連 経済", 0).empty());
}
