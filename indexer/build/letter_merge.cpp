#include "indexer/build/letter_merge.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <queue>
#include <utility>

#include "common/index/letter_index.h"

namespace musubi {

namespace fs = std::filesystem;

namespace {

using Documents = std::vector<std::uint32_t>;

// Several files, pair by pair.
class Merging {
 public:
  Result<void> open(const std::vector<fs::path>& folders) {
    for (const fs::path& folder : folders) {
      auto index = LetterIndex::open(folder);
      if (!index) return tl::unexpected(index.error());
      indexes_.push_back(std::move(*index));
      cursors_.emplace_back(indexes_.back());
      advance(cursors_.size() - 1);
    }
    return {};
  }

  std::uint64_t documents(std::size_t file) const { return indexes_[file].documents(); }

  // All that have any have the same.
  LetterSequences sequences() const {
    for (const LetterIndex& index : indexes_) {
      if (!index.sequences().items().empty()) return index.sequences();
    }
    return {};
  }
  std::size_t count() const { return indexes_.size(); }

  // The files that have the next pair, in their order; empty at the end.
  std::vector<std::size_t> next() {
    for (const std::size_t file : with_pair_) advance(file);
    with_pair_.clear();
    while (!waiting_.empty() &&
           (with_pair_.empty() || waiting_.top().first == pair_of(with_pair_.front()))) {
      with_pair_.push_back(waiting_.top().second);
      waiting_.pop();
    }
    return with_pair_;
  }

  const LetterList& list(std::size_t file) const { return cursors_[file].list(); }

  bool is_sound() const {
    return is_sound_ && std::all_of(cursors_.begin(), cursors_.end(),
                                    [](const auto& cursor) { return cursor.is_sound(); });
  }

  // Adds those of the pair.
  void add_documents(std::size_t file, Documents& documents) {
    is_sound_ =
        list(file).for_each([&](std::uint32_t each) { documents.push_back(each); }) && is_sound_;
  }

 private:
  using Waiting = std::pair<LetterPair, std::size_t>;

  LetterPair pair_of(std::size_t file) const { return list(file).pair; }
  void advance(std::size_t file) {
    if (cursors_[file].next()) waiting_.emplace(pair_of(file), file);
  }

  std::deque<LetterIndex> indexes_;
  std::deque<LetterIndex::Cursor> cursors_;
  std::priority_queue<Waiting, std::vector<Waiting>, std::greater<>> waiting_;
  std::vector<std::size_t> with_pair_;
  bool is_sound_ = true;
};

Result<void> finish(const Merging& files, std::uint64_t documents, LetterIndexWriter& merged) {
  if (!files.is_sound()) return fail("the letters of a segment are damaged");
  return merged.finish(documents, files.sequences());
}

// Documents whose numbers ascend from file to file.
void add_all(Merging& files, LetterIndexWriter& merged) {
  Documents documents;
  for (auto with = files.next(); !with.empty(); with = files.next()) {
    const LetterList& first = files.list(with.front());
    if (with.size() == 1) {
      merged.add(first);
      continue;
    }
    documents.clear();
    for (const std::size_t file : with) files.add_documents(file, documents);
    if (!files.is_sound()) break;
    merged.add(first.pair, documents);
  }
}

}  // namespace

Result<void> merge_letters(const std::vector<fs::path>& segments, const fs::path& target) {
  Merging files;
  if (auto opened = files.open(segments); !opened) return opened;
  LetterIndexWriter merged(target);
  add_all(files, merged);
  std::uint64_t count = 0;
  for (std::size_t file = 0; file < files.count(); ++file) count += files.documents(file);
  return finish(files, count, merged);
}

Result<void> add_letters_of_sequences(const fs::path& generation,
                                      const std::vector<fs::path>& parts) {
  const auto index = LetterIndex::open(generation);
  if (!index) return tl::unexpected(index.error());
  Merging files;
  if (auto opened = files.open(parts); !opened) return opened;
  LetterIndexWriter merged(generation);
  LetterIndex::Cursor pairs(*index);
  while (pairs.next() && pairs.list().pair.first < kFirstSequence) merged.add(pairs.list());
  if (!pairs.is_sound()) return fail("the letters of a generation are damaged");
  add_all(files, merged);
  return finish(files, index->documents(), merged);
}

Result<void> update_letters(const fs::path& live, const LetterChanges& changes,
                            const fs::path& target) {
  std::vector<fs::path> folders = {live};
  folders.insert(folders.end(), changes.gone.begin(), changes.gone.end());
  folders.insert(folders.end(), changes.come.begin(), changes.come.end());
  Merging files;
  if (auto opened = files.open(folders); !opened) return opened;
  LetterIndexWriter merged(target);
  Documents there, gone, left;
  for (auto with = files.next(); !with.empty(); with = files.next()) {
    const LetterList& first = files.list(with.front());
    if (with.size() == 1 && with.front() == 0) {
      merged.add(first);
      continue;
    }
    there.clear();
    gone.clear();
    left.clear();
    for (const std::size_t file : with) {
      const bool goes = file > 0 && file <= changes.gone.size();
      files.add_documents(file, goes ? gone : file == 0 ? there : left);
    }
    if (!files.is_sound()) break;
    std::sort(gone.begin(), gone.end());
    std::set_difference(there.begin(), there.end(), gone.begin(), gone.end(),
                        std::back_inserter(left));
    if (left.empty()) continue;
    std::sort(left.begin(), left.end());
    merged.add(first.pair, left);
  }
  std::uint64_t count = files.documents(0);
  for (std::size_t file = 1; file < files.count(); ++file) {
    const bool goes = file <= changes.gone.size();
    count += goes ? -files.documents(file) : files.documents(file);
  }
  return finish(files, count, merged);
}

}  // namespace musubi
