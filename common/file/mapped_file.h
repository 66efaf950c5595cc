// mapped_file.h - the bytes of a file as memory, read when they are touched.
#pragma once
#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>

#include "common/result.h"

namespace musubi {

// Read only; copies share the mapping.  The file must not shrink meanwhile.
class MappedFile {
 public:
  static Result<MappedFile> open(const std::filesystem::path& file);

  std::span<const std::byte> bytes() const { return *bytes_; }

 private:
  std::shared_ptr<const std::span<const std::byte>> bytes_;
};

}  // namespace musubi
