#include "indexer/readers/source_list.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

#include "common/text/utf8.h"

namespace musubi {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 3> kUnsupported = {".xml", ".json", ".7z"};

std::string lower_ending(const fs::path& path) {
  std::string ending = path.extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(),
                 [](unsigned char c) { return c >= 'A' && c <= 'Z' ? c + 0x20 : c; });
  return ending;
}

bool is_unsupported(const fs::path& path) {
  const auto kind = kind_by_ending(path);
  if (kind && !is_plain(*kind)) return true;
  return std::find(kUnsupported.begin(), kUnsupported.end(), lower_ending(path)) !=
         kUnsupported.end();
}

std::string unsupported(const fs::path& path) {
  return fmt::format("{} files are not supported", lower_ending(path));
}

bool is_hidden(const fs::path& path) {
  return path.filename().string().starts_with('.');
}

bool by_path_bytes(const ListedFile& a, const ListedFile& b) {
  return a.path.native() < b.path.native();
}

// A sparse file: to read it takes hours, and it holds nothing.  Compression saves less.
bool is_hollow(const struct stat& status) {
  constexpr off_t kLargeBytes = off_t{1} << 30;
  constexpr off_t kBlockBytes = 512;  // of st_blocks, whatever the file system's own are
  constexpr off_t kMostCompressed = 64;
  return status.st_size > kLargeBytes &&
         status.st_blocks * kBlockBytes < status.st_size / kMostCompressed;
}

class Walk {
 public:
  explicit Walk(const Sink& sink) : sink_(sink) {}

  void add_source(const fs::path& source) {
    struct stat status = {};
    if (stat(source.c_str(), &status) != 0) return refuse_missing(source);
    if (S_ISDIR(status.st_mode)) {
      const auto first = static_cast<std::ptrdiff_t>(files_.size());
      add_directory(source, status);
      std::sort(files_.begin() + first, files_.end(), by_path_bytes);
      return;
    }
    if (is_unsupported(source)) {
      return refuse(source, unsupported(source));
    }
    add_file(source, status, kind_by_ending(source).value_or(SourceKind::Text));
  }

  std::vector<ListedFile> take_files() && { return std::move(files_); }

 private:
  void add_directory(const fs::path& directory, const struct stat& status) {
    if (!is_first_visit(status))
      return skip(directory, "a directory that was read by another path");
    std::error_code error;
    std::vector<fs::path> entries;
    for (fs::directory_iterator entry(directory, error), end; !error && entry != end;
         entry.increment(error)) {
      if (!is_hidden(entry->path())) entries.push_back(entry->path());
    }
    if (error) refuse(directory, error.message());
    std::sort(entries.begin(), entries.end());
    for (const fs::path& entry : entries) add_entry(entry);
  }

  void add_entry(const fs::path& entry) {
    const auto kind = is_unsupported(entry) ? std::nullopt : kind_by_ending(entry);
    struct stat status = {};
    if (stat(entry.c_str(), &status) != 0 && kind) return refuse_missing(entry);
    if (S_ISDIR(status.st_mode)) return add_directory(entry, status);
    if (kind) return add_file(entry, status, *kind);
    skip(entry,
         is_unsupported(entry) ? unsupported(entry) : "its ending is not one of a known kind");
  }

  void add_file(const fs::path& file, const struct stat& status, SourceKind kind) {
    if (!S_ISREG(status.st_mode)) return refuse(file, "is not a regular file");
    if (is_hollow(status))
      return refuse(file, "is large by its size only: hardly any of it is on the disk");
    if (!is_first_visit(status)) return skip(file, "a file that was read by another path");
    files_.push_back({file, kind});
  }

  bool is_first_visit(const struct stat& status) {
    return visited_.emplace(status.st_dev, status.st_ino).second;
  }

  void refuse_missing(const fs::path& path) {
    refuse(path, std::error_code(errno, std::generic_category()).message());
  }
  void refuse(const fs::path& path, std::string reason) {
    sink_.on_refusal({path_text(path), 0, std::move(reason)});
  }
  void skip(const fs::path& path, std::string reason) {
    sink_.on_skip({path_text(path), 0, std::move(reason)});
  }

  const Sink& sink_;
  std::set<std::pair<dev_t, ino_t>> visited_;
  std::vector<ListedFile> files_;
};

}  // namespace

std::vector<ListedFile> list_files(const std::vector<fs::path>& sources, const Sink& sink) {
  Walk walk(sink);
  for (const fs::path& source : sources) walk.add_source(source);
  return std::move(walk).take_files();
}

std::string path_text(const fs::path& path) {
  const std::string& raw = path.native();
  if (printable(raw) == raw && raw.find_first_of("\n\t") == std::string::npos) return raw;
  std::string text;
  for (std::size_t at = 0; at < raw.size();) {
    const std::size_t begin = at;
    next_code_point(raw, at);
    const std::string piece = raw.substr(begin, at - begin);
    if (printable(piece) == piece && piece != "\n" && piece != "\t") {
      text += piece;
      continue;
    }
    for (const unsigned char byte : piece) text += fmt::format("%{:02X}", byte);
  }
  return text;
}

}  // namespace musubi
