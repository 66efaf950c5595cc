#include <fmt/format.h>

#include <fstream>

#include "common/index/byte_stream.h"
#include "common/index/glass/format/bytes.h"
#include "common/index/glass/format/table_writer.h"
#include "common/index/glass/format/version.h"
#include "common/index/glass/glass.h"

namespace musubi::glass {

namespace fs = std::filesystem;

// Xapian 1.4, backends/glass/glass_termlisttable.cc and glass_values.cc.
TermList term_list(std::span<const std::pair<std::string_view, std::uint32_t>> terms,
                   std::span<const std::uint32_t> slots) {
  TermList list;
  if (!terms.empty()) {
    std::uint64_t length = 0;
    for (const auto& [term, wdf] : terms) length += wdf;
    append_number(list.terms, length);
    append_number(list.terms, terms.size());
  }
  bool is_first = true;
  for (const auto& [term, wdf] : terms) {
    // How many bytes are those of the term before it; we repeat them all.
    if (!std::exchange(is_first, false)) list.terms += '\0';
    list.terms += static_cast<char>(term.size());
    list.terms += term;
    append_number(list.terms, wdf);
  }
  std::uint32_t next = 0;
  for (const std::uint32_t slot : slots) {
    append_number(list.slots, slot - next);
    next = slot + 1;
  }
  return list;
}

struct TermListWriter::Parts {
  fs::path database;
  TableWriter table{table_path(database, Table::TermLists)};
};

TermListWriter::TermListWriter(fs::path database)
    : parts_(std::make_unique<Parts>(Parts{std::move(database)})) {}

TermListWriter::~TermListWriter() = default;

void TermListWriter::add(std::uint32_t docid, const TermList& list) {
  std::string key;
  append_sortable(key, docid);
  parts_->table.add(key, list.terms);
  key += '\0';
  if (!list.slots.empty()) parts_->table.add(key, list.slots);
}

Result<void> TermListWriter::finish() {
  const auto root = parts_->table.finish();
  if (!root) return tl::unexpected(root.error());
  return replace_root(parts_->database, Table::TermLists, *root);
}

Result<void> drop_term_lists(const fs::path& database) {
  if (auto dropped = replace_root(database, Table::TermLists, {}); !dropped) return dropped;
  std::error_code error;
  fs::remove(table_path(database, Table::TermLists), error);
  if (error) return fail(fmt::format("cannot remove term lists: {}", error.message()));
  return {};
}

}  // namespace musubi::glass
