#include "indexer/build/document_packing.h"

#include <fmt/format.h>

#include "indexer/build/document_file.h"
#include "tests/catch.h"
#include "tests/cli/program.h"

namespace musubi {

TEST_CASE("a few long texts give a dictionary, too", "[build]") {
  const test::TemporaryFolder folder;
  const auto segment = folder / "segment";
  std::filesystem::create_directories(segment);
  DocumentFileWriter writer(segment);
  for (int text = 0; text < 24; ++text) {
    std::string fields;
    for (int line = 0; fields.size() < 1'000'000; ++line) {
      fields += fmt::format("第{}条 {}市と大連市は、{}年の協定を改める。\n", line, text,
                            1900 + (line * 7 + text) % 120);
    }
    writer.add(fields);
  }
  REQUIRE(writer.finish());
  const auto dictionary = dictionary_for({segment});
  REQUIRE(dictionary);
  CHECK_FALSE(dictionary->is_empty());
}

}  // namespace musubi
