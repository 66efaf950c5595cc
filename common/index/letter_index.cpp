#include "common/index/letter_index.h"

#include <algorithm>

namespace musubi {

Result<LetterIndex> LetterIndex::open(const std::filesystem::path& generation) {
  auto file = BinFile::open(generation, BinKind::Letters, layout());
  if (!file) return tl::unexpected(file.error());
  LetterIndex index(std::move(*file));
  if (!index.is_sound()) return index.file_.damaged();
  return index;
}

Result<LetterIndex> LetterIndex::open(const std::filesystem::path& generation,
                                      const Xapian::Database& database) {
  auto index = open(generation);
  if (index && index->documents() != database.get_doccount()) return index->file_.damaged();
  return index;
}

bool LetterIndex::is_sound() const {
  const auto are_offsets = [this](std::span<const std::uint64_t> offsets, std::string_view text) {
    return offsets.size() == firsts().size() + 1 &&
           std::is_sorted(offsets.begin(), offsets.end()) && offsets.back() == text.size();
  };
  return std::is_sorted(firsts().begin(), firsts().end()) && are_offsets(pair_offsets(), pairs()) &&
         are_offsets(list_offsets(), lists()) && sequences().is_sound();
}

LetterIndex::Cursor::Cursor(const LetterIndex& index, std::size_t first, std::size_t end)
    : index_(index), letter_(first), end_(end), pairs_({}) {
  if (letter_ < end_) begin_letter();
}

bool LetterIndex::Cursor::begin_letter() {
  const auto part = [this](std::string_view text, std::span<const std::uint64_t> offsets) {
    return text.substr(offsets[letter_], offsets[letter_ + 1] - offsets[letter_]);
  };
  pairs_ = ByteReader(part(index_.pairs(), index_.pair_offsets()));
  lists_ = part(index_.lists(), index_.list_offsets());
  list_ = {{index_.firsts()[letter_], 0}, 0, {}};
  return true;
}

bool LetterIndex::Cursor::next() {
  while (letter_ < end_ && pairs_.at_end()) {
    if (++letter_ < end_) begin_letter();
  }
  if (letter_ >= end_) return false;
  list_.pair.second += static_cast<char32_t>(pairs_.number());
  list_.count = static_cast<std::uint32_t>(pairs_.number());
  const std::uint64_t size = pairs_.number();
  is_sound_ = pairs_.sound() && list_.count > 0 && size <= lists_.size();
  if (!is_sound_) return false;
  list_.bytes = lists_.substr(0, size);
  lists_.remove_prefix(size);
  return true;
}

std::vector<LetterList> LetterIndex::all_with(char32_t first) const {
  const auto found = std::lower_bound(firsts().begin(), firsts().end(), first);
  std::vector<LetterList> lists;
  if (found == firsts().end() || *found != first) return lists;
  const auto letter = static_cast<std::size_t>(found - firsts().begin());
  Cursor cursor(*this, letter, letter + 1);
  while (cursor.next()) lists.push_back(cursor.list());
  if (!cursor.is_sound()) throw Xapian::DatabaseCorruptError("letters.bin is damaged");
  return lists;
}

std::optional<LetterList> LetterIndex::find(LetterPair pair) const {
  const auto found = std::lower_bound(firsts().begin(), firsts().end(), pair.first);
  if (found == firsts().end() || *found != pair.first) return std::nullopt;
  const auto letter = static_cast<std::size_t>(found - firsts().begin());
  Cursor cursor(*this, letter, letter + 1);
  while (cursor.next()) {
    if (cursor.list().pair.second == pair.second) return cursor.list();
    if (cursor.list().pair.second > pair.second) return std::nullopt;
  }
  if (!cursor.is_sound()) throw Xapian::DatabaseCorruptError("letters.bin is damaged");
  return std::nullopt;
}

LetterIndexWriter::LetterIndexWriter(const std::filesystem::path& generation)
    : file_(generation, BinKind::Letters,
            static_cast<std::uint32_t>(LetterIndex::layout().size())) {}

void LetterIndexWriter::add(LetterPair pair, std::span<const std::uint32_t> documents) {
  scratch_.clear();
  append_documents(scratch_, documents);
  add({pair, static_cast<std::uint32_t>(documents.size()), scratch_});
}

void LetterIndexWriter::add(const LetterList& list) {
  if (firsts_.empty() || firsts_.back() != list.pair.first) {
    firsts_.push_back(list.pair.first);
    pair_offsets_.push_back(pairs_.size());
    list_offsets_.push_back(file_.appended());
    second_ = 0;
  }
  append_number(pairs_, list.pair.second - second_);
  append_number(pairs_, list.count);
  append_number(pairs_, list.bytes.size());
  second_ = list.pair.second;
  file_.append(list.bytes);
}

Result<void> LetterIndexWriter::finish(std::uint64_t documents, LetterSequences sequences) {
  pair_offsets_.push_back(pairs_.size());
  list_offsets_.push_back(file_.appended());
  BinFileWriter others(BinKind::Letters, documents);
  others.add(firsts_);
  others.add(pair_offsets_);
  others.add(list_offsets_);
  others.add(pairs_);
  others.add(sequences.items());
  return file_.finish(others);
}

}  // namespace musubi
