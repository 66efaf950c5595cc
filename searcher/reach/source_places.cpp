#include "searcher/reach/source_places.h"

#include <algorithm>
#include <charconv>

#include "common/file/path_text.h"
#include "common/index/shard_set.h"

namespace musubi {

namespace fs = std::filesystem;

namespace {

// "corpus/a.csv" below "corpus" is "a.csv"; a source that is a file is the whole path.
bool is_below(std::string_view path, std::string_view root) {
  if (!path.starts_with(root)) return false;
  return path.size() == root.size() || root.ends_with('/') || path[root.size()] == '/';
}

std::string_view below(std::string_view path, std::string_view root) {
  path.remove_prefix(root.size());
  return path.starts_with('/') ? path.substr(1) : path;
}

}  // namespace

SourcePlaces::SourcePlaces(std::vector<fs::path> databases) : databases_(std::move(databases)) {
  for (const fs::path& database : databases_) {
    const fs::path generation = generation_of(database);
    const bool is_known =
        std::any_of(generations_.begin(), generations_.end(),
                    [&](const FileRows& rows) { return rows.generation() == generation; });
    if (!is_known) generations_.emplace_back(generation);
  }
}

const std::vector<SourceRoot>& SourcePlaces::roots() {
  if (!are_read_) {
    for (const FileRows& rows : generations_) {
      for (SourceRoot& root : source_roots(rows.generation())) roots_.push_back(std::move(root));
    }
    // The innermost first.
    std::stable_sort(roots_.begin(), roots_.end(), [](const SourceRoot& a, const SourceRoot& b) {
      return a.name.size() > b.name.size();
    });
    are_read_ = true;
  }
  return roots_;
}

std::string SourcePlaces::file_of(const std::string& path) {
  if (path.empty()) return {};
  for (const SourceRoot& root : roots()) {
    if (!root.name.empty() && is_below(path, root.name)) {
      const std::string_view rest = below(path, root.name);
      return rest.empty() ? path_text(root.place) : path_text(root.place) + "/" + std::string(rest);
    }
  }
  return {};
}

std::string SourcePlaces::indexed_path(const fs::path& typed) {
  std::error_code error;
  const std::string named = below_root(fs::absolute(typed, error).lexically_normal());
  // By a link, too.
  return named.empty() ? below_root(fs::weakly_canonical(typed, error)) : named;
}

std::string SourcePlaces::below_root(const fs::path& whole) {
  const std::string file = path_text(whole);
  for (const SourceRoot& root : roots()) {
    const std::string place = path_text(root.place);
    if (!place.empty() && is_below(file, place)) {
      const std::string_view rest = below(file, place);
      return rest.empty() ? root.name
                          : root.name + (root.name.ends_with('/') ? "" : "/") + std::string(rest);
    }
  }
  return {};
}

std::uint32_t SourcePlaces::number_of(const PlacedDocument& document) const {
  const auto database = std::find(databases_.begin(), databases_.end(), document.database);
  if (database == databases_.end()) return 0;
  const auto shard = static_cast<std::size_t>(database - databases_.begin());
  return static_cast<std::uint32_t>((document.number - 1) * databases_.size() + shard + 1);
}

std::optional<std::uint32_t> SourcePlaces::document_at(const std::string& place,
                                                       const PathOf& path_of) {
  const std::size_t hash = place.rfind('#');
  if (hash == place.npos) return std::nullopt;
  std::size_t row = 0;
  const char* const end = place.data() + place.size();
  const auto [read, error] = std::from_chars(place.data() + hash + 1, end, row);
  if (error != std::errc() || read != end) return std::nullopt;
  const std::string path = place.substr(0, hash);
  for (FileRows& rows : generations_) {
    const auto document = rows.document_at(path, row, [&](const PlacedDocument& placed) {
      const std::uint32_t number = number_of(placed);
      return number != 0 && path_of(number) == path;
    });
    if (!document) continue;
    if (const std::uint32_t number = number_of(*document); number != 0) return number;
  }
  return std::nullopt;
}

RowInFile SourcePlaces::row_of(std::uint32_t document, const PathOf& path_of) {
  if (databases_.empty() || document == 0) return {};
  const PlacedDocument placed{databases_[(document - 1) % databases_.size()],
                              static_cast<std::uint32_t>((document - 1) / databases_.size() + 1)};
  const fs::path generation = generation_of(placed.database);
  const std::string path = path_of(document);
  for (FileRows& rows : generations_) {
    if (rows.generation() != generation) continue;
    return rows.row_of(placed, [&](const PlacedDocument& other) {
      const std::uint32_t number = number_of(other);
      return number != 0 && path_of(number) == path;
    });
  }
  return {};
}

}  // namespace musubi
