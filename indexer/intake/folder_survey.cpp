#include "indexer/intake/folder_survey.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "common/file/checksum.h"
#include "common/file/input_file.h"
#include "common/file/path_text.h"
#include "indexer/readers/common_lines.h"

namespace musubi {

namespace {

// In the order of their names.
using Sample = std::vector<const ListedFile*>;

std::map<std::string, Sample> samples_of(const std::vector<ListedFile>& files,
                                         const SourceRules& rules) {
  std::map<std::string, Sample> samples;
  for (const ListedFile& file : files) {
    if (file.kind != SourceKind::Html || rules.converter_for(file.path) != nullptr) continue;
    Sample& sample = samples[path_text(file.name.parent_path())];
    if (sample.size() < kSampledPages) sample.push_back(&file);
  }
  std::erase_if(samples, [](const auto& folder) { return folder.second.size() < kLeastPages; });
  return samples;
}

// Tells whether it is the same pages, unchanged; empty where a page may have changed unseen.
std::string state_of(const Sample& sample, const SourceRules& rules, std::int64_t taken_at) {
  Checksum sum;
  for (const ListedFile* file : sample) {
    const FileState state = file_state(file->path).value_or(FileState{});
    if (!is_settled(state, taken_at)) return "";
    sum.add(fmt::format("{}\n{} {} {} {}\n{}\n", path_text(file->name), state.inode, state.bytes,
                        state.modified, state.changed, rules.settings_of(file->path)));
  }
  return sum.hex();
}

// They stand in the order of their paths, as they were found.
const ManifestFolder* known_folder(const Manifest* before, const std::string& path) {
  if (before == nullptr) return nullptr;
  const auto found = std::lower_bound(
      before->folders.begin(), before->folders.end(), path,
      [](const ManifestFolder& folder, const std::string& wanted) { return folder.path < wanted; });
  return found == before->folders.end() || found->path != path ? nullptr : &*found;
}

ExtractionTask task_of(const ListedFile& file, const SourceRules& rules) {
  return {file.path, {path_text(file.name), stated_encoding(rules.rule_for(file.path)), {}}};
}

std::string text_of(const Extracted& document) {
  std::string text;
  for (const Section& section : document.sections) text += section.text;
  return text;
}

// The pages that could be read.  None where the extractor said nothing of one: what they have in
// common is not known then.
std::optional<std::vector<FolderPage>> pages_of(const Sample& sample, const SourceRules& rules,
                                                Extraction& extraction) {
  std::vector<FolderPage> pages;
  bool is_certain = true;
  for (const ListedFile* file : sample) {
    const auto input = InputFile::open(file->path);
    bool is_opened = input && input->byte_count() == 0;
    const auto take = [&](const Message& message) {
      is_opened = is_opened || std::holds_alternative<Opened>(message);
      const auto* document = std::get_if<Extracted>(&message);
      if (document != nullptr && document->member.empty()) {
        pages.push_back({document->title, text_of(*document)});
      }
    };
    // What is wrong with it is told when its turn comes.
    if (input) static_cast<void>(extraction.read(task_of(*file, rules), *input, take));
    is_certain = is_certain && is_opened;
  }
  if (!is_certain) return std::nullopt;
  return pages;
}

}  // namespace

std::vector<ManifestFolder> survey_folders(const std::vector<ListedFile>& files,
                                           const SourceRules& rules, const Manifest* before,
                                           Trust trust, const ExtractionSettings& extraction,
                                           const Sink& sink) {
  const auto samples = samples_of(files, rules);
  const std::int64_t now = nanoseconds_now();
  std::vector<ManifestFolder> folders;
  std::vector<std::pair<std::size_t, const Sample*>> unread;
  std::vector<ExtractionTask> tasks;
  for (const auto& [path, sample] : samples) {
    ManifestFolder& folder = folders.emplace_back();
    folder = {path, state_of(sample, rules, now), {}};
    const ManifestFolder* known = known_folder(before, path);
    const bool is_known = known != nullptr && !folder.sample.empty() &&
                          known->sample == folder.sample && trust == Trust::State;
    if (is_known) {
      folder.lines = known->lines;
      continue;
    }
    unread.emplace_back(folders.size() - 1, &sample);
    for (const ListedFile* file : sample) tasks.push_back(task_of(*file, rules));
  }
  if (unread.empty()) return folders;
  Extraction looking(extraction);
  looking.expect(std::move(tasks));
  for (const auto& [at, sample] : unread) {
    ManifestFolder& folder = folders[at];
    const auto pages = pages_of(*sample, rules, looking);
    if (!pages) folder.sample.clear();  // looked at again by the next run
    FoundLines found = find_common_lines(pages.value_or(std::vector<FolderPage>()));
    if (!found.told.empty()) sink.on_warning({folder.path, 0, std::move(found.told)});
    folder.lines = std::move(found.lines);
  }
  return folders;
}

FolderLines lines_of(const std::vector<ManifestFolder>& folders) {
  FolderLines lines;
  for (const ManifestFolder& folder : folders) lines.emplace(folder.path, folder.lines);
  return lines;
}

}  // namespace musubi
