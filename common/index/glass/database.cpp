#include <fmt/format.h>
#include <xapian.h>

#include <fstream>
#include <random>

#include "common/index/glass/format/free_list.h"
#include "common/index/glass/format/version.h"
#include "common/index/glass/glass.h"

namespace musubi::glass {

namespace fs = std::filesystem;

namespace {

Result<void> put_spare_block(Root& root, const fs::path& table) {
  if (root.is_fake || root.free_list.empty()) return {};
  const auto list = decode_free_list(root.free_list);
  if (!list || root.block_bytes != kBlockBytes) {
    return fail(fmt::format("{} is not as Xapian 1.4 writes it", table.string()));
  }
  if (!is_used_up(*list)) return {};
  const auto filled = with_spare_block(*list, table);
  if (!filled) return tl::unexpected(filled.error());
  root.free_list = encoded(*filled);
  return {};
}

// Xapian gives one to a new database, and leaves it as it is when the database changes.
std::string random_uuid() {
  std::random_device random;
  std::string uuid;
  while (uuid.size() < kUuidBytes) uuid += static_cast<char>(random());
  return uuid;
}

Result<void> put_spare_blocks(const fs::path& database) {
  auto version = read_version(database);
  if (!version) return tl::unexpected(version.error());
  for (std::size_t i = 0; i < kTables; ++i) {
    const auto table = static_cast<Table>(i);
    auto put = put_spare_block(version->root(table), table_path(database, table));
    if (!put) return put;
  }
  version->uuid = random_uuid();
  return write_version(*version, database);
}

Result<void> add_empty_term_lists(const fs::path& database) {
  const fs::path path = table_path(database, Table::TermLists);
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file.close();
  if (!file) return fail(fmt::format("cannot write {}", path.string()));
  return {};
}

}  // namespace

Result<void> stamp(const fs::path& database, std::span<const Mark> marks) try {
  Xapian::WritableDatabase writable(database.string(), Xapian::DB_OPEN | Xapian::DB_NO_TERMLIST);
  for (const auto& [key, value] : marks) {
    if (writable.get_metadata(key) != value) writable.set_metadata(key, value);
  }
  writable.commit();
  return {};
} catch (const Xapian::Error& problem) {
  return fail(fmt::format("cannot write to {}: {}", database.string(), problem.get_description()));
}

Result<void> seal(const fs::path& database) {
  if (auto put = put_spare_blocks(database); !put) return put;
  return add_empty_term_lists(database);
}

}  // namespace musubi::glass
