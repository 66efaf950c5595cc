#include "searcher/present/seen_from.h"

#include "common/file/path_text.h"

namespace musubi {

std::string seen_from(const std::filesystem::path& folder, const std::string& file) {
  std::string above = path_text(folder);
  if (above.empty()) return file;
  if (!above.ends_with('/')) above += '/';
  return file.starts_with(above) && file.size() > above.size() ? file.substr(above.size()) : file;
}

}  // namespace musubi
