#include "indexer/update/term_lists.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <string_view>
#include <utility>
#include <vector>

#include "common/index/byte_stream.h"
#include "common/index/glass/glass_postlist.h"
#include "common/index/glass/glass_version.h"

namespace musubi {

namespace fs = std::filesystem;

namespace {

fs::path table_of(const fs::path& database) {
  return glass_table_path(database, GlassTable::TermLists);
}

// Places the root of the table in the database.
Result<void> set_term_lists(const fs::path& database, const GlassRoot& root) {
  auto version = read_glass_version(database);
  if (!version) return tl::unexpected(version.error());
  version->root(GlassTable::TermLists) = encoded_root(root);
  return write_glass_version(*version, database);
}

}  // namespace

TermList term_list(const Postings& postings, std::span<const Value> values) {
  std::vector<std::pair<std::string_view, std::uint32_t>> terms;
  std::uint64_t length = 0;
  for (const Postings::Posting& posting : postings.of_document()) {
    terms.emplace_back(postings.term(posting.term), posting.wdf);
    length += posting.wdf;
  }
  std::sort(terms.begin(), terms.end());
  TermList list;
  if (!terms.empty()) {
    append_number(list.terms, length);
    append_number(list.terms, terms.size());
  }
  for (const auto& [term, wdf] : terms) {
    // But for the first: how much of the term before it begins alike, left at nothing.
    if (term.data() != terms.front().first.data()) list.terms += '\0';
    list.terms += static_cast<char>(term.size());
    list.terms += term;
    append_number(list.terms, wdf);
  }
  std::uint32_t next = 0;
  for (const Value& value : values) {
    append_number(list.slots, value.slot - next);
    next = value.slot + 1;
  }
  return list;
}

TermListWriter::TermListWriter(fs::path database)
    : database_(std::move(database)), table_(table_of(database_)) {}

void TermListWriter::add(std::uint32_t docid, const TermList& list) {
  std::string key;
  append_sortable(key, docid);
  table_.add(key, list.terms);
  key += '\0';
  if (!list.slots.empty()) table_.add(key, list.slots);
}

Result<void> TermListWriter::finish() {
  const auto root = table_.finish();
  if (!root) return tl::unexpected(root.error());
  return set_term_lists(database_, *root);
}

Result<void> drop_term_lists(const fs::path& database) {
  if (auto dropped = set_term_lists(database, {}); !dropped) return dropped;
  std::error_code error;
  fs::remove(table_of(database), error);
  if (error) return fail(fmt::format("cannot remove term lists: {}", error.message()));
  return {};
}

Result<void> add_empty_term_lists(const fs::path& database) {
  std::ofstream file(table_of(database), std::ios::binary | std::ios::trunc);
  file.close();
  if (!file) return fail(fmt::format("cannot write {}", table_of(database).string()));
  return {};
}

}  // namespace musubi
