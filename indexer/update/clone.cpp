#include "indexer/update/clone.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "common/file/file_descriptor.h"
#include "common/file/folder.h"

namespace musubi {

namespace fs = std::filesystem;

namespace {

bool share_blocks(const fs::path& from, const fs::path& to) {
  const FileDescriptor source(::open(from.c_str(), O_RDONLY | O_CLOEXEC));
  const FileDescriptor target(::open(to.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644));
  return source.is_open() && target.is_open() &&
         ::ioctl(target.number(), FICLONE, source.number()) == 0;
}

// Makes the new folder `to` with the regular files of `from`: by `share`, and by copying
// where it cannot.
template <typename Share>
Result<void> take_folder(const fs::path& from, const fs::path& to, Share share) {
  std::error_code error;
  fs::create_directory(to, error);
  if (error) return fail(fmt::format("cannot create {}: {}", to.string(), error.message()));
  const auto entries = entries_of(from);
  if (!entries) return tl::unexpected(entries.error());
  for (const fs::path& entry : *entries) {
    const auto status = fs::status(entry, error);
    if (error) break;
    if (!fs::is_regular_file(status) || share(entry, to / entry.filename())) continue;
    fs::copy_file(entry, to / entry.filename(), fs::copy_options::overwrite_existing, error);
    if (error) break;
  }
  if (error) {
    return fail(
        fmt::format("cannot copy {} to {}: {}", from.string(), to.string(), error.message()));
  }
  return {};
}

}  // namespace

Result<void> clone_folder(const fs::path& from, const fs::path& to) {
  return take_folder(from, to, share_blocks);
}

Result<void> link_folder(const fs::path& from, const fs::path& to) {
  return take_folder(from, to, [](const fs::path& file, const fs::path& name) {
    return ::link(file.c_str(), name.c_str()) == 0;
  });
}

}  // namespace musubi
