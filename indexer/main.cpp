#include "common/console.h"
#include "indexer/job/job.h"
#include "indexer/options.h"

namespace {

int refuse(const musubi::Error& error) {
  musubi::tell_error("indexer", error);
  return static_cast<int>(musubi::ExitStatus::NotPublished);
}

}  // namespace

int main(int argc, char** argv) {
  const auto options = musubi::read_indexer_options(argc, argv);
  if (!options) return refuse(options.error());
  if (!options->text.empty()) {
    return musubi::write_answer(options->text) ? 0 : refuse({"cannot write the answer", ""});
  }
  return static_cast<int>(musubi::run_job(*options));
}
