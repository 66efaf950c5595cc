// jsonl_reader.h - JSON Lines: one object, which is one document, on each line.
#pragma once
#include "indexer/readers/reader.h"
#include "indexer/readers/text_stream.h"

namespace musubi {

// Keys as in source_field.h, others are passed over.  Values are strings or lists
// of strings; id and date may be numbers.  A line that cannot be taken is refused
// alone.
void read_jsonl(TextStream& stream, const SourceFile& source, const ReaderOptions& options,
                const Sink& sink);

}  // namespace musubi
