// extracted_reader.h - makes documents of what the extractor finds in a file.
#pragma once
#include "indexer/reading/source_reader.h"

namespace musubi {

// A document of a member has the path FILE/MEMBER, and is known by it.  `name`: the file's path
// as text, whatever it is opened by.  `input`: that file.
void read_extracted(const std::filesystem::path& file, const std::string& name,
                    const InputFile& input, const ReaderTools& tools, const Sink& sink);

}  // namespace musubi
