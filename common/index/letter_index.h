// letter_index.h - which documents have a pair of neighbouring letters: letters.bin.
//
// Letters are those of common/analysis/letters.h, of title, body and partner.  The last letter
// before a gap stands in a pair with kNoLetter, so that each letter is the first of a pair.  A
// sequence of letters that very many documents have stands for a letter (letter_sequences.h).  A
// text that holds a phrase has all its pairs; documents only are kept, no positions.
#pragma once
#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/bin_file.h"
#include "common/index/letter_lists.h"
#include "common/index/letter_sequences.h"
#include "common/result.h"

namespace musubi {

// The documents of one pair.
struct LetterList {
  LetterPair pair = {};
  std::uint32_t count = 0;
  std::string_view bytes;  // append_documents()

  // Calls `take` for each in ascending order; false where the list is damaged.
  template <typename Take>
  bool for_each(Take take) const {
    return for_each_document(bytes, count, take);
  }
};

class LetterIndex {
 public:
  static Result<LetterIndex> open(const std::filesystem::path& generation);

  // Fails where it is not of this database.
  static Result<LetterIndex> open(const std::filesystem::path& generation,
                                  const Xapian::Database& database);

  // None where no document has the pair.
  std::optional<LetterList> find(LetterPair pair) const;

  // The pairs that begin with a letter.
  std::vector<LetterList> all_with(char32_t first) const;

  // Which sequences stand for a letter.
  LetterSequences sequences() const {
    return LetterSequences(file_.section<std::uint64_t>(kSequences));
  }

  std::uint64_t documents() const { return file_.documents(); }
  std::uint64_t list_bytes() const { return lists().size(); }

  // Goes through all pairs in their order.
  class Cursor;

  static BinFile::Layout layout() { return {1, 4, 8, 8, 1, 8}; }

 private:
  static constexpr std::size_t kSequences = 5;

  explicit LetterIndex(BinFile file) : file_(std::move(file)) {}

  std::string_view lists() const { return file_.text(0); }
  std::span<const std::uint32_t> firsts() const { return file_.section<std::uint32_t>(1); }
  // Where the pairs and the lists of a first letter begin; one more than there are letters.
  std::span<const std::uint64_t> pair_offsets() const { return file_.section<std::uint64_t>(2); }
  std::span<const std::uint64_t> list_offsets() const { return file_.section<std::uint64_t>(3); }
  std::string_view pairs() const { return file_.text(4); }
  bool is_sound() const;

  BinFile file_;
};

class LetterIndex::Cursor {
 public:
  explicit Cursor(const LetterIndex& index) : Cursor(index, 0, index.firsts().size()) {}

  // The next pair; false behind the last one, and where the file is damaged.
  bool next();
  const LetterList& list() const { return list_; }
  bool is_sound() const { return is_sound_; }

 private:
  friend class LetterIndex;
  Cursor(const LetterIndex& index, std::size_t first, std::size_t end);
  bool begin_letter();

  const LetterIndex& index_;
  std::size_t letter_, end_;
  ByteReader pairs_;
  std::string_view lists_;
  LetterList list_;
  bool is_sound_ = true;
};

// Writes letters.bin, pair after pair in ascending order.
class LetterIndexWriter {
 public:
  explicit LetterIndexWriter(const std::filesystem::path& generation);

  void add(LetterPair pair, std::span<const std::uint32_t> documents);
  void add(const LetterList& list);

  // `documents`: how many the generation has.
  Result<void> finish(std::uint64_t documents, LetterSequences sequences);

 private:
  BinFileStream file_;
  std::vector<std::uint32_t> firsts_;
  std::vector<std::uint64_t> pair_offsets_, list_offsets_;
  std::string pairs_;
  std::string scratch_;
  char32_t second_ = 0;
};

}  // namespace musubi
