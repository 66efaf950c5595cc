// last_told.h - up to when the user was told what is new, search by search.
//
// A file of the user's own in the XDG state folder, which nobody else may read.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>

#include "common/result.h"

namespace musubi {

// From when on the answer tells what is new, and when its index last changed.
struct Told {
  std::uint64_t since = 0, until = 0;  // nanoseconds since 1970
  bool is_first = false;               // it was never asked: the last change of the index is told
};

// Asked again before the index has changed, it tells the same again: pages can be turned.
// `key`: what the search asks for.
Told last_told(const std::filesystem::path& state, const std::filesystem::path& index,
               const std::string& key, std::uint64_t latest_change);

// To be called when the user has the answer.
Result<void> keep_told(const std::filesystem::path& state, const std::filesystem::path& index,
                       const std::string& key, const Told& told);

}  // namespace musubi
