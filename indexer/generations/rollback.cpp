#include "indexer/generations/rollback.h"

#include <fmt/format.h>

#include "indexer/generations/generation.h"
#include "indexer/generations/verify.h"

namespace musubi {

Result<LiveGeneration> roll_back(const IndexLayout& layout) {
  const auto live = layout.live_generation();
  if (!live) {
    return fail(fmt::format("{} names no generation to go back from", layout.stub().string()),
                "see what there is with --list; build anew with: indexer --rebuild SOURCE…");
  }
  if (auto noted = note_history(layout); !noted) return tl::unexpected(noted.error());
  const History history = History::of(layout);
  const PastGeneration* before = history.before(*live);
  if (before == nullptr) {
    return fail(fmt::format("there is no generation before {}", *live),
                "--list names those there are; --keep says how many each run leaves");
  }
  if (const auto findings = verify_generation(layout, before->name); !findings.empty()) {
    return fail(fmt::format("generation {} is damaged: {}", before->name, findings.front()),
                fmt::format("{} stays live; build anew with: indexer --rebuild SOURCE…", *live));
  }
  auto made = make_live(layout, before->name);
  // Without it searchers verify the generation themselves.
  if (made) static_cast<void>(seal_live(layout));
  return made;
}

}  // namespace musubi
