// input_file.h - the bytes of one regular file, read in pieces or whole, and what tells whether
// they are still the same another day.
#pragma once
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>

#include "common/file/checksum.h"
#include "common/file/file_descriptor.h"
#include "common/file/file_state.h"
#include "common/result.h"

namespace musubi {

// Of one open descriptor: what it was when it was opened, and the checksum of what was read
// from it.
struct FileContent {
  FileState state;
  std::string checksum;  // as file_checksum()
  bool is_whole = true;  // false: the file was written to meanwhile
};

class InputFile {
 public:
  // An error where there is no such file, it may not be read, or it is a
  // directory, a pipe or a device.  Never blocks.
  static Result<InputFile> open(const std::filesystem::path& path);

  // At the time of opening.
  std::uint64_t byte_count() const { return state_.bytes; }
  const FileState& state() const { return state_; }

  // For another process to read it, as a whole and from memory.
  int descriptor() const { return file_.number(); }

  std::uint64_t bytes_read() const { return bytes_read_; }

  // Appends up to `byte_count` bytes from where the last read ended.  Fewer only
  // at the end of the file; false when there were none.
  Result<bool> read(std::size_t byte_count, std::string& to);

  // The first bytes of the file, at most `byte_count`; where the next read() begins stays.
  Result<std::string> head(std::size_t byte_count) const;

  // The last bytes of the file, at most `byte_count`.
  Result<std::string> tail(std::size_t byte_count) const;

  // Reads what is left, for the checksum.
  Result<FileContent> finish();

 private:
  InputFile(FileDescriptor file, const FileState& state) : file_(std::move(file)), state_(state) {}
  bool holds_what_was_read() const;
  Result<std::string> piece(std::uint64_t begin, std::size_t byte_count) const;

  FileDescriptor file_;
  FileState state_;
  std::uint64_t bytes_read_ = 0;
  Checksum checksum_;  // of the bytes read
  bool is_broken_ = false;
};

// The whole of a file that is to hold `max_bytes` at most.  The error is a reason without the
// path.  Never blocks, and never reads without end: what is named, or lies in a folder of others,
// may be a pipe or a device.
Result<std::string> read_whole(const std::filesystem::path& path, std::size_t max_bytes);

}  // namespace musubi
