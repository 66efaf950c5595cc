// folder_survey.h - finds what the pages of each folder have in common, by a sample of them.
#pragma once
#include <vector>

#include "indexer/extraction/extraction.h"
#include "indexer/generations/manifest.h"
#include "indexer/intake/survey.h"
#include "indexer/readers/source_list.h"
#include "indexer/readers/source_rules.h"

namespace musubi {

// Of every folder with three pages of the web or more.  The first pages by name are looked at, so
// that the same sources always give the same; those that are as they were for `before`, the live
// generation's manifest or nullptr, are not read again.  `sink` is told what will be left out.
std::vector<ManifestFolder> survey_folders(const std::vector<ListedFile>& files,
                                           const SourceRules& rules, const Manifest* before,
                                           Trust trust, const ExtractionSettings& extraction,
                                           const Sink& sink);

// For who reads the pages.
FolderLines lines_of(const std::vector<ManifestFolder>& folders);

}  // namespace musubi
