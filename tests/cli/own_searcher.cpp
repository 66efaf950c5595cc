#include "tests/cli/own_searcher.h"

#include <chrono>
#include <utility>

#include "tests/catch.h"

namespace musubi::test {

CommonOptions own_options(const std::filesystem::path& index) {
  CommonOptions options;
  options.index = index;
  options.resources.data = MUSUBI_TEST_DATA;
  options.resources.dictionary = MUSUBI_TEST_DICTIONARY;
  options.resources.user_dictionaries = {MUSUBI_TEST_DATA "/places.dic",
                                         MUSUBI_TEST_DATA "/spellings.dic"};
  options.remote.timeout = std::chrono::seconds(20);
  return options;
}

Searcher own_searcher(const std::filesystem::path& index) {
  auto searcher = Searcher::open(own_options(index));
  if (!searcher) FAIL(searcher.error().message);
  return std::move(*searcher);
}

}  // namespace musubi::test
