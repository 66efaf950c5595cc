// last_good.h - documents whose source cannot be read today stay in the index as
// they were read last.
#pragma once
#include <cstddef>
#include <vector>

#include "indexer/intake/intake.h"
#include "indexer/intake/previous.h"

namespace musubi {

// A document of the previous generation that stays, and its row among the new ones.
struct KeptDocument {
  std::size_t source = 0;  // of the intake
  std::size_t row = 0;
};

// Where a record was refused, the documents that stood there before come back:
// between the same neighbours as then, as many as there are refused records.  Of
// a file or folder that could not be read, or not to its end, all that is missing.  One
// that could not be read is a source with a refusal, even where it never was another.
// `previous`: nullptr where there is none.
std::vector<KeptDocument> keep_last_good(Intake& intake, const PreviousGeneration* previous);

// The documents themselves, as they were indexed; a warning for each goes into the
// report.
Result<std::vector<Document>> last_good_documents(const std::vector<KeptDocument>& kept,
                                                  Intake& intake,
                                                  const PreviousGeneration& previous,
                                                  Report& report);

}  // namespace musubi
