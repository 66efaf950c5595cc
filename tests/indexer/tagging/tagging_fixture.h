// tagging_fixture.h - the gazetteer and the taxonomy that the programs use.
#pragma once
#include "common/gazetteer/gazetteer.h"
#include "common/gazetteer/taxonomy.h"
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

}  // namespace musubi::test
