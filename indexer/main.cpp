#include <cstdio>

#include <fmt/format.h>

#include "indexer/job/job.h"
#include "indexer/options.h"

int main(int argc, char** argv) {
  const auto options = musubi::read_indexer_options(argc, argv);
  if (!options) {
    fmt::print(stderr, "indexer: {}\n", options.error().message);
    if (!options.error().hint.empty()) fmt::print(stderr, "  {}\n", options.error().hint);
    return static_cast<int>(musubi::ExitStatus::NotPublished);
  }
  if (!options->text.empty()) {
    fmt::print("{}", options->text);
    return 0;
  }
  return static_cast<int>(musubi::run_job(*options));
}
