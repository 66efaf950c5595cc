// history_file.h - INDEX/history.json, which says which generations were live, and what the
// sums of their lists of checksums were then.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "common/result.h"

namespace musubi {

struct PastGeneration {
  std::string name;
  std::string list_sum;    // of its list of checksums; empty: not known
  bool withdrawn = false;  // it was rolled back from

  bool operator==(const PastGeneration&) const = default;
};

struct HistoryFile {
  std::vector<PastGeneration> generations;  // in the order in which they went live
  std::string newest;                       // of all names that ever went live
};

// An error where it cannot be read, or is not as it was written.
Result<HistoryFile> read_history_file(const std::filesystem::path& file);

// Leaves a file alone that says the same already.
Result<void> write_history_file(const std::filesystem::path& file, const HistoryFile& history);

// What the history beside the generations says of the list of this one; empty where it does not:
// in a copy that has no history, or before it is written.
std::string list_sum_in_history(const std::filesystem::path& generation);

}  // namespace musubi
