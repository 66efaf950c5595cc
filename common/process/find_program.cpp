#include "common/process/find_program.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <sstream>

namespace musubi {

Result<std::filesystem::path> find_program(const std::string& name) {
  if (name.find('/') != std::string::npos) return name;
  const char* set = std::getenv("PATH");
  std::istringstream folders(set == nullptr ? "/usr/local/bin:/usr/bin:/bin" : set);
  for (std::string folder; std::getline(folders, folder, ':');) {
    if (folder.empty()) continue;
    auto program = std::filesystem::path(folder) / name;
    if (::access(program.c_str(), X_OK) == 0) return program;
  }
  return fail(fmt::format("there is no program {}", name),
              fmt::format("install the package that has {}", name));
}

}  // namespace musubi
