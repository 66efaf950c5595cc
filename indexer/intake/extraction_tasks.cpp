#include "indexer/intake/extraction_tasks.h"

#include "indexer/intake/intake.h"

namespace musubi {

std::vector<ExtractionTask> extraction_tasks(const std::vector<SurveyedFile>& files,
                                             const SourceRules& rules,
                                             const PreviousGeneration* previous) {
  std::vector<ExtractionTask> tasks;
  for (const SurveyedFile& file : files) {
    if (file.as_before || is_plain(file.file.kind) || rules.converter_for(file.file.path)) continue;
    Request request{file.state.path, stated_encoding(rules.rule_for(file.file.path)), {}};
    if (previous != nullptr && file.known_as && file.are_members_known) {
      request.known_members = known_members(previous->rows_of(*file.known_as));
    }
    tasks.push_back({file.file.path, std::move(request)});
  }
  return tasks;
}

}  // namespace musubi
