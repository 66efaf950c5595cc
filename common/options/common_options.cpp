#include "common/options/common_options.h"

#include <fmt/format.h>

#include <algorithm>

namespace musubi {

namespace fs = std::filesystem;

std::vector<fs::path> own_dictionaries(const fs::path& data) {
  return {data / "places.dic", data / "spellings.dic"};
}

std::vector<std::string> resource_arguments(const Resources& resources) {
  std::vector<std::string> arguments = {"--data=" + resources.data.string(),
                                        "--dictionary=" + resources.dictionary.string()};
  const auto add = [&](std::string_view option, const std::vector<fs::path>& files) {
    for (const fs::path& file : files) {
      arguments.push_back(fmt::format("--{}={}", option, file.string()));
    }
  };
  std::vector<fs::path> dictionaries = resources.user_dictionaries;
  const auto own = own_dictionaries(resources.data);
  std::erase_if(dictionaries, [&own](const fs::path& file) {
    return std::find(own.begin(), own.end(), file) != own.end();
  });
  add("user-dictionary", dictionaries);
  add("gazetteer", resources.gazetteers);
  add("taxonomy", resources.taxonomies);
  return arguments;
}

}  // namespace musubi
