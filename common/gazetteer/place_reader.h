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

}  // namespace musubi
