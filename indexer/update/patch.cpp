#include "indexer/update/patch.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <future>
#include <utility>

#include "common/index/glass/glass.h"
#include "common/index/stored_document.h"
#include "indexer/build/bigram_counter.h"
#include "indexer/build/term_builder.h"
#include "indexer/update/made_ahead.h"

namespace musubi {

namespace fs = std::filesystem;

namespace {

// Each thread has an analyzer and a view of the live database of its own.
struct Worker {
  Worker(const Dictionary& dictionary, const Tagger& tagger, const fs::path& live)
      : analyzer(dictionary),
        terms(analyzer, tagger.gazetteer()),
        database(live.string(), Xapian::DB_BACKEND_GLASS) {}

  Analyzer analyzer;
  TermBuilder terms;
  Xapian::Database database;
  BigramCounter bigrams;  // of the documents that come, less those that go
  ChangedTerms changed_terms;
};

// Documents that are to be written are large; the term lists of all that go are wanted
// before the first is.
constexpr std::size_t kMaxDocumentsAhead = 2048;
constexpr std::size_t kMaxTermListsAhead = SIZE_MAX / 2;

// When all results have been taken.
Result<void> update_bigrams(const std::deque<Worker>& workers, const fs::path& generation) {
  auto bigrams = BigramCounts::load(generation);
  if (!bigrams) return tl::unexpected(bigrams.error());
  for (const Worker& worker : workers) bigrams->add(worker.bigrams.counts());
  return bigrams->write(generation);
}

// Of the last document of `postings`.
glass::TermList term_list_of(const Postings& postings, std::span<const Value> values) {
  std::vector<std::pair<std::string_view, std::uint32_t>> terms;
  for (const Postings::Posting& posting : postings.of_document()) {
    terms.emplace_back(postings.term(posting.term), posting.wdf);
  }
  std::sort(terms.begin(), terms.end());
  std::vector<std::uint32_t> slots;
  for (const Value& value : values) slots.push_back(value.slot);
  return glass::term_list(terms, slots);
}

// The term list of a document that goes, as it was indexed.
Result<glass::TermList> indexed_before(Worker& worker, Xapian::docid docid) try {
  const auto document = decode_document(worker.database.get_document(docid).get_data());
  if (!document) return tl::unexpected(document.error());
  worker.bigrams.remove(*document);
  Postings postings;
  worker.terms.add_document(*document, postings);
  worker.changed_terms.remove(postings);
  if (postings.length_of_document() != worker.database.get_doclength(docid)) {
    return fail(fmt::format("document {} is indexed by other words than it holds", docid));
  }
  return term_list_of(postings, values_of(*document));
} catch (const Xapian::Error& problem) {
  return fail(problem.get_description());
}

// A document that comes.
struct Coming {
  Xapian::Document indexed;
  ColumnRow row;
};

Result<Coming> indexed_now(Worker& worker, Document document, const Tagger& tagger) {
  tagger.tag(document);
  worker.bigrams.add(document);
  Postings postings;
  Xapian::Document indexed = worker.terms.build(document, postings);
  worker.changed_terms.add(postings);
  return Coming{std::move(indexed), column_row(document, postings)};
}

}  // namespace

// One half of the threads analyzes the documents as they were, the other as they are.
struct Patch::Analysis {
  Analysis(const fs::path& live, const Dictionary& dictionary, const Tagger& tagger,
           unsigned threads)
      : half(std::max(1U, threads / 2)),
        going(half, kMaxTermListsAhead,
              [this](unsigned thread, Xapian::docid docid) {
                return indexed_before(workers[thread], docid);
              }),
        coming(half, kMaxDocumentsAhead, [this, &tagger](unsigned thread, Document document) {
          return indexed_now(workers[half + thread], std::move(document), tagger);
        }) {
    for (unsigned i = 0; i < 2 * half; ++i) workers.emplace_back(dictionary, tagger, live);
  }

  const unsigned half;
  std::deque<Worker> workers;
  MadeAhead<Xapian::docid, glass::TermList> going;
  MadeAhead<Document, Coming> coming;
};

Patch::Patch(fs::path live, const Dictionary& dictionary, const Tagger& tagger, unsigned threads)
    : live_(std::move(live)), dictionary_(dictionary), tagger_(tagger), threads_(threads) {}

Patch::~Patch() = default;

bool Patch::begin() try {
  if (!analysis_ && !problem_) {
    analysis_ = std::make_unique<Analysis>(live_, dictionary_, tagger_, threads_);
  }
  return analysis_ != nullptr;
} catch (const Xapian::Error& problem) {
  problem_ =
      Error{fmt::format("cannot open {}: {}", live_.string(), problem.get_description()), ""};
  return false;
}

void Patch::change(Xapian::docid docid, Document document) {
  ++changed_;
  going_.push_back(docid);
  coming_.push_back(docid);
  if (!begin()) return;
  analysis_->going.add(docid);
  analysis_->coming.add(std::move(document));
}

void Patch::add(Xapian::docid docid, Document document) {
  coming_.push_back(docid);
  if (begin()) analysis_->coming.add(std::move(document));
}

void Patch::remove(Xapian::docid docid) {
  removed_.push_back(docid);
  going_.push_back(docid);
  if (begin()) analysis_->going.add(docid);
}

Result<Patch::Applied> Patch::apply(const fs::path& copy) try {
  if (!begin()) return tl::unexpected(*problem_);
  auto columns = Columns::load(live_);
  if (!columns) return tl::unexpected(columns.error());
  auto done = glass::drop_term_lists(copy);
  if (done && !going_.empty()) done = lend_term_lists(copy);
  if (done) done = write_documents(copy, *columns);
  if (done && !going_.empty()) done = glass::drop_term_lists(copy);
  if (!done) return tl::unexpected(done.error());
  Applied applied{{}, std::move(*columns)};
  for (const Worker& worker : analysis_->workers) {
    applied.changed_terms.merge(worker.changed_terms);
  }
  return applied;
} catch (const Xapian::Error& problem) {
  return fail(fmt::format("cannot update {}: {}", copy.string(), problem.get_description()));
}

Result<void> Patch::lend_term_lists(const fs::path& copy) {
  std::vector<std::pair<Xapian::docid, glass::TermList>> lists;
  for (const Xapian::docid docid : going_) {
    auto list = analysis_->going.next();
    if (!list) return tl::unexpected(list.error());
    lists.emplace_back(docid, std::move(*list));
  }
  std::sort(lists.begin(), lists.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  glass::TermListWriter table(copy);
  for (const auto& [docid, list] : lists) table.add(docid, list);
  return table.finish();
}

Result<void> Patch::write_documents(const fs::path& copy, Columns& columns) {
  // Nobody else has the copy open, so its blocks are changed in place: written
  // beside the old ones they would make the database a third larger.
  const int flags = Xapian::DB_OPEN | Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS |
                    (going_.empty() ? Xapian::DB_NO_TERMLIST : 0);
  Xapian::WritableDatabase database(copy.string(), flags);
  for (const Xapian::docid docid : removed_) {
    database.delete_document(docid);
    columns.remove(docid);
  }
  for (const Xapian::docid docid : coming_) {
    const auto document = analysis_->coming.next();
    if (!document) return tl::unexpected(document.error());
    database.replace_document(docid, document->indexed);
    columns.set(docid, document->row);
  }
  auto bigrams_updated =
      std::async(std::launch::async, [&] { return update_bigrams(analysis_->workers, copy); });
  database.commit();
  return bigrams_updated.get();
}

}  // namespace musubi
