#include "common/index/shared_ids.h"

#include <algorithm>

namespace musubi {

Result<SharedIds> find_shared_ids(const std::vector<std::filesystem::path>& generations) {
  std::vector<BinFile> files;
  std::vector<std::uint64_t> all;
  for (const auto& generation : generations) {
    auto file = BinFile::open(generation, BinKind::Documents, documents_layout());
    if (!file) return tl::unexpected(file.error());
    const auto ids = file->section<std::uint64_t>(0);
    if (file->section<std::uint32_t>(2).size() != ids.size()) return file->damaged();
    all.insert(all.end(), ids.begin(), ids.end());
    files.push_back(std::move(*file));
  }
  std::sort(all.begin(), all.end());
  SharedIds shared;
  for (auto at = std::adjacent_find(all.begin(), all.end()); at != all.end();
       at = std::adjacent_find(std::upper_bound(at, all.end(), *at), all.end())) {
    if (++shared.count > 1) continue;
    for (std::size_t i = files.size(); i-- > 0;) {
      const auto ids = files[i].section<std::uint64_t>(0);
      const auto found = std::find(ids.begin(), ids.end(), *at);
      if (found == ids.end()) continue;
      shared.generation = i;
      shared.document =
          files[i].section<std::uint32_t>(2)[static_cast<std::size_t>(found - ids.begin())];
    }
  }
  return shared;
}

}  // namespace musubi
