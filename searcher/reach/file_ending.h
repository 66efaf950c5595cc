// file_ending.h - what the name of a file says of it.
#pragma once
#include <filesystem>
#include <initializer_list>
#include <string_view>

namespace musubi {

// In upper or lower case: ".html".
bool ends_in(const std::filesystem::path& file, std::initializer_list<std::string_view> endings);

// Whether its lines are those of what was indexed.
bool is_text_file(const std::filesystem::path& file);

}  // namespace musubi
