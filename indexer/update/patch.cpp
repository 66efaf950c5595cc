#include "indexer/update/patch.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>

#include "common/index/stored_document.h"
#include "indexer/indexing/term_builder.h"
#include "indexer/update/made_ahead.h"
#include "indexer/update/term_lists.h"

namespace musubi {

namespace fs = std::filesystem;

namespace {

// Each thread has an analyzer and a view of the database of its own.
struct Worker {
  Worker(const Dictionary& dictionary, const Tagger& tagger, const fs::path& generation)
      : analyzer(dictionary),
        terms(analyzer, tagger.gazetteer()),
        database(generation.string(), Xapian::DB_BACKEND_GLASS) {}

  Analyzer analyzer;
  TermBuilder terms;
  Xapian::Database database;
  BigramCounter bigrams;  // of the documents added, less those removed
  ChangedTerms changed_terms;
};

Result<void> update_bigrams(const std::deque<Worker>& workers, const fs::path& generation) {
  auto bigrams = BigramCounter::load(generation);
  if (!bigrams) return tl::unexpected(bigrams.error());
  for (const Worker& worker : workers) bigrams->merge(worker.bigrams);
  return bigrams->write(generation);
}

// The term list of a document that goes, as it was indexed.
Result<TermList> indexed_before(Worker& worker, Xapian::docid docid) try {
  const auto document = decode_document(worker.database.get_document(docid).get_data());
  if (!document) return tl::unexpected(document.error());
  worker.bigrams.remove(*document);
  Postings postings;
  worker.terms.add_document(*document, postings);
  worker.changed_terms.remove(postings);
  Xapian::termcount length = 0;
  for (const Postings::Posting& posting : postings.of_document()) length += posting.wdf;
  if (length != worker.database.get_doclength(docid)) {
    return fail(fmt::format("document {} is indexed by other words than it holds", docid));
  }
  return term_list(postings, values_of(*document));
} catch (const Xapian::Error& problem) {
  return fail(problem.get_description());
}

class Patcher {
 public:
  Patcher(Patch& patch, const fs::path& generation, const Dictionary& dictionary,
          const Tagger& tagger, unsigned threads)
      : generation_(generation), tagger_(tagger), removed_(patch.removed), going_(patch.removed) {
    for (const ChangedDocument& change : patch.changed) going_.push_back(change.docid);
    std::sort(going_.begin(), going_.end());
    for (auto* changes : {&patch.changed, &patch.added}) {
      for (ChangedDocument& change : *changes) coming_.push_back(&change);
    }
    for (unsigned i = 0; i < threads; ++i) workers_.emplace_back(dictionary, tagger, generation);
  }

  Result<ChangedTerms> apply() {
    auto done = drop_term_lists(generation_);
    if (done && !going_.empty()) done = lend_term_lists();
    if (done) done = write_documents();
    if (done && !going_.empty()) done = drop_term_lists(generation_);
    if (done) done = update_bigrams(workers_, generation_);
    if (!done) return tl::unexpected(done.error());
    ChangedTerms changed;
    for (const Worker& worker : workers_) changed.merge(worker.changed_terms);
    return changed;
  }

 private:
  Result<Xapian::Document> make_coming(Worker& worker, std::size_t i) const {
    Document& document = coming_[i]->document;
    tagger_.tag(document);
    worker.bigrams.add(document);
    Postings postings;
    Xapian::Document result = worker.terms.build(document, postings);
    worker.changed_terms.add(postings);
    return result;
  }

  // Computes anew the term lists of the documents that go.
  Result<void> lend_term_lists() {
    MadeAhead<TermList> made(going_.size(), static_cast<unsigned>(workers_.size()),
                             [this](unsigned thread, std::size_t i) {
                               return indexed_before(workers_[thread], going_[i]);
                             });
    TermListWriter lists(generation_);
    for (const Xapian::docid docid : going_) {
      const auto list = made.next();
      if (!list) return tl::unexpected(list.error());
      lists.add(docid, *list);
    }
    return lists.finish();
  }

  Result<void> write_documents() {
    MadeAhead<Xapian::Document> documents(
        coming_.size(), static_cast<unsigned>(workers_.size()),
        [this](unsigned thread, std::size_t i) { return make_coming(workers_[thread], i); });
    // Nobody else has the copy open, so its blocks are changed in place: written
    // beside the old ones they would make the database a third larger.
    const int flags = Xapian::DB_OPEN | Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS |
                      (going_.empty() ? Xapian::DB_NO_TERMLIST : 0);
    Xapian::WritableDatabase database(generation_.string(), flags);
    for (const Xapian::docid docid : removed_) database.delete_document(docid);
    for (const ChangedDocument* change : coming_) {
      const auto document = documents.next();
      if (!document) return tl::unexpected(document.error());
      database.replace_document(change->docid, *document);
    }
    database.commit();
    return {};
  }

  fs::path generation_;
  const Tagger& tagger_;
  const std::vector<Xapian::docid>& removed_;
  std::vector<Xapian::docid> going_;      // removed or changed
  std::vector<ChangedDocument*> coming_;  // changed or added
  std::deque<Worker> workers_;
};

}  // namespace

Result<ChangedTerms> apply_patch(Patch& patch, const fs::path& generation,
                                 const Dictionary& dictionary, const Tagger& tagger,
                                 unsigned threads) try {
  return Patcher(patch, generation, dictionary, tagger, threads).apply();
} catch (const Xapian::Error& problem) {
  return fail(fmt::format("cannot update {}: {}", generation.string(), problem.get_description()));
}

}  // namespace musubi
