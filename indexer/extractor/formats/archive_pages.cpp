#include "indexer/extractor/formats/archive_pages.h"

#include <fmt/format.h>

#include <utility>

#include "indexer/extractor/formats.h"
#include "indexer/extractor/formats/html.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxHeldBytes = 64U << 20;

// What is looked at, and delivered later.
class SampleOutput : public Output {
 public:
  std::vector<FolderPage> pages;

  void opened(SourceKind) override {}
  void document(Extracted document) override {
    std::string text;
    for (const Section& section : document.sections) text += section.text;
    pages.push_back({std::move(document.title), std::move(text)});
  }
  void begin_table(TableHead) override {}
  void row(TableRow) override {}
  void plain(PlainMember) override {}
  void remark(Remark) override {}
  bool begin_member(const Input&) override { return false; }
};

}  // namespace

bool ArchivePages::is_page(const Input& member) {
  const auto named = kind_by_ending(member.name);
  return kind_by_content(member.bytes, named).value_or(named.value_or(SourceKind::Text)) ==
         SourceKind::Html;
}

void ArchivePages::add(std::string name, std::string bytes) {
  const std::size_t slash = name.rfind('/');
  const std::string path = slash == std::string::npos ? "" : name.substr(0, slash);
  Folder& folder = folders_[path];
  if (folder.is_judged) return deliver({std::move(name), std::move(bytes)}, folder);
  held_bytes_ += bytes.size();
  folder.held.push_back({std::move(name), std::move(bytes)});
  if (folder.held.size() == kSampledPages) return judge(path, folder);
  if (held_bytes_ <= kMaxHeldBytes) return;
  if (!std::exchange(has_told_, true)) {
    output_.warn(
        fmt::format("has more than {} MB of pages in folders of less than {}: some are not "
                    "compared with each other",
                    kMaxHeldBytes >> 20, kSampledPages));
  }
  finish();
}

void ArchivePages::finish() {
  for (auto& [path, folder] : folders_) judge(path, folder);
}

void ArchivePages::judge(const std::string& path, Folder& folder) {
  if (std::exchange(folder.is_judged, true)) return;
  if (folder.held.size() >= kLeastPages) {
    SampleOutput sample;
    for (const Page& page : folder.held) {
      // What is wrong with it is told when it is delivered.
      static_cast<void>(extract_html({.bytes = page.bytes, .name = page.name}, sample));
    }
    FoundLines found = find_common_lines(sample.pages);
    folder.lines = std::move(found.lines);
    if (!found.told.empty()) {
      output_.remark({Remark::Kind::Warning, path, std::move(found.told)});
    }
  }
  for (Page& page : std::exchange(folder.held, {})) {
    held_bytes_ -= page.bytes.size();
    deliver(std::move(page), folder);
  }
}

void ArchivePages::deliver(Page page, const Folder& folder) {
  extract_member(archive_, {.bytes = page.bytes, .name = page.name, .common_lines = &folder.lines},
                 output_);
}

}  // namespace musubi
