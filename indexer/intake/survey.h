// survey.h - looks at the sources before they are read: what is there, and what
// has changed since the live generation was made.
#pragma once
#include <filesystem>
#include <optional>
#include <vector>

#include "indexer/generations/manifest.h"
#include "indexer/readers/source_list.h"

namespace musubi {

struct SurveyedFile {
  ListedFile file;
  // Path, bytes and time, and the checksum where it was needed to compare.
  ManifestSource state;
  // Its number among the sources of the manifest, where the file is as it was
  // and nothing of it was refused.
  std::optional<std::size_t> as_before;
  std::optional<std::size_t> known_as;  // the same, whatever has changed in it
  bool is_same_file = false;            // as it was, whatever was refused of it
};

// What is missing or of no known kind goes to `sink`.  `before`: the manifest of
// the live generation, or nullptr.
std::vector<SurveyedFile> survey_sources(const std::vector<std::filesystem::path>& sources,
                                         const Manifest* before, const Sink& sink);

// Whether the file is no longer what the survey found.
bool has_changed_since(const SurveyedFile& file);

}  // namespace musubi
