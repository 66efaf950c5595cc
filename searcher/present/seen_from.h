// seen_from.h - a file's path as it works from where the reader stands.
#pragma once
#include <filesystem>
#include <string>

namespace musubi {

// `file`, a path from the root; what lies below `folder` is named from there.
std::string seen_from(const std::filesystem::path& folder, const std::string& file);

}  // namespace musubi
