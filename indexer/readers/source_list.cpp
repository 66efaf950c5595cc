#include "indexer/readers/source_list.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <set>
#include <string_view>
#include <utility>

#include "common/file/input_file.h"
#include "common/file/path_text.h"

namespace musubi {

namespace {

namespace fs = std::filesystem;

// Not looked into, though some hold what could be read.
constexpr std::array<std::string_view, 7> kUnsupported = {".xml", ".json", ".7z", ".jar",
                                                          ".apk", ".whl",  ".xpi"};

std::string lower_ending(const fs::path& path) {
  std::string ending = path.extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(),
                 [](unsigned char c) { return c >= 'A' && c <= 'Z' ? c + 0x20 : c; });
  return ending;
}

bool is_unsupported(const fs::path& path) {
  const std::string ending = lower_ending(path);
  return std::find(kUnsupported.begin(), kUnsupported.end(), ending) != kUnsupported.end();
}

std::string unsupported(const fs::path& path) {
  return fmt::format("{} files are not supported", lower_ending(path));
}

// What the extractor reads, whatever it is called.
std::optional<SourceKind> kind_inside(const fs::path& path) {
  auto file = InputFile::open(path);
  std::string beginning;
  if (!file || !file->read(kKindBytes, beginning)) return std::nullopt;
  return kind_by_content(beginning);
}

bool is_hidden(const fs::path& path) {
  return path.filename().string().starts_with('.');
}

bool by_name_bytes(const ListedFile& a, const ListedFile& b) {
  return a.name.native() < b.name.native();
}

// A sparse file: to read it takes hours, and it holds nothing.  Compression saves less.
bool is_hollow(const struct stat& status) {
  constexpr off_t kLargeBytes = off_t{1} << 30;
  constexpr off_t kBlockBytes = 512;  // of st_blocks, whatever the file system's own are
  constexpr off_t kMostCompressed = 64;
  return status.st_size > kLargeBytes &&
         status.st_blocks * kBlockBytes < status.st_size / kMostCompressed;
}

// Who may write into a folder must not have the job read for them what they may not read
// themselves.  So a link is followed where its owner is root, this user, or the owner of what it
// leads to, as Apache's SymLinksIfOwnerMatch does.
bool is_link_of_stranger(const fs::path& path, const struct stat& target) {
  struct stat link = {};
  if (lstat(path.c_str(), &link) != 0 || !S_ISLNK(link.st_mode)) return false;
  return link.st_uid != 0 && link.st_uid != geteuid() && link.st_uid != target.st_uid;
}

class Walk {
 public:
  Walk(const Sink& sink, const SourceRules& rules) : sink_(sink), rules_(rules) {}

  void add_source(const NamedSource& source) {
    const Entry entry{source.place, source.name};
    struct stat status = {};
    if (stat(entry.path.c_str(), &status) != 0) return refuse(entry, last_error());
    if (S_ISDIR(status.st_mode)) {
      const auto first = static_cast<std::ptrdiff_t>(files_.size());
      add_directory(entry, status);
      std::sort(files_.begin() + first, files_.end(), by_name_bytes);
      return;
    }
    const bool is_converted = rules_.converter_for(entry.path) != nullptr;
    if (!is_converted && is_unsupported(entry.name)) return refuse(entry, unsupported(entry.name));
    add_file(entry, status, kind_by_ending(entry.name).value_or(SourceKind::Text));
  }

  std::vector<ListedFile> take_files() && { return std::move(files_); }

 private:
  struct Entry {
    fs::path path, name;
  };

  void add_directory(const Entry& directory, const struct stat& status) {
    if (!is_first_visit(status))
      return skip(directory, "a directory that was read by another path");
    std::error_code error;
    std::vector<fs::path> names;
    for (fs::directory_iterator entry(directory.path, error), end; !error && entry != end;
         entry.increment(error)) {
      if (!is_hidden(entry->path())) names.push_back(entry->path().filename());
    }
    if (error) refuse(directory, error.message());
    std::sort(names.begin(), names.end());
    for (const fs::path& name : names) add_entry({directory.path / name, directory.name / name});
  }

  void add_entry(const Entry& entry) {
    auto kind = kind_by_ending(entry.name);
    if (rules_.converter_for(entry.path) != nullptr) kind = SourceKind::Text;
    struct stat status = {};
    if (stat(entry.path.c_str(), &status) != 0) {
      const std::string reason = last_error();
      // It may be a folder with any number of documents, unless it went just now.
      if (kind || lstat(entry.path.c_str(), &status) == 0 || errno != ENOENT) refuse(entry, reason);
      return;
    }
    if (is_link_of_stranger(entry.path, status))
      return skip(entry, "a link of another user, to what is not theirs");
    if (S_ISDIR(status.st_mode)) return add_directory(entry, status);
    const SourceRule* const rule = rules_.rule_for(entry.path);
    if (rule != nullptr && !rule->takes(entry.path)) return skip(entry, "left out by the config");
    if (!kind && !is_unsupported(entry.name)) kind = kind_inside(entry.path);
    if (kind) return add_file(entry, status, *kind);
    skip(entry, is_unsupported(entry.name) ? unsupported(entry.name)
                                           : "its ending is not one of a known kind");
  }

  void add_file(const Entry& file, const struct stat& status, SourceKind kind) {
    if (!S_ISREG(status.st_mode)) return refuse(file, "is not a regular file");
    if (is_hollow(status))
      return refuse(file, "is large by its size only: hardly any of it is on the disk");
    if (!is_first_visit(status)) return skip(file, "a file that was read by another path");
    files_.push_back({file.path, file.name, kind});
  }

  bool is_first_visit(const struct stat& status) {
    return visited_.emplace(status.st_dev, status.st_ino).second;
  }

  static std::string last_error() {
    return std::error_code(errno, std::generic_category()).message();
  }
  void refuse(const Entry& entry, std::string reason) {
    sink_.on_refusal({path_text(entry.name), 0, std::move(reason)});
  }
  void skip(const Entry& entry, std::string reason) {
    sink_.on_skip({path_text(entry.name), 0, std::move(reason)});
  }

  const Sink& sink_;
  const SourceRules& rules_;
  std::set<std::pair<dev_t, ino_t>> visited_;
  std::vector<ListedFile> files_;
};

}  // namespace

std::vector<ListedFile> list_files(const std::vector<NamedSource>& sources, const Sink& sink,
                                   const SourceRules& rules) {
  Walk walk(sink, rules);
  for (const NamedSource& source : sources) walk.add_source(source);
  return std::move(walk).take_files();
}

bool is_read_in_folder(const fs::path& file, const SourceRules& rules) {
  const SourceRule* const rule = rules.rule_for(file);
  if (rule != nullptr && !rule->takes(file)) return false;
  if (rules.converter_for(file) != nullptr || kind_by_ending(file)) return true;
  return !is_unsupported(file) && kind_inside(file);
}

}  // namespace musubi
