#include <string>

#include "common/command_names.h"
#include "common/console.h"
#include "common/guarded.h"
#include "common/messages.h"
#include "common/process/last_words.h"
#include "common/process/program_start.h"
#include "indexer/exit_status.h"
#include "indexer/export/export.h"
#include "indexer/export/front.h"
#include "indexer/generations/commands.h"
#include "indexer/log.h"
#include "indexer/options.h"
#include "indexer/push/push.h"
#include "indexer/push/receive.h"
#include "indexer/run/job.h"

namespace {

int refuse(const musubi::Error& error) {
  musubi::Log(musubi::LogFormat::Text).error(error);
  return static_cast<int>(musubi::ExitStatus::NotPublished);
}

musubi::ExitStatus carry_out(const musubi::IndexerOptions& options, const musubi::Log& log) {
  switch (options.command) {
    case musubi::Command::Index:
      return musubi::run_job(options, log);
    case musubi::Command::Export:
      return musubi::export_documents(options, log);
    case musubi::Command::Push:
      return musubi::push(options, log);
    case musubi::Command::Receive:
      return musubi::receive(options, log);
    case musubi::Command::Front:
      return musubi::export_front(options, log);
    default:
      return musubi::run_command(options, log);
  }
}

int run(int argc, char** argv) {
  const auto options = musubi::read_indexer_options(argc, argv);
  if (!options) return refuse(options.error());
  if (!options->text.empty()) {
    return musubi::write_answer(options->text) ? 0 : refuse({"cannot write the answer", ""});
  }
  const musubi::Log log(options->log_format, options->verbosity);
  return static_cast<int>(carry_out(*options, log));
}

}  // namespace

int main(int argc, char** argv) {
  musubi::prepare_process();
  musubi::speak(musubi::language_of(argc, argv));
  static const std::string hint =
      musubi::with_installed_commands("see what is damaged with: indexer --check");
  musubi::keep_last_words("indexer", hint.c_str(),
                          static_cast<int>(musubi::ExitStatus::NotPublished));
  const auto status = musubi::guarded([&]() -> musubi::Result<int> { return run(argc, argv); });
  return status ? *status : refuse(status.error());
}
