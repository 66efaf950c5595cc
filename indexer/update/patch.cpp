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
};

Result<void> update_bigrams(const std::deque<Worker>& workers, const fs::path& generation) {
  auto bigrams = BigramCounter::load(generation);
  if (!bigrams) return tl::unexpected(bigrams.error());
  for (const Worker& worker : workers) bigrams->merge(worker.bigrams);
  return bigrams->write(generation);
}

// A document as it is in the database, with its terms.
Result<Xapian::Document> indexed_before(Worker& worker, Xapian::docid docid) {
  const auto document = decode_document(worker.database.get_document(docid).get_data());
  if (!document) return tl::unexpected(document.error());
  worker.bigrams.remove(*document);
  Xapian::Document result = worker.terms.build(*document);
  Xapian::termcount length = 0;
  for (auto term = result.termlist_begin(); term != result.termlist_end(); ++term) {
    length += term.get_wdf();
  }
  if (length != worker.database.get_doclength(docid)) {
    return fail(fmt::format("document {} is indexed by other words than it holds", docid));
  }
  result.set_data("");
  return result;
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

  Result<void> apply() {
    if (auto dropped = drop_term_lists(generation_); !dropped) return dropped;
    MadeAhead<Xapian::Document> documents(
        going_.size() + coming_.size(), static_cast<unsigned>(workers_.size()),
        [this](unsigned thread, std::size_t i) { return make(workers_[thread], i); });
    if (!going_.empty()) {
      if (auto lent = lend_term_lists(documents); !lent) return lent;
    }
    if (auto written = write_documents(documents); !written) return written;
    if (!going_.empty()) {
      if (auto dropped = drop_term_lists(generation_); !dropped) return dropped;
    }
    return update_bigrams(workers_, generation_);
  }

 private:
  // First those that go, which are read from the database, then those that come.
  Result<Xapian::Document> make(Worker& worker, std::size_t i) const try {
    if (i < going_.size()) return indexed_before(worker, going_[i]);
    Document& document = coming_[i - going_.size()]->document;
    tagger_.tag(document);
    worker.bigrams.add(document);
    return worker.terms.build(document);
  } catch (const Xapian::Error& problem) {
    return fail(problem.get_description());
  }

  // Computes anew the term lists of the documents that go.
  Result<void> lend_term_lists(MadeAhead<Xapian::Document>& documents) const {
    const fs::path folder = generation_ / "lists";
    {
      Xapian::WritableDatabase lists(folder.string(),
                                     Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC);
      for (const Xapian::docid docid : going_) {
        const auto document = documents.next();
        if (!document) return tl::unexpected(document.error());
        lists.replace_document(docid, *document);
      }
      lists.commit();
    }
    if (auto lent = borrow_term_lists(generation_, folder); !lent) return lent;
    fs::remove_all(folder);
    return {};
  }

  Result<void> write_documents(MadeAhead<Xapian::Document>& documents) const {
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

Result<void> apply_patch(Patch& patch, const fs::path& generation, const Dictionary& dictionary,
                         const Tagger& tagger, unsigned threads) try {
  return Patcher(patch, generation, dictionary, tagger, threads).apply();
} catch (const Xapian::Error& problem) {
  return fail(fmt::format("cannot update {}: {}", generation.string(), problem.get_description()));
}

}  // namespace musubi
