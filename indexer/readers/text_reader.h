// text_reader.h - plain text and Markdown: one document each, or a flattened
// agreement list, which is recognised by its content.
#pragma once
#include "common/gazetteer/gazetteer.h"
#include "indexer/readers/reader.h"
#include "indexer/readers/text_stream.h"

namespace musubi {

// The title is the front matter's, the first Markdown heading, a short first line
// or the name of the file, in this order.  Front matter may state other fields too.
void read_text(TextStream& stream, SourceFile source, const Gazetteer& gazetteer,
               const ReaderOptions& options, const Sink& sink);

}  // namespace musubi
