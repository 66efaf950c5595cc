#include "indexer/update/patch.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "common/index/bigram_counts.h"
#include "common/index/glass/glass.h"
#include "common/index/letter_index.h"
#include "indexer/build/frequent_sequences.h"
#include "indexer/build/letter_collector.h"
#include "indexer/update/change_analysis.h"

namespace musubi {

namespace fs = std::filesystem;

namespace {

// When all results have been taken.
Result<void> update_bigrams(const ChangeAnalysis& analysis, const fs::path& generation) {
  auto bigrams = BigramCounts::load(generation);
  if (!bigrams) return tl::unexpected(bigrams.error());
  analysis.add_bigrams_to(*bigrams);
  return bigrams->write(generation);
}

}  // namespace

// Changes that are written at once, and the term lists of what goes by docid.
struct Patch::Slice {
  std::vector<Change> changes = {};
  std::vector<std::pair<Xapian::docid, glass::TermList>> term_lists = {};
  LetterCollector gone;
};

Patch::Patch(Target target, const Dictionary& dictionary, const Tagger& tagger, unsigned threads,
             std::size_t slice_bytes)
    : target_(std::move(target)),
      dictionary_(dictionary),
      tagger_(tagger),
      threads_(threads),
      slice_bytes_(slice_bytes) {}

Patch::~Patch() = default;

void Patch::change(Xapian::docid docid, Document document) {
  ++changed_;
  note({docid, true, true, text_bytes_of(document)}, std::move(document));
}

void Patch::add(Xapian::docid docid, Document document) {
  ++added_;
  note({docid, false, true, text_bytes_of(document)}, std::move(document));
}

void Patch::remove(Xapian::docid docid) {
  ++removed_;
  note({docid, true, false, 0}, std::nullopt);
}

void Patch::note(Change change, std::optional<Document> document) {
  text_bytes_ += change.text_bytes;
  if (problem_) return;
  auto done = begin();
  if (done) {
    if (change.goes) analysis_->add_going(change.docid);
    if (change.comes) analysis_->add_coming(std::move(*document));
    pending_.push_back(change);
    pending_bytes_ += change.text_bytes;
    if (pending_bytes_ >= slice_bytes_) done = write_pending();
  }
  if (!done) problem_ = std::move(done.error());
}

Result<void> Patch::begin() try {
  if (!analysis_) {
    analysis_ = std::make_unique<ChangeAnalysis>(target_.live, dictionary_, tagger_, threads_,
                                                 slice_bytes_);
  }
  return {};
} catch (const Xapian::Error& problem) {
  return fail(fmt::format("cannot open {}: {}", target_.live.string(), problem.get_description()));
}

Result<Patch::Applied> Patch::finish() {
  if (!problem_) {
    auto done = write_pending();
    if (done) done = update_bigrams(*analysis_, target_.copy);
    if (done) done = update_letters(target_.live, letters_, target_.copy);
    if (done) done = refresh_sequences(target_.copy, target_.scratch, threads_);
    std::error_code ignored;  // leftovers go with the next run
    fs::remove_all(target_.scratch, ignored);
    if (!done) problem_ = std::move(done.error());
  }
  if (problem_) return tl::unexpected(*problem_);
  return Applied{analysis_->take_changed_terms(), std::move(*columns_)};
}

// Before the first change is written.
Result<void> Patch::make_copy() {
  auto columns = Columns::load(target_.live);
  if (!columns) return tl::unexpected(columns.error());
  columns_ = std::move(*columns);
  auto letters = LetterIndex::open(target_.live);
  if (!letters) return tl::unexpected(letters.error());
  sequences_ = SequenceTable(letters->sequences().items());
  if (auto made = target_.make_copy(); !made) return made;
  return glass::drop_term_lists(target_.copy);
}

Result<void> Patch::write_pending() {
  if (!columns_) {
    if (auto made = make_copy(); !made) return made;
  }
  while (!pending_.empty()) {
    auto slice = next_slice();
    if (!slice) return tl::unexpected(slice.error());
    if (auto written = write(*slice); !written) return written;
  }
  pending_bytes_ = 0;
  return {};
}

Result<Patch::Slice> Patch::next_slice() {
  Slice slice{.gone = LetterCollector(sequences_)};
  for (std::size_t bytes = 0; !pending_.empty() && bytes < slice_bytes_;) {
    const Change change = pending_.front();
    pending_.pop_front();
    slice.changes.push_back(change);
    bytes += change.text_bytes;
    if (!change.goes) continue;
    auto going = analysis_->next_going();
    if (!going) return tl::unexpected(going.error());
    bytes += going->bytes();
    slice.gone.add(change.docid, going->letters);
    slice.term_lists.emplace_back(change.docid, std::move(going->terms));
  }
  std::sort(slice.term_lists.begin(), slice.term_lists.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  return slice;
}

// To a folder of their own, as they take about as much room as the texts.
Result<void> Patch::write_letters(LetterCollector& letters, std::vector<fs::path>& folders) {
  if (letters.documents() == 0) return {};
  auto folder =
      target_.scratch / fmt::format("letters-{}", letters_.gone.size() + letters_.come.size());
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return fail(fmt::format("cannot create {}: {}", folder.string(), error.message()));
  if (auto written = letters.write(folder); !written) return written;
  folders.push_back(std::move(folder));
  return {};
}

Result<void> Patch::write(Slice& slice) try {
  LetterCollector come(sequences_);
  const fs::path& copy = target_.copy;
  const bool is_lent = !slice.term_lists.empty();
  if (is_lent) {
    glass::TermListWriter table(copy);
    for (const auto& [docid, list] : slice.term_lists) table.add(docid, list);
    if (auto lent = table.finish(); !lent) return lent;
  }
  // Nobody else has the copy open, so its blocks are changed in place: written
  // beside the old ones they would make the database a third larger.
  Xapian::WritableDatabase database(copy.string(), Xapian::DB_OPEN | Xapian::DB_NO_SYNC |
                                                       Xapian::DB_DANGEROUS |
                                                       (is_lent ? 0 : Xapian::DB_NO_TERMLIST));
  for (const Change& change : slice.changes) {
    if (!change.comes) {
      database.delete_document(change.docid);
      columns_->remove(change.docid);
      continue;
    }
    const auto document = analysis_->next_coming();
    if (!document) return tl::unexpected(document.error());
    database.replace_document(change.docid, document->indexed);
    columns_->set(change.docid, document->row);
    come.add(change.docid, document->letters);
  }
  database.commit();
  database.close();
  auto written = write_letters(slice.gone, letters_.gone);
  if (written) written = write_letters(come, letters_.come);
  if (!written) return written;
  return is_lent ? glass::drop_term_lists(copy) : Result<void>();
} catch (const Xapian::Error& problem) {
  return fail(
      fmt::format("cannot update {}: {}", target_.copy.string(), problem.get_description()));
}

}  // namespace musubi
