// intake.h - counts what the readers deliver and turns away a second document
// with the same id.
#pragma once
#include <cstdint>
#include <unordered_set>

#include "indexer/indexing/pipeline.h"
#include "indexer/job/progress.h"
#include "indexer/job/report.h"
#include "indexer/readers/reader.h"

namespace musubi {

class Intake {
 public:
  Intake(Pipeline& pipeline, Progress& progress, Report& report)
      : pipeline_(pipeline), progress_(progress), report_(report) {}

  // Calls of it come back to this object, which must outlive it.
  Sink sink();

 private:
  void take(Document document);
  void refuse(Refusal refusal);

  Pipeline& pipeline_;
  Progress& progress_;
  Report& report_;
  std::unordered_set<std::uint64_t> ids_;  // hashes: 64 bits for up to some hundred million ids
};

}  // namespace musubi
