#include "common/analysis/folding_hash.h"

#include "tests/catch.h"

// Where this fails, the installed ICU folds characters otherwise than those of Debian 12 (72)
// and Debian 13 (76), and an index that was built with one of these is refused: search goes on
// only after a build anew.
TEST_CASE("the ICU at hand folds characters as that of both Debian releases", "[analysis]") {
  CHECK(musubi::folding_hash() == 0x7047'c8e4'109b'835c);
}
