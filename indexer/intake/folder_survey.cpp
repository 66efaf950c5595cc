#include "indexer/intake/folder_survey.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <variant>

#include "common/file/checksum.h"
#include "common/file/input_file.h"
#include "common/file/path_text.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

constexpr std::size_t kMinPages = 3;
constexpr std::size_t kSamplePages = 6;

// In the order of their names.
using Sample = std::vector<const ListedFile*>;

std::map<std::string, Sample> samples_of(const std::vector<ListedFile>& files,
                                         const SourceRules& rules) {
  std::map<std::string, Sample> samples;
  for (const ListedFile& file : files) {
    if (file.kind != SourceKind::Html || rules.converter_for(file.path) != nullptr) continue;
    Sample& sample = samples[path_text(file.name.parent_path())];
    if (sample.size() < kSamplePages) sample.push_back(&file);
  }
  std::erase_if(samples, [](const auto& folder) { return folder.second.size() < kMinPages; });
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

struct Page {
  std::string title, text;
};

std::string text_of(const Extracted& document) {
  std::string text;
  for (const Section& section : document.sections) text += section.text;
  return text;
}

std::vector<Page> pages_of(const Sample& sample, const SourceRules& rules, Extraction& extraction) {
  std::vector<Page> pages;
  for (const ListedFile* file : sample) {
    const auto input = InputFile::open(file->path);
    if (!input) continue;  // refused when its turn comes, as is what cannot be extracted
    const auto take = [&pages](const Message& message) {
      const auto* document = std::get_if<Extracted>(&message);
      if (document != nullptr && document->member.empty())
        pages.push_back({document->title, text_of(*document)});
    };
    if (!extraction.read(task_of(*file, rules), *input, take)) continue;
  }
  return pages;
}

// None where no page begins or ends with them; else `sink` is told what is left out.
CommonLines common_lines(const std::vector<Page>& pages, const std::string& folder,
                         const Sink& sink) {
  CommonLineCounter counter;
  for (const Page& page : pages) counter.add_page(page.text);
  CommonLines lines = counter.common();
  std::set<std::string> left_out;
  for (const Page& page : pages) {
    for (std::string& line : without_common_lines(page.text, page.title, lines).left_out) {
      left_out.insert(std::move(line));
    }
  }
  if (left_out.empty()) return {};
  sink.on_warning({folder, 0,
                   fmt::format("{} lines that most of its pages begin or end with are left out of "
                               "them: {}{}",
                               left_out.size(), truncate_utf8(*left_out.begin(), 90),
                               left_out.size() > 1 ? " …" : "")});
  return lines;
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
  for (const auto& [folder, sample] : unread) {
    folders[folder].lines =
        common_lines(pages_of(*sample, rules, looking), folders[folder].path, sink);
  }
  return folders;
}

FolderLines lines_of(const std::vector<ManifestFolder>& folders) {
  FolderLines lines;
  for (const ManifestFolder& folder : folders) lines.emplace(folder.path, folder.lines);
  return lines;
}

}  // namespace musubi
