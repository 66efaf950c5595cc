#include "common/file/mapped_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>

#include "common/file/file_descriptor.h"

namespace musubi {

namespace {

using Bytes = std::span<const std::byte>;

void unmap(const Bytes* bytes) {
  if (!bytes->empty()) ::munmap(const_cast<std::byte*>(bytes->data()), bytes->size());
  delete bytes;
}

}  // namespace

Result<MappedFile> MappedFile::open(const std::filesystem::path& file) {
  const FileDescriptor opened(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  auto mapped = opened.is_open() ? of(opened) : Result<MappedFile>(fail(std::strerror(errno)));
  if (mapped) return mapped;
  return fail(fmt::format("cannot read {}: {}", file.string(), mapped.error().message));
}

Result<MappedFile> MappedFile::of(const FileDescriptor& file) {
  struct stat status {};
  if (::fstat(file.number(), &status) != 0 || !S_ISREG(status.st_mode)) {
    return fail(std::strerror(EINVAL));
  }
  const auto size = static_cast<std::size_t>(status.st_size);
  void* memory =
      size == 0 ? nullptr : ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.number(), 0);
  if (memory == MAP_FAILED) return fail(std::strerror(errno));
  MappedFile mapped;
  mapped.bytes_ = {new Bytes(static_cast<const std::byte*>(memory), size), unmap};
  return mapped;
}

}  // namespace musubi
