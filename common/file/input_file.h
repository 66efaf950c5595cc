// input_file.h - the bytes of one regular file, read in pieces or whole.
#pragma once
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>

#include "common/file/file_descriptor.h"
#include "common/result.h"

namespace musubi {

class InputFile {
 public:
  // An error where there is no such file, it may not be read, or it is a
  // directory, a pipe or a device.  Never blocks.
  static Result<InputFile> open(const std::filesystem::path& path);

  // At the time of opening.
  std::uint64_t byte_count() const { return byte_count_; }

  // Appends up to `byte_count` bytes from where the last read ended.  Fewer only
  // at the end of the file; false when there were none.
  Result<bool> read(std::size_t byte_count, std::string& to);

  // The last bytes of the file, at most `byte_count`.
  Result<std::string> tail(std::size_t byte_count) const;

 private:
  InputFile(FileDescriptor file, std::uint64_t byte_count)
      : file_(std::move(file)), byte_count_(byte_count) {}

  FileDescriptor file_;
  std::uint64_t byte_count_;
};

// The whole of a file that is to hold `max_bytes` at most.  The error is a reason without the
// path.  Never blocks: what lies in a folder of others may be a pipe.
Result<std::string> read_whole(const std::filesystem::path& path, std::size_t max_bytes);

}  // namespace musubi
