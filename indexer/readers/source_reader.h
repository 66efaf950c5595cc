// source_reader.h - reads a file of any kind: the one door to the readers.
#pragma once
#include "common/file/input_file.h"
#include "common/gazetteer/gazetteer.h"
#include "indexer/readers/reader.h"
#include "indexer/readers/source_list.h"

namespace musubi {

// Opens a file for read_source().
Result<InputFile> open_source(const ListedFile& file);

// `input`: that file, from its beginning.  One that is not what its name says goes to
// on_refusal.
void read_source(const ListedFile& file, InputFile& input, const Gazetteer& gazetteer,
                 const ReaderOptions& options, const Sink& sink);

}  // namespace musubi
