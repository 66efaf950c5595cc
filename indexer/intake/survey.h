// survey.h - looks at the sources before they are read: what is there, and what
// has changed since the live generation was made.
#pragma once
#include <filesystem>
#include <optional>
#include <vector>

#include "indexer/generations/manifest.h"
#include "indexer/readers/common_lines.h"
#include "indexer/readers/source_list.h"
#include "indexer/readers/source_rules.h"

namespace musubi {

struct SurveyedFile {
  ListedFile file;
  // As the manifest has it where it is as it was, else path and size alone.
  ManifestSource state;
  // Its number among the sources of the manifest, where the file is as it was
  // and nothing of it was refused or has an id that is another file's as well.
  std::optional<std::size_t> as_before;
  std::optional<std::size_t> known_as;  // the same, whatever has changed in it
  bool are_members_known = true;        // those that have not changed need not be read
};

// How a file shows that it is as it was.
enum class Trust {
  State,    // by size, times and inode, where they can tell
  Content,  // every byte of it is read
};

// `folders`: what the pages of each folder have in common.  `before`: the manifest of the live
// generation, or nullptr.
std::vector<SurveyedFile> survey_sources(std::vector<ListedFile> files, const SourceRules& rules,
                                         const FolderLines& folders, const Manifest* before,
                                         Trust trust);

}  // namespace musubi
