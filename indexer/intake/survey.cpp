#include "indexer/intake/survey.h"

#include <sys/stat.h>

#include <string>
#include <unordered_map>

#include "common/file/checksum.h"

namespace musubi {

namespace {

// A file that changed so shortly before it was read may have changed again
// within one tick of its file system's clock.
constexpr std::int64_t kTooFresh = 2'000'000'000;

struct FileStatus {
  std::uint64_t bytes = 0;
  std::int64_t modified = 0;

  bool operator==(const FileStatus&) const = default;
};

FileStatus status_of(const std::filesystem::path& path) {
  struct stat status = {};
  if (::stat(path.c_str(), &status) != 0) return {};
  return {static_cast<std::uint64_t>(status.st_size),
          std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec};
}

// Size and time decide where they can; the content does where they cannot.
bool is_as_before(SurveyedFile& file, const ManifestSource& before, std::int64_t read_at) {
  const bool same_status =
      file.state.bytes == before.bytes && file.state.modified == before.modified;
  if (same_status && before.modified < read_at - kTooFresh) {
    file.state.checksum = before.checksum;
    return true;
  }
  if (file.state.bytes != before.bytes || before.checksum.empty()) return false;
  file.state.checksum = file_checksum(file.file.path).value_or("");
  return file.state.checksum == before.checksum;
}

}  // namespace

std::vector<SurveyedFile> survey_sources(const std::vector<std::filesystem::path>& sources,
                                         const Manifest* before, const Sink& sink) {
  std::unordered_map<std::string, std::size_t> numbers;
  for (std::size_t i = 0; before != nullptr && i < before->sources.size(); ++i) {
    numbers.emplace(before->sources[i].path, i);
  }
  std::vector<SurveyedFile> files;
  for (ListedFile& listed : list_files(sources, sink)) {
    SurveyedFile& file = files.emplace_back();
    file.file = std::move(listed);
    file.state.path = path_text(file.file.path);
    const FileStatus status = status_of(file.file.path);
    file.state.bytes = status.bytes;
    file.state.modified = status.modified;
    const auto known = numbers.find(file.state.path);
    if (before == nullptr || known == numbers.end()) continue;
    file.known_as = known->second;
    const ManifestSource& source = before->sources[known->second];
    file.is_same_file = is_as_before(file, source, before->read_at);
    if (file.is_same_file && source.refused == 0) file.as_before = known->second;
  }
  return files;
}

bool has_changed_since(const SurveyedFile& file) {
  return status_of(file.file.path) != FileStatus{file.state.bytes, file.state.modified};
}

}  // namespace musubi
