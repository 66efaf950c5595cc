// converted_reader.h - reads files by a program that the config names for their ending.
#pragma once
#include "indexer/reading/source_reader.h"

namespace musubi {

// The program prints text, HTML or JSONL, which is told by its content.  It runs without a shell,
// under the extractor's limits; it may read files and start programs, and write nowhere.
void read_converted(const ListedFile& file, const Converter& converter, const ReaderTools& tools,
                    const Sink& sink);

}  // namespace musubi
