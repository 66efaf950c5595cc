#include "indexer/build/term_builder.h"

#include <fmt/format.h>

#include "common/index/stored_document.h"
#include "indexer/tagging/tagger.h"
#include "tests/catch.h"
#include "tests/indexer/tagging/tagging_fixture.h"

using namespace musubi;

namespace {

const Dictionary& dictionary() {
  static const Dictionary instance = [] {
    auto opened = Dictionary::open(MUSUBI_TEST_DICTIONARY, {MUSUBI_TEST_DATA "/places.dic",
                                                            MUSUBI_TEST_DATA "/spellings.dic"});
    REQUIRE(opened);
    return std::move(*opened);
  }();
  return instance;
}

// All that the index is given of a document, a line each.
std::string written(const Xapian::Document& document) {
  std::string lines;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    lines += fmt::format("{} {}\n", *term, term.get_wdf());
  }
  for (auto value = document.values_begin(); value != document.values_end(); ++value) {
    lines += fmt::format("{}={}\n", value.get_valueno(), *value);
  }
  return lines;
}

std::string built(const Document& document) {
  Analyzer analyzer(dictionary());
  Postings postings;
  return written(TermBuilder(analyzer, test::full_gazetteer()).build(document, postings));
}

Document agreement() {
  Document document;
  document.id = "一覧.csv#3";
  document.title = "平成16年の青森県・大連市友好協力に関する覚書";
  document.body =
      "２００４年12月24日、青森県と中国大連市は経済交流に関する覚書に調印した。\n"
      "翌年5月、ヴェトナムの友好都市から関西電力株式会社を訪れた。COVID-19。";
  document.partner = "中国/大連市";
  document.organization = {"青森県"};
  document.url = "https://example.jp/";
  Tagger(test::full_gazetteer(), test::full_taxonomy()).tag(document);
  return document;
}

}  // namespace

TEST_CASE("a document read back from the index gives the terms it was indexed by", "[index]") {
  const Document first = agreement();
  const auto stored =
      StoredDocument::open(TextPacker({}).pack(encode_fields(first)), {})->document();
  REQUIRE(stored);
  const std::string indexed = built(first);
  CHECK(indexed == built(*stored));
  for (const std::string_view expected :
       {"経済 ", "XG:中国大連市 ", "XT:2004-12-24 ", "XT:2005-05 "}) {
    INFO(expected);
    CHECK(indexed.find(expected) != std::string::npos);
  }
}

TEST_CASE("terms of a document do not depend on those built before it", "[index]") {
  Analyzer analyzer(dictionary());
  TermBuilder builder(analyzer, test::full_gazetteer());
  Document other;
  other.id = "1";
  other.title = "関西電力";
  other.body = std::string(20'000, 'x') + "電力と関西";
  Postings postings;
  builder.build(other, postings);
  CHECK(written(builder.build(agreement(), postings)) == built(agreement()));
}
