// mapped_file.h - the bytes of a file as memory, read when they are touched.
#pragma once
#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>

#include "common/file/file_descriptor.h"
#include "common/result.h"

namespace musubi {

// Read only; copies share the mapping.  The file must not shrink meanwhile.
class MappedFile {
 public:
  static Result<MappedFile> open(const std::filesystem::path& file);
  // Of a file that is open.  The error is a reason without the path.
  static Result<MappedFile> of(const FileDescriptor& file);

  std::span<const std::byte> bytes() const { return *bytes_; }
  std::string_view text() const {
    return {reinterpret_cast<const char*>(bytes_->data()), bytes_->size()};
  }

 private:
  std::shared_ptr<const std::span<const std::byte>> bytes_;
};

}  // namespace musubi
