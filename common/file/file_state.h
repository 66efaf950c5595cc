// file_state.h - tells whether a file may have been written to, without reading it.
#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>

struct stat;

namespace musubi {

// As the file system tells it.  `changed` cannot be set back as `modified` can: copies and
// archives that bring their own times along are seen by it.
struct FileState {
  std::uint64_t inode = 0;
  std::uint64_t bytes = 0;
  std::int64_t modified = 0;  // nanoseconds since 1970
  std::int64_t changed = 0;

  bool operator==(const FileState&) const = default;
};

FileState file_state(const struct stat& status);

// None where the file cannot be looked at.
std::optional<FileState> file_state(const std::filesystem::path& path);
std::optional<FileState> file_state(int descriptor);

// Whether a later write must show in the state, as it was taken at `taken_at`: one that follows
// another within a tick of the file system's clock does not.
bool is_settled(const FileState& state, std::int64_t taken_at);

// Since 1970.
std::int64_t nanoseconds_now();

}  // namespace musubi
