#include "indexer/generations/generation.h"

#include <fmt/format.h>

#include "common/index/seal.h"
#include "common/index/shard_set.h"
#include "indexer/generations/history.h"

namespace musubi {

namespace fs = std::filesystem;

namespace {

Generation describe(const IndexLayout& layout, std::string name, GenerationState state) {
  const fs::path folder = layout.generations() / name;
  return {std::move(name), state, read_manifest(folder), bytes_of(folder), shards_in(folder)};
}

GenerationState state_of(const PastGeneration* past, bool is_live) {
  if (is_live) return GenerationState::Live;
  if (past == nullptr) return GenerationState::Orphan;
  return past->withdrawn ? GenerationState::Withdrawn : GenerationState::Kept;
}

}  // namespace

std::vector<Generation> generations_of(const IndexLayout& layout) {
  std::vector<Generation> generations;
  const auto live = layout.live_generation();
  const History history = History::of(layout);
  for (const std::string& name : layout.list_generations()) {
    const PastGeneration* past = history.find(name);
    if (past == nullptr && !is_generation(layout, name)) continue;
    generations.push_back(describe(layout, name, state_of(past, name == live)));
  }
  for (const std::string& name : layout.list_refused()) {
    generations.push_back(describe(layout, name, GenerationState::Refused));
  }
  return generations;
}

std::uint64_t bytes_of(const fs::path& folder) {
  std::uint64_t bytes = 0;
  std::error_code error;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    std::error_code unreadable;
    const auto size = entry->is_regular_file(unreadable) ? entry->file_size(unreadable) : 0;
    if (!unreadable) bytes += size;
  }
  return bytes;
}

Result<void> seal_live(const IndexLayout& layout) {
  const auto live = layout.live_generation();
  if (!live) return fail(fmt::format("{} names no generation", layout.stub().string()));
  const fs::path generation = layout.generations() / *live;
  return seal_of(generation).and_then([&](const std::string& seal) {
    return leave_seal(generation, seal);
  });
}

bool is_live_sealed(const IndexLayout& layout) {
  const fs::path live = layout.generations() / layout.live_generation().value_or("");
  const auto seal = seal_of(live);
  return seal && is_sealed(live, *seal);
}

}  // namespace musubi
