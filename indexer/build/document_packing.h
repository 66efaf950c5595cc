// document_packing.h - the documents of all segments, packed into the table of a database.
#pragma once
#include <filesystem>
#include <vector>

#include "common/index/glass/glass.h"
#include "common/index/text_packer.h"
#include "common/result.h"

namespace musubi {

// A dictionary for the documents of segments: of some that are spread evenly over all, so that it
// depends on the documents alone.  Empty where there is so little text that it would not pay.
Result<TextDictionary> dictionary_for(const std::vector<std::filesystem::path>& segments);

// Packs the documents on so many threads, writes them in the order given, and removes the files
// of the segments that it has read.
Result<void> write_packed_documents(const std::vector<std::filesystem::path>& segments,
                                    const TextDictionary& dictionary, unsigned threads,
                                    glass::DocumentWriter& table);

}  // namespace musubi
