#include "indexer/generations/rollback.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "indexer/generations/generation.h"
#include "indexer/generations/verify.h"

namespace musubi {

namespace {

std::optional<std::string> generation_before(const IndexLayout& layout, const std::string& live) {
  const auto names = layout.list_generations();
  const auto older = [&](const std::string& name) {
    return std::pair(name.size(), name) < std::pair(live.size(), live) &&
           !is_withdrawn(layout, name);
  };
  const auto before = std::find_if(names.rbegin(), names.rend(), older);
  return before == names.rend() ? std::nullopt : std::optional(*before);
}

}  // namespace

Result<std::string> roll_back(const IndexLayout& layout) {
  const auto live = layout.live_generation();
  if (!live) {
    return fail(fmt::format("{} names no generation to go back from", layout.stub().string()),
                "see what there is with --list; build anew with: indexer --rebuild SOURCE…");
  }
  const auto before = generation_before(layout, *live);
  if (!before) {
    return fail(fmt::format("there is no generation before {}", *live),
                "--list names those there are; --keep says how many each run leaves");
  }
  if (const auto findings = verify_generation(layout, *before); !findings.empty()) {
    return fail(fmt::format("generation {} is damaged: {}", *before, findings.front()),
                fmt::format("{} stays live; build anew with: indexer --rebuild SOURCE…", *live));
  }
  std::error_code error;
  if (std::filesystem::is_directory(layout.generations() / *live, error)) {
    if (auto marked = withdraw(layout, *live); !marked) return tl::unexpected(marked.error());
  }
  if (auto published = layout.publish(*before); !published) {
    return tl::unexpected(published.error());
  }
  return *before;
}

}  // namespace musubi
