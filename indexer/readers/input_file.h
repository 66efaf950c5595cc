// input_file.h - the bytes of one regular file, read in pieces.
#pragma once
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>

#include "common/result.h"

namespace musubi {

class InputFile {
 public:
  // An error where there is no such file, it may not be read, or it is a
  // directory, a pipe or a device.  Never blocks.
  static Result<InputFile> open(const std::filesystem::path& path);

  InputFile(InputFile&& other) noexcept;
  InputFile& operator=(InputFile&&) = delete;
  ~InputFile();

  // At the time of opening.
  std::uint64_t byte_count() const { return byte_count_; }

  // Appends up to `byte_count` bytes from where the last read ended.  Fewer only
  // at the end of the file; false when there were none.
  Result<bool> read(std::size_t byte_count, std::string& to);

  // The last bytes of the file, at most `byte_count`.
  Result<std::string> tail(std::size_t byte_count) const;

 private:
  InputFile(int descriptor, std::uint64_t byte_count);

  int descriptor_;
  std::uint64_t byte_count_;
};

}  // namespace musubi
