#include "common/options/xdg_folder.h"

#include <cstdlib>

namespace musubi {

namespace fs = std::filesystem;

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

fs::path xdg_folder(const char* variable, const char* below_home) {
  if (const auto folder = environment(variable); !folder.empty()) return folder;
  const auto home = environment("HOME");
  return home.empty() ? fs::path() : fs::path(home) / below_home;
}

}  // namespace musubi
