// source_reader.h - reads a file of any kind: the one door to the readers.
#pragma once
#include "common/gazetteer/gazetteer.h"
#include "indexer/readers/reader.h"
#include "indexer/readers/source_list.h"

namespace musubi {

// A file that is unreadable or not what its name says goes to on_refusal.
void read_source(const ListedFile& file, const Gazetteer& gazetteer, const ReaderOptions& options,
                 const Sink& sink);

}  // namespace musubi
