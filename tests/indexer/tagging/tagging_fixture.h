// tagging_fixture.h - the gazetteer and the taxonomy that the programs use.
#pragma once
#include <algorithm>
#include <string>
#include <vector>

#include "common/gazetteer/gazetteer.h"
#include "common/gazetteer/taxonomy.h"
#include "indexer/tagging/tagger.h"
#include "tests/catch.h"

namespace musubi::test {

inline const Gazetteer& full_gazetteer() {
  static const auto loaded = Gazetteer::load(MUSUBI_TEST_DATA);
  REQUIRE(loaded);
  return *loaded;
}

inline const Taxonomy& full_taxonomy() {
  static const auto loaded = Taxonomy::load(MUSUBI_TEST_DATA);
  REQUIRE(loaded);
  return *loaded;
}

inline Document tagged(Document document) {
  static const Tagger tagger(full_gazetteer(), full_taxonomy());
  tagger.tag(document);
  return document;
}

inline Document tagged(const std::string& title, const std::string& body,
                       const std::string& url = "") {
  Document document;
  document.title = title;
  document.body = body;
  document.url = url;
  return tagged(std::move(document));
}

inline std::vector<std::string> sorted(std::vector<std::string> values) {
  std::sort(values.begin(), values.end());
  return values;
}

}  // namespace musubi::test
