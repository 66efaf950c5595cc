// last_answer.h - what the user saw last, so that a hit can be named by its number.
//
// A file of the user's own in the XDG state folder, which nobody else may read.
#pragma once
#include <filesystem>
#include <map>
#include <string>

#include "common/result.h"
#include "searcher/answer.h"

namespace musubi {

struct LastAnswer {
  std::string query;               // as it was searched
  std::map<int, std::string> ids;  // by rank

  // The query, where it found this document.
  std::string query_for(const std::string& id) const;
};

// Fails where it cannot be written, which is no reason to keep the answer from anybody.
Result<void> keep_last_answer(const std::filesystem::path& state,
                              const std::filesystem::path& index, const Answer& answer);

// Fails where there is none of this index.
Result<LastAnswer> last_answer(const std::filesystem::path& state,
                               const std::filesystem::path& index);

}  // namespace musubi
