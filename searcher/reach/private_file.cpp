#include "searcher/reach/private_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "common/file/file_descriptor.h"
#include "common/file/write_all.h"

namespace musubi {

namespace fs = std::filesystem;

Result<void> write_private_file(const fs::path& path, std::string_view content) {
  const auto failed = [&path] {
    return fail(fmt::format("cannot write {}: {}", path.string(), std::strerror(errno)));
  };
  const fs::path folder = path.parent_path();
  std::error_code error;
  fs::create_directories(folder.parent_path(), error);
  ::mkdir(folder.c_str(), S_IRWXU);
  std::string draft = (folder / ".draft-XXXXXX").string();
  FileDescriptor file(::mkostemp(draft.data(), O_CLOEXEC));  // of mode 0600
  if (!file.is_open()) return failed();
  if (write_all(file.number(), content) && file.close() &&
      ::rename(draft.c_str(), path.c_str()) == 0) {
    return {};
  }
  const auto failure = failed();
  ::unlink(draft.c_str());
  return failure;
}

}  // namespace musubi
