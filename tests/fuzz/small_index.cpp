#include "tests/fuzz/small_index.h"

#include <vector>

#include "indexer/run/job.h"
#include "tests/fuzz/target.h"

namespace musubi::fuzz {

const CommonOptions& small_index() {
  static const CommonOptions made = [] {
    const std::string index = (folder() / "index").string();
    const std::vector<const char*> arguments = {
        "indexer", "--config", "/dev/null", "--index", index.c_str(), "--data", MUSUBI_TEST_DATA,
        "--dictionary", MUSUBI_TEST_DICTIONARY,
        // Of plain text alone: the fuzzer has no extractor beside it.
        MUSUBI_TEST_CORPUS "/agreements.csv", MUSUBI_TEST_CORPUS "/aomori-dalian.md",
        MUSUBI_TEST_CORPUS "/sample-list.txt"};
    const auto options =
        read_indexer_options(static_cast<int>(arguments.size()), arguments.data()).value();
    const auto status = run_job(options, Log(LogFormat::Text));
    expect(status == ExitStatus::Published, "the sample documents can be indexed");
    return options.common;
  }();
  return made;
}

}  // namespace musubi::fuzz
