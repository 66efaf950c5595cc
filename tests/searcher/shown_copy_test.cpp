#include "searcher/shown_copy.h"

#include "tests/catch.h"

using musubi::is_named_better;

TEST_CASE("a file that is named like its title stands for its copies", "[search][copies]") {
  const char* title = "青森県と大連市の友好協定";
  CHECK(is_named_better("x/004_青森県と大連市の友好協定.pdf", "浜松市.pdf", title));
  CHECK(!is_named_better("浜松市.pdf", "x/004_青森県と大連市の友好協定.pdf", title));
  CHECK(is_named_better("友好協定.pdf", "友好協定(コピー).pdf", title));
  CHECK(is_named_better("Dairen Agreement.pdf", "old/other.pdf", "ＤＡＩＲＥＮ agreement"));
  // Where the files are named alike the folders decide, and then the length.
  CHECK(is_named_better("大連市/scan.pdf", "浜松市/scan.pdf", title));
  CHECK(is_named_better("a/scan1.pdf", "a/b/scan1.pdf", title));
  CHECK(!is_named_better("a/scan1.pdf", "a/scan2.pdf", title));
  CHECK(!is_named_better("", "", ""));
}
