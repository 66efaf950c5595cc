// glass.h - the one door to the bytes of Xapian's glass format.
//
// What is written here could be written by Xapian alone, and is read, checked and changed by
// Xapian alone.  We write some of it ourselves where that costs a fraction: databases that
// come sorted, texts that are deflated already, term lists for the few documents that go.
//
// The layout is that of Xapian 1.4, format 2016-03-14.  A database is a folder of tables and a
// file that says where the tree of each begins:
//
//   iamglass         version, roots, statistics      backends/glass/glass_version.cc
//   NAME.glass       a B-tree in blocks of 8 KiB     glass_table.h, glass_table.cc
//                    and the blocks free in it       glass_freelist.cc
//   postlist         posting lists, lengths, values  glass_postlist.cc, glass_values.cc
//   docdata          stored documents                glass_document.cc
//   termlist         terms of each document          glass_termlisttable.cc
//
// How they are written is in format/, which nobody else includes.  What was tried is said by
// check_xapian(); tests/common/index/glass lets the Xapian that is installed check, read and
// change what is written here.
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/result.h"

namespace musubi::glass {

// An error where the Xapian of this process, of version `major`.`minor`, is not one that this
// was tried with.
Result<void> check_xapian(int major, int minor);
Result<void> check_xapian();  // the one that is linked

struct Posting {
  std::uint32_t docid;
  std::uint32_t wdf;
};

// Of all documents of other databases together.
struct Others {
  std::uint64_t documents = 0;
  std::uint64_t last_docid = 0;
  std::uint64_t total_length = 0;
};

// Writes a database without stored documents and without term lists.
class DatabaseWriter {
 public:
  // Into `folder`, which exists.
  explicit DatabaseWriter(std::filesystem::path folder);
  ~DatabaseWriter();

  // Metadata before all else, keys in the order of their bytes, no empty values.
  void add_metadata(std::string_view key, std::string_view value);

  // Documents first, docids from 1 in ascending order; some may be left out.  `length`: the
  // sum of the wdf of its terms.
  void add_document(std::uint32_t docid, std::uint32_t length);
  // Of the document that was added last; not empty.
  void add_value(std::uint32_t slot, std::string_view bytes);

  // Then terms in the order of their bytes, each with its postings by docid.
  void add_postings(std::string_view term, std::span<const Posting> postings);

  // For a database that only tells of others, whose documents and lists are not here: what their
  // statistics are, and of each term how many documents have it, and one of those.
  void add_others(const Others& others);
  void add_term(std::string_view term, std::uint32_t documents, std::uint32_t one);

  // An error where something was too large or could not be written.
  Result<void> finish();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

// Writes what a database stores of its documents, in a file that becomes one of its tables.
class DocumentWriter {
 public:
  explicit DocumentWriter(std::filesystem::path file);
  ~DocumentWriter();

  // Docids in ascending order.  What is stored is not deflated any more.
  void add(std::uint32_t docid, std::string_view data);
  Result<void> finish();

  // After finish(): moves the file into a database that nobody has open.
  Result<void> put_into(const std::filesystem::path& database);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

// The term list of a document, encoded: its terms, and which value slots it uses.
struct TermList {
  std::string terms, slots;

  std::size_t bytes() const { return terms.size() + slots.size(); }
};
// Terms in the order of their bytes with their wdf; slots in ascending order.
TermList term_list(std::span<const std::pair<std::string_view, std::uint32_t>> terms,
                   std::span<const std::uint32_t> slots);

// Lends a database the term lists of a few documents.
//
// Xapian takes a document's postings out by its term list, which says where they are.  Our
// databases are built without (DB_NO_TERMLIST): term lists would take more room than all
// postings and a fifth of the time of a build, for the few documents that ever change.  The
// lists of those few are computed anew into a table that is the database's until
// drop_term_lists().
class TermListWriter {
 public:
  // Of a database that has none and that nobody has open.
  explicit TermListWriter(std::filesystem::path database);
  ~TermListWriter();

  // Docids in ascending order.
  void add(std::uint32_t docid, const TermList& list);

  // Makes the table one of the database.
  Result<void> finish();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

// Makes `database` one without term lists.
Result<void> drop_term_lists(const std::filesystem::path& database);

// Marks a database with what is needed to read it: Xapian keeps it as metadata, for open_index().
struct Mark {
  std::string key, value;
};
Result<void> stamp(const std::filesystem::path& database, std::span<const Mark> marks);

// To be called after the last commit, when nobody has the database open.  Gives it what others
// expect of one: a table of term lists, without any, as Xapian's server for remote searchers
// sends no document of a database that has no such table at all; and a free block in each list
// of free blocks that is used up, which Xapian's check takes for damage.  And a UUID of its own, so
// that a server tells by it what it serves.
Result<void> seal(const std::filesystem::path& database);

}  // namespace musubi::glass
