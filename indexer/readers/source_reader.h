// source_reader.h - reads sources of every kind: the one door to the readers.
#pragma once
#include <filesystem>
#include <vector>

#include "common/gazetteer/gazetteer.h"
#include "indexer/readers/reader.h"
#include "indexer/readers/source_list.h"

namespace musubi {

void read_source(const ListedFile& file, const Gazetteer& gazetteer, const ReaderOptions& options,
                 const Sink& sink);

// Reads files, and directories with all that is below them, in a stable order.
// A source that is missing, unreadable or not what its name says goes to
// on_refusal, and reading goes on with the next.
void read_sources(const std::vector<std::filesystem::path>& sources, const Gazetteer& gazetteer,
                  const ReaderOptions& options, const Sink& sink);

}  // namespace musubi
