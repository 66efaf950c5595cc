// xdg_folder.h - where a user's files are, as the environment says.
#pragma once
#include <filesystem>
#include <string>

namespace musubi {

// Empty where it is not set.
std::string environment(const char* name);

// What the variable names ($XDG_DATA_HOME), else that folder below $HOME; empty where neither is
// set.
std::filesystem::path xdg_folder(const char* variable, const char* below_home);

}  // namespace musubi
