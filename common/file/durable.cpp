#include "common/file/durable.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "common/file/fault_point.h"
#include "common/file/file_descriptor.h"

namespace musubi {

namespace {

tl::unexpected<Error> system_failure(const char* what, const std::filesystem::path& path) {
  return fail(fmt::format("cannot {} {}: {}", what, path.string(), std::strerror(errno)));
}

bool write_all(int file, std::string_view content) {
  while (!content.empty()) {
    const ssize_t written = ::write(file, content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

Result<void> sync_path(const std::filesystem::path& path) {
  const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open()) return system_failure("open", path);
  fault_point("sync:" + path.filename().string());
  if (::fsync(file.number()) != 0) return system_failure("sync", path);
  return {};
}

Result<void> sync_tree(const std::filesystem::path& folder) {
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    auto synced = entry.is_directory() ? sync_tree(entry.path()) : sync_path(entry.path());
    if (!synced) return synced;
  }
  if (error) return fail(fmt::format("cannot read {}: {}", folder.string(), error.message()));
  return sync_path(folder);
}

void start_writing(const std::filesystem::path& folder) {
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    const FileDescriptor file(::open(entry.path().c_str(), O_RDONLY | O_CLOEXEC));
    if (file.is_open()) ::sync_file_range(file.number(), 0, 0, SYNC_FILE_RANGE_WRITE);
  }
}

Result<void> check_replaceable(const std::filesystem::path& path) {
  auto beside = path;
  beside += ".new";
  const FileDescriptor file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0644));
  if (!file.is_open()) return system_failure("create", beside);
  if (::unlink(beside.c_str()) != 0) return system_failure("remove", beside);
  return {};
}

Result<void> replace_file(const std::filesystem::path& path, std::string_view content) {
  auto beside = path;
  beside += ".new";
  FileDescriptor file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
  if (!file.is_open()) return system_failure("create", beside);
  if (!write_all(file.number(), content)) return system_failure("write", beside);
  if (::fsync(file.number()) != 0) return system_failure("sync", beside);
  if (!file.close()) return system_failure("write", beside);
  fault_point("replace:" + path.filename().string());
  if (::rename(beside.c_str(), path.c_str()) != 0) return system_failure("replace", path);
  fault_point("replaced:" + path.filename().string());
  return sync_path(path.has_parent_path() ? path.parent_path() : ".");
}

}  // namespace musubi
