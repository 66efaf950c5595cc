// intake.h - takes in what the readers deliver: counts it, notes which documents
// come from which source, and turns away a second document with the same id, or gives it another
// where that id only tells apart the rows of one table.
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "common/file/input_file.h"
#include "indexer/generations/document_table.h"
#include "indexer/intake/progress.h"
#include "indexer/intake/survey.h"
#include "indexer/reading/source_reader.h"
#include "indexer/report.h"

namespace musubi {

// A place in a source where something was refused.
struct SourceGap {
  std::size_t at = 0;    // before this row
  bool is_rest = false;  // of any number of records, wherever they stood
};

struct SourceRows {
  ManifestSource source;
  std::vector<DocumentRow> rows;
  std::vector<SourceGap> gaps;
};

// For Request::known_members.
std::vector<std::uint64_t> known_members(std::span<const DocumentRow> rows);

class Intake {
 public:
  // `take` gets each document that is let in, with its row to be completed.
  using Taker = std::function<void(Document, DocumentRow&)>;
  Intake(Progress& progress, Report& report, RowNumbers row_numbers, Taker take)
      : progress_(progress), report_(report), row_numbers_(row_numbers), take_(std::move(take)) {}

  // Calls of it come back to this object, which must outlive it.
  Sink sink();

  // Reads one file.  One that changes meanwhile counts as refused: what is missing of it is
  // kept, and it is read again the next time.
  // Records and members that `before` has from the same file are carried over without parsing.
  void read(const SurveyedFile& file, const ReaderTools& tools,
            std::span<const DocumentRow> before = {});

  // Takes the documents of a source as they were; false, and nothing is taken,
  // where one of them has an id that was met before.
  bool carry_over(const ManifestSource& source, std::span<const DocumentRow> rows);

  // A source that was not read, and stays as it was.
  void add(SourceRows source);

  bool has_taken(std::uint64_t id) const { return ids_.contains(id); }

  // Whether row numbers must take the path: where two sources have some, or another document has
  // such an id.  Asked before the end, it may yet become so.
  bool must_row_numbers_take_path() const {
    return is_number_shared_ || sources_with_row_numbers_ > 1;
  }

  // Whether the ids are what the sources, all of them read, ask for.
  bool are_ids_right() const {
    return must_row_numbers_take_path() == (row_numbers_ == RowNumbers::TakePath);
  }

  std::vector<SourceRows>& sources() { return sources_; }

  // Files and folders that could not be read at all.
  const std::vector<std::string>& unread() const { return unread_; }

 private:
  bool carry_over(std::string_view record, std::size_t number);
  void begin_member(std::uint64_t hash, bool is_known);
  std::uint64_t hash_of_record(const Document& document) const;
  bool settle_id(Document& document);
  void note_row_number(const Document& document);
  bool add_id(std::uint64_t id);
  bool take_free_id(Document& document);
  bool is_taken_for(const Document& document, std::string_view id) const;
  void keep_ids(std::span<const DocumentRow> rows);
  void end_file();
  void take(Document document);
  void count(std::uint64_t text_bytes);
  void note_refusal(Refusal refusal);
  void note_content(const Result<FileContent>& content);

  Progress& progress_;
  Report& report_;
  const RowNumbers row_numbers_;
  Taker take_;
  const InputFile* input_ = nullptr;                             // that is being read
  std::uint64_t bytes_done_ = 0;                                 // of the files before
  std::unordered_map<std::uint64_t, const DocumentRow*> known_;  // by record
  std::span<const DocumentRow> before_;                          // of the file that is read
  std::multimap<std::uint64_t, const DocumentRow*> members_;     // of them, by member
  std::uint64_t member_ = 0;                                     // that is being read
  std::string_view record_;  // that is being read, where the reader tells
  std::size_t record_number_ = 0;
  std::vector<SourceRows> sources_;
  std::vector<std::string> unread_;
  std::unordered_set<std::uint64_t> ids_;
  // Of documents that could not be read again, and stay as they were.
  std::unordered_set<std::uint64_t> missing_;
  std::unordered_set<std::uint64_t> stated_;   // by the tables of the file that is read
  std::unordered_set<std::uint64_t> numbers_;  // row numbers as ids, where they are known
  std::size_t sources_with_row_numbers_ = 0;
  bool is_number_shared_ = false;  // one of them is another document's as well
  // The first document in it whose id is another's as well: that id, and the one it gets.
  std::pair<std::string, std::string> renamed_;
};

}  // namespace musubi
