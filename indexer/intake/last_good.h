// last_good.h - documents whose source cannot be read today stay in the index as
// they were read last.
#pragma once
#include <cstddef>
#include <vector>

#include "indexer/intake/intake.h"
#include "indexer/intake/previous.h"

namespace musubi {

// Where a document that was put back stands among the sources of the intake.
struct KeptDocument {
  std::size_t source = 0;  // of the intake
  std::size_t row = 0;
};

// Puts documents of the previous generation back that are missing now, and names them.
// Where records were refused: what stood between the same neighbours, one for each refused
// record.  Where a file or folder could not be read, or not to its end: all of it that is
// missing.  A path that could not be read becomes a source with a refusal, even if it never was
// a source before.  `previous`: nullptr where there is none.
std::vector<KeptDocument> keep_last_good(Intake& intake, const PreviousGeneration* previous);

// The documents themselves, as they were indexed; a warning for each goes into the
// report.
Result<std::vector<Document>> last_good_documents(const std::vector<KeptDocument>& kept,
                                                  Intake& intake,
                                                  const PreviousGeneration& previous,
                                                  Report& report);

}  // namespace musubi
