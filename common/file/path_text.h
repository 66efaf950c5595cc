// path_text.h - paths as text that is valid UTF-8 without control characters.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>

namespace musubi {

// For people, and for ids: other bytes as %XX.
std::string path_text(const std::filesystem::path& path);

// The path that is meant by what path_text() gave: by those bytes where a file has that name, else
// with the escapes of path_text() undone.
std::filesystem::path path_meant(std::string_view text);

// For a file, to be read back: "%" as %25, too.
std::string escape_path(const std::filesystem::path& path);
std::filesystem::path unescape_path(std::string_view text);

}  // namespace musubi
