#include "indexer/intake/survey.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string>
#include <unordered_map>

#include "common/file/input_file.h"
#include "common/file/path_text.h"

namespace musubi {

namespace {

// The file as the manifest had it, and its state now; none where it is another.
std::optional<ManifestSource> same_source(const ListedFile& file, const FileState& state,
                                          const ManifestSource& before, std::int64_t read_at,
                                          Trust trust) {
  const bool looks_same = state == before.file && is_settled(before.file, read_at);
  if (looks_same && trust == Trust::State) return before;
  if (state.bytes != before.file.bytes || before.checksum.empty()) return std::nullopt;
  auto input = InputFile::open(file.path);
  if (!input) return std::nullopt;
  const auto content = input->finish();
  if (!content || !content->is_whole || content->checksum != before.checksum) return std::nullopt;
  ManifestSource now = before;
  now.file = content->state;
  return now;
}

// What its documents depend on beside its content.
std::string settings_of(const SurveyedFile& file, const SourceRules& rules,
                        const FolderLines& folders) {
  std::string settings = rules.settings_of(file.file.path);
  if (file.file.kind != SourceKind::Html) return settings;
  const CommonLines* lines = common_lines_of(folders, file.state.path);
  if (lines == nullptr) return settings;
  return settings + fmt::format("\nwithout {:x}", fmt::join(*lines, " "));
}

}  // namespace

std::vector<SurveyedFile> survey_sources(std::vector<ListedFile> listed_files,
                                         const SourceRules& rules, const FolderLines& folders,
                                         const Manifest* before, Trust trust) {
  std::unordered_map<std::string, std::size_t> numbers;
  for (std::size_t i = 0; before != nullptr && i < before->sources.size(); ++i) {
    numbers.emplace(before->sources[i].path, i);
  }
  // Of a single table it is not known what its row numbers are where they took the path.
  const bool is_only_table =
      before != nullptr && before->row_numbers == RowNumbers::TakePath &&
      std::count_if(before->sources.begin(), before->sources.end(),
                    [](const ManifestSource& source) { return source.row_numbers != 0; }) == 1;
  std::vector<SurveyedFile> files;
  for (ListedFile& listed : listed_files) {
    SurveyedFile& file = files.emplace_back();
    file.file = std::move(listed);
    file.state.path = path_text(file.file.name);
    file.state.settings = settings_of(file, rules, folders);
    file.state.file = file_state(file.file.path).value_or(FileState{});
    const auto known = numbers.find(file.state.path);
    if (before == nullptr || known == numbers.end()) continue;
    const ManifestSource& source = before->sources[known->second];
    // Read by other rules, its documents are others, whatever is in it.
    if (file.state.settings != source.settings) continue;
    // Which of its ids are free depends on the other files.
    if (source.renamed != 0) continue;
    if (source.row_numbers != 0 && is_only_table) continue;
    file.known_as = known->second;
    // All its rows are to be counted again, and what is refused is to be told again.
    file.are_members_known = source.row_numbers == 0 && source.refused == 0;
    if (source.refused != 0) continue;  // it is read again in any case
    auto same = same_source(file.file, file.state.file, source, before->read_at, trust);
    if (!same) continue;
    file.state = std::move(*same);
    file.as_before = known->second;
  }
  return files;
}

}  // namespace musubi
