#include <fmt/format.h>

#include "common/index/glass/format/bytes.h"
#include "common/index/glass/format/table_writer.h"
#include "common/index/glass/format/version.h"
#include "common/index/glass/glass.h"

namespace musubi::glass {

namespace fs = std::filesystem;

struct DocumentWriter::Parts {
  fs::path file;
  TableWriter table{file};
  Root root = {};
  std::string key = {};
};

DocumentWriter::DocumentWriter(fs::path file)
    : parts_(std::make_unique<Parts>(Parts{std::move(file)})) {}

DocumentWriter::~DocumentWriter() = default;

void DocumentWriter::add(std::uint32_t docid, std::string_view data) {
  if (data.empty()) return;  // as Xapian does
  parts_->key.clear();
  append_sortable(parts_->key, docid);
  parts_->table.add(parts_->key, data);
}

Result<void> DocumentWriter::finish() {
  auto root = parts_->table.finish();
  if (!root) return tl::unexpected(root.error());
  parts_->root = std::move(*root);
  return {};
}

Result<void> DocumentWriter::put_into(const fs::path& database) {
  std::error_code error;
  fs::rename(parts_->file, table_path(database, Table::Documents), error);
  if (error) {
    return fail(fmt::format("cannot rename {}: {}", parts_->file.string(), error.message()));
  }
  return replace_root(database, Table::Documents, parts_->root);
}

}  // namespace musubi::glass
