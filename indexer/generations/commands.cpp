#include "indexer/generations/commands.h"

#include <fmt/format.h>

#include "common/console.h"
#include "common/file/folder.h"
#include "common/index/index_access.h"
#include "common/index/schema.h"
#include "common/messages.h"
#include "common/text/utf8.h"
#include "indexer/generations/generation.h"
#include "indexer/generations/history.h"
#include "indexer/generations/index_folder.h"
#include "indexer/generations/index_lock.h"
#include "indexer/generations/list.h"
#include "indexer/generations/prune.h"
#include "indexer/generations/rollback.h"
#include "indexer/generations/verify.h"
#include "indexer/units.h"

namespace musubi {

namespace {

using Names = std::vector<std::string>;

Result<void> answer(const std::string& text) {
  if (!write_answer(text)) return fail("cannot write the answer");
  return {};
}

// What was done, in the language that is spoken.
std::string told(std::string_view text) {
  return translated(text) + "\n";
}

Result<void> list(const IndexLayout& layout) {
  // What cannot be read is not the same as nothing.
  if (const auto listed = entries_of(layout.generations()); !listed) {
    return tl::unexpected(listed.error());
  }
  return answer(generation_table(generations_of(layout)));
}

Names joined(Names names, const Names& more) {
  names.insert(names.end(), more.begin(), more.end());
  return names;
}

// What is wrong beside a generation that can be searched: the next run mends it.
Names findings_beside(const IndexLayout& layout) {
  Names findings = verify_dictionaries(layout);
  const History history = History::of(layout);
  if (!history.damage().empty()) findings.push_back(history.damage());
  return findings;
}

Result<void> check(const IndexLayout& layout, const Log& log) {
  const auto live = layout.live_generation();
  const auto manifest = read_manifest(layout.generations() / live.value_or(""));
  if (manifest && manifest->format_version != kFormatVersion) {
    return fail(fmt::format("the index in {} has format {}, this program reads format {}",
                            layout.root().string(), manifest->format_version, kFormatVersion),
                "build the index anew with: indexer SOURCE…");
  }
  Names findings = verify_stub(layout);
  if (live) findings = joined(std::move(findings), verify_generation(layout, *live));
  const bool is_sound = findings.empty() && manifest.has_value();
  if (live) findings = joined(std::move(findings), findings_beside(layout));
  if (findings.empty() && manifest) {
    return answer(told(fmt::format("generation {} is sound: {}, built {} by version {}", *live,
                                   counted(manifest->documents, "document"),
                                   printable(manifest->created_at), manifest->program_version)));
  }
  // A job that published meanwhile may have removed the one that was looked at.
  if (layout.live_generation() != live) return check(layout, log);
  for (const std::string& finding : findings) log.write(Level::Error, "damaged", finding);
  return fail(fmt::format("the index in {} is damaged", layout.root().string()),
              is_sound ? "its live generation is sound, and the next run mends the rest"
                       : "go back with --rollback, or build anew with: indexer --rebuild SOURCE…");
}

// What was done is done, whether or not anybody can be told: a failure would have it done again.
void tell_done(const std::string& text, const Log& log) {
  if (auto told = answer(text); !told) {
    log.error({fmt::format("{}, but it was done: {}", told.error().message, text), ""});
  }
}

Result<void> roll_back_to_the_one_before(const IndexLayout& layout, const Log& log) {
  const auto done = roll_back(layout);
  if (!done) return tl::unexpected(done.error());
  for (const Error& problem : done->problems) log.error(problem);
  tell_done(told(fmt::format("generation {} is live", done->name)), log);
  return {};
}

Result<void> prune(const IndexLayout& layout, std::size_t keep, const Log& log) {
  std::string text;
  const bool was_sealed = is_live_sealed(layout);
  for (const auto& removed :
       {prune_generations(layout, keep), remove_refused(layout), remove_leftovers(layout)}) {
    if (!removed) return tl::unexpected(removed.error());
    for (const std::string& name : *removed)
      text += told(fmt::format("removed {}", printable(name)));
  }
  // Files of the live generation may have had links in those that are gone.
  if (was_sealed) static_cast<void>(seal_live(layout));
  tell_done(text.empty() ? told("nothing to remove") : text, log);
  return {};
}

tl::unexpected<Error> nothing_published(const IndexLayout& layout) {
  return fail(
      fmt::format("there is no index in {}: no run has published one yet", layout.root().string()),
      "see what the last run said, or --list for what it kept");
}

Result<void> carry_out(const IndexerOptions& options, const IndexLayout& layout, const Log& log) {
  switch (options.command) {
    case Command::Index:
    case Command::Export:
    case Command::Push:
    case Command::Receive:
    case Command::Front:
      break;
    case Command::List:
      return list(layout);
    case Command::Check:
      if (!may_have_been_live(layout)) return nothing_published(layout);
      return check(layout, log);
    case Command::RollBack:
      if (!may_have_been_live(layout)) return nothing_published(layout);
      return roll_back_to_the_one_before(layout, log);
    case Command::Prune:
      return prune(layout, options.keep, log);
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
