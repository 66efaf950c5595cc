// find_program.h - where a program is that is called by its name.
#pragma once
#include <filesystem>
#include <string>

#include "common/result.h"

namespace musubi {

// The first in the folders of $PATH; a name with a slash as it stands.
Result<std::filesystem::path> find_program(const std::string& name);

}  // namespace musubi
