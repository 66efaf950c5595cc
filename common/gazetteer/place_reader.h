// place_reader.h - from the gazetteer's tables to its places.
#pragma once
#include <filesystem>
#include <vector>

#include "common/gazetteer/gazetteer.h"
#include "common/result.h"

namespace musubi {

// See Gazetteer::load.  A row of an extra file that names a place already there
// (same kind, name and parent) adds its aliases to it.
Result<std::vector<Place>> read_places(const std::filesystem::path& data_dir,
                                       const std::vector<std::filesystem::path>& extra_files);

// The places of abroad.tsv, which only texts name: each with its names and its country, no more.
// Read when the first text comes, so no word is lost on a line that names no known country:
// the tests of the data see to it.
std::vector<Place> read_abroad(const std::filesystem::path& file, const std::vector<Place>& places);

}  // namespace musubi
