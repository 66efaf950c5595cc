// extraction_tasks.h - which of the files that are about to be read the extractor is to read.
#pragma once
#include <vector>

#include "indexer/extraction/extraction.h"
#include "indexer/intake/previous.h"
#include "indexer/intake/survey.h"
#include "indexer/readers/source_rules.h"

namespace musubi {

// In the order of the files.  Those that are as they were in `previous` are left out.
std::vector<ExtractionTask> extraction_tasks(const std::vector<SurveyedFile>& files,
                                             const SourceRules& rules,
                                             const PreviousGeneration* previous = nullptr);

}  // namespace musubi
