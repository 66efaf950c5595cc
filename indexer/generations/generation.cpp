#include "indexer/generations/generation.h"

#include "common/file/durable.h"

namespace musubi {

namespace fs = std::filesystem;

namespace {

constexpr const char* kWithdrawnMark = "withdrawn";

Generation describe(const IndexLayout& layout, std::string name, GenerationState state) {
  const fs::path folder = layout.generations() / name;
  return {std::move(name), state, read_manifest(folder), bytes_of(folder)};
}

}  // namespace

std::vector<Generation> generations_of(const IndexLayout& layout) {
  std::vector<Generation> generations;
  const auto live = layout.live_generation();
  for (const std::string& name : layout.list_generations()) {
    const auto state = name == live                 ? GenerationState::Live
                       : is_withdrawn(layout, name) ? GenerationState::Withdrawn
                                                    : GenerationState::Kept;
    generations.push_back(describe(layout, name, state));
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

Result<void> withdraw(const IndexLayout& layout, const std::string& name) {
  return replace_file(layout.generations() / name / kWithdrawnMark, "");
}

bool is_withdrawn(const IndexLayout& layout, const std::string& name) {
  std::error_code error;
  return fs::exists(layout.generations() / name / kWithdrawnMark, error);
}

}  // namespace musubi
