#include "indexer/generations/commands.h"

#include <fmt/format.h>

#include "common/console.h"
#include "common/index/index_access.h"
#include "common/text/utf8.h"
#include "indexer/generations/generation.h"
#include "indexer/generations/index_folder.h"
#include "indexer/generations/index_lock.h"
#include "indexer/generations/list.h"
#include "indexer/generations/prune.h"
#include "indexer/generations/rollback.h"
#include "indexer/generations/verify.h"

namespace musubi {

namespace {

using Names = std::vector<std::string>;

Result<void> answer(const std::string& text) {
  if (!write_answer(text)) return fail("cannot write the answer");
  return {};
}

Result<void> list(const IndexLayout& layout) {
  return answer(generation_table(generations_of(layout)));
}

Result<void> check(const IndexLayout& layout, const Log& log) {
  Names findings = verify_stub(layout);
  const auto live = layout.live_generation();
  if (live) {
    const Names of_generation = verify_generation(layout, *live);
    findings.insert(findings.end(), of_generation.begin(), of_generation.end());
  }
  for (const std::string& finding : findings) log.write(Level::Error, "damaged", finding);
  if (!findings.empty()) {
    return fail(fmt::format("the index in {} is damaged", layout.root().string()),
                "go back with --rollback, or build anew with: indexer --rebuild SOURCE…");
  }
  const auto manifest = read_manifest(layout.generations() / *live);
  if (!manifest) return tl::unexpected(manifest.error());
  return answer(fmt::format("generation {} is sound: {} documents, built {} by version {}\n", *live,
                            manifest->documents, printable(manifest->created_at),
                            manifest->program_version));
}

Result<void> roll_back_to_the_one_before(const IndexLayout& layout) {
  const auto live = roll_back(layout);
  if (!live) return tl::unexpected(live.error());
  return answer(fmt::format("generation {} is live\n", *live));
}

Result<void> prune(const IndexLayout& layout, std::size_t keep) {
  std::string text;
  for (const auto& removed :
       {prune_generations(layout, keep), remove_refused(layout), remove_leftovers(layout)}) {
    if (!removed) return tl::unexpected(removed.error());
    for (const std::string& name : *removed) text += fmt::format("removed {}\n", printable(name));
  }
  return answer(text.empty() ? "nothing to remove\n" : text);
}

Result<void> carry_out(const IndexerOptions& options, const IndexLayout& layout, const Log& log) {
  switch (options.command) {
    case Command::Index:
      break;
    case Command::List:
      return list(layout);
    case Command::Check:
      return check(layout, log);
    case Command::RollBack:
      return roll_back_to_the_one_before(layout);
    case Command::Prune:
      return prune(layout, options.keep);
  }
  return fail("this is no command");
}

bool changes_the_index(Command command) {
  return command == Command::RollBack || command == Command::Prune;
}

}  // namespace

ExitStatus run_command(const IndexerOptions& options, const Log& log) {
  const auto refuse = [&](const Error& error) {
    log.error(error);
    return ExitStatus::NotPublished;
  };
  const IndexLayout layout(options.common.index);
  if (const auto unreadable = why_unreadable(layout)) return refuse(*unreadable);
  std::error_code error;
  if (!std::filesystem::is_directory(layout.generations(), error)) {
    return refuse({fmt::format("there is no index in {}", layout.root().string()),
                   "name one with --index DIR or MUSUBI_INDEX"});
  }
  const bool locking = changes_the_index(options.command);
  if (const auto checked = check_index_folder(layout); locking && !checked) {
    return refuse(checked.error());
  }
  const auto lock = locking ? IndexLock::acquire(layout.lock()) : std::optional<IndexLock>();
  if (!lock) return refuse(lock.error());
  if (locking && !lock->has_value()) {
    log.error(another_at_work(layout.root()));
    return ExitStatus::Locked;
  }
  const auto done = carry_out(options, layout, log);
  return done ? ExitStatus::Published : refuse(done.error());
}

}  // namespace musubi
