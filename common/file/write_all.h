// write_all.h - all of a content into an open file.
#pragma once
#include <string_view>

namespace musubi {

// False, with errno, where the system took no more.
bool write_all(int file, std::string_view content);

}  // namespace musubi
