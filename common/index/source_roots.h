// source_roots.h - where the sources of a generation lie on this machine.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace musubi {

struct SourceRoot {
  std::string name;  // as documents carry it in their paths
  std::filesystem::path place;
};

// From the generation's manifest, which is read no further than its roots: a list of files
// follows that may be long.  None where there is no manifest that can be read.
std::vector<SourceRoot> source_roots(const std::filesystem::path& generation);

}  // namespace musubi
