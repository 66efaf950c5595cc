// term_lists.h - lends a database the term lists of a few documents.
//
// Xapian takes a document's postings out by its term list, which says where they
// are.  Our databases are built without (DB_NO_TERMLIST): term lists would take
// more room than all postings and a fifth of the time of a build, for the few
// documents that ever change.  The lists of those few are computed anew from the
// stored documents into a table that is the database's for the length of the update.
#pragma once
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

#include "common/index/glass/glass_table.h"
#include "common/result.h"
#include "indexer/build/postings.h"
#include "indexer/build/term_builder.h"

namespace musubi {

// What the table holds of a document: its terms, and which value slots it uses.  Layout:
// Xapian 1.4, backends/glass/glass_termlisttable.cc and glass_values.cc.
struct TermList {
  std::string terms, slots;
};

// Of the last document of `postings`.
TermList term_list(const Postings& postings, std::span<const Value> values);

class TermListWriter {
 public:
  // Writes the table of a database that has none and is closed.
  explicit TermListWriter(std::filesystem::path database);

  // Docids in ascending order.
  void add(std::uint32_t docid, const TermList& list);

  // Makes the table one of the database.
  Result<void> finish();

 private:
  std::filesystem::path database_;
  GlassTableWriter table_;
};

// Makes `database` one without term lists again.
Result<void> drop_term_lists(const std::filesystem::path& database);

// Gives `database` a table of term lists without any.  Xapian's server for remote
// searchers sends no document of a database that has no such table at all.
Result<void> add_empty_term_lists(const std::filesystem::path& database);

}  // namespace musubi
