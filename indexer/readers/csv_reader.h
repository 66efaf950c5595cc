// csv_reader.h - tables with a header: one document a row.
#pragma once
#include "indexer/readers/reader.h"
#include "indexer/readers/text_stream.h"

namespace musubi {

// Cells are parted by commas, tabs or semicolons, whichever gives a header that
// is understood (source_field.h).  Columns that are not become lines of the body.
void read_csv(TextStream& stream, const SourceFile& source, const ReaderOptions& options,
              const Sink& sink);

}  // namespace musubi
