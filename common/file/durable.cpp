#include "common/file/durable.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <vector>

#include "common/file/fault_point.h"
#include "common/file/file_descriptor.h"
#include "common/file/folder.h"
#include "common/file/write_all.h"

namespace musubi {

namespace {

constexpr std::string_view kDraftEnding = ".draft";
constexpr std::size_t kNumberDigits = 16;

tl::unexpected<Error> system_failure(const char* what, const std::filesystem::path& path) {
  return fail(fmt::format("cannot {} {}: {}", what, path.string(), std::strerror(errno)));
}

std::filesystem::path draft_name(const std::filesystem::path& path) {
  std::uint64_t number = 0;
  while (::getrandom(&number, sizeof number, 0) < 0 && errno == EINTR) continue;
  return path.parent_path() / fmt::format(".{}.{:0{}x}{}", path.filename().string(), number,
                                          kNumberDigits, kDraftEnding);
}

// A new file beside the one that it is to become; removed where it does not.  Its name cannot be
// guessed and nothing that lies there is opened: the folder may be another user's.
class Draft {
 public:
  explicit Draft(const std::filesystem::path& path)
      : path_(path),
        place_(draft_name(path)),
        file_(::open(place_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644)),
        exists_(file_.is_open()) {}
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;
  ~Draft() {
    if (exists_) ::unlink(place_.c_str());
  }

  bool exists() const { return exists_; }
  bool write(std::string_view content) {
    return write_all(file_.number(), content) && ::fsync(file_.number()) == 0 && file_.close();
  }
  bool become_the_file() {
    exists_ = ::rename(place_.c_str(), path_.c_str()) != 0;
    return !exists_;
  }

 private:
  std::filesystem::path path_;
  std::filesystem::path place_;
  FileDescriptor file_;
  bool exists_;
};

}  // namespace

bool is_draft(const std::filesystem::path& file) {
  const std::string number = file.stem().extension().string();  // .NAME.NUMBER.draft
  return file.filename().string().starts_with('.') && file.extension() == kDraftEnding &&
         number.size() == 1 + kNumberDigits &&
         number.find_first_not_of("0123456789abcdef", 1) == number.npos;
}

Result<void> sync_path(const std::filesystem::path& path) {
  const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open()) return system_failure("open", path);
  fault_point("sync:" + path.filename().string());
  if (::fsync(file.number()) != 0) return system_failure("sync", path);
  return {};
}

Result<void> sync_tree(const std::filesystem::path& folder) {
  const auto entries = entries_of(folder);
  if (!entries) return tl::unexpected(entries.error());
  for (const auto& entry : *entries) {
    std::error_code error;
    const bool is_folder = std::filesystem::is_directory(entry, error);
    if (error) return fail(fmt::format("cannot sync {}: {}", entry.string(), error.message()));
    if (auto synced = is_folder ? sync_tree(entry) : sync_path(entry); !synced) return synced;
  }
  return sync_path(folder);
}

void start_writing(const std::filesystem::path& folder) {
  for (const auto& entry : entries_of(folder).value_or(std::vector<std::filesystem::path>())) {
    const FileDescriptor file(::open(entry.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.is_open()) ::sync_file_range(file.number(), 0, 0, SYNC_FILE_RANGE_WRITE);
  }
}

Result<void> check_replaceable(const std::filesystem::path& path) {
  struct stat status = {};
  // Followed, for a link to a device is a device: replaced, it would be gone for all.
  if (::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode)) {
    return fail(fmt::format("{} is not a regular file", path.string()),
                "name a file, or one that is not there yet");
  }
  if (const Draft draft(path); !draft.exists()) return system_failure("create a file beside", path);
  return {};
}

Result<void> put_in_place(const std::filesystem::path& path, std::string_view content) {
  Draft draft(path);
  if (!draft.exists()) return system_failure("create a file beside", path);
  if (!draft.write(content)) return system_failure("write a file beside", path);
  fault_point("replace:" + path.filename().string());
  if (!draft.become_the_file()) return system_failure("replace", path);
  fault_point("replaced:" + path.filename().string());
  return {};
}

Result<void> replace_file(const std::filesystem::path& path, std::string_view content) {
  if (auto put = put_in_place(path, content); !put) return put;
  return sync_path(path.has_parent_path() ? path.parent_path() : ".");
}

}  // namespace musubi
