#include "indexer/update/patch.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <thread>

#include "common/index/stored_document.h"
#include "indexer/indexing/term_builder.h"
#include "indexer/update/term_lists.h"

namespace musubi {

namespace fs = std::filesystem;

namespace {

// What is analyzed before it is written.
constexpr std::size_t kDocumentsAtOnce = 2048;

// Each has an analyzer and a view of the database of its own.
struct Worker {
  Worker(const Dictionary& dictionary, const Tagger& tagger, const fs::path& generation)
      : analyzer(dictionary), terms(analyzer, tagger.gazetteer()), database(generation.string()) {}

  Analyzer analyzer;
  TermBuilder terms;
  Xapian::Database database;
  BigramCounter bigrams;  // of the documents added, less those removed
};

class Patcher {
 public:
  Patcher(const fs::path& generation, const Dictionary& dictionary, const Tagger& tagger,
          unsigned threads)
      : generation_(generation), tagger_(tagger) {
    for (unsigned i = 0; i < threads; ++i) {
      workers_.push_back(std::make_unique<Worker>(dictionary, tagger, generation));
    }
  }

  // Computes anew the term lists of documents that are to go.
  Result<void> write_term_lists(const std::vector<Xapian::docid>& docids, const fs::path& folder) {
    Xapian::WritableDatabase lists(folder.string(),
                                   Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC);
    auto written = in_parallel(
        docids.size(), [&](Worker& worker, std::size_t i) { return stored(worker, docids[i]); },
        [&](std::size_t i, const Xapian::Document& document) {
          lists.replace_document(docids[i], document);
        });
    lists.commit();
    return written;
  }

  Result<void> write_documents(std::vector<ChangedDocument>& changes,
                               Xapian::WritableDatabase& database) {
    return in_parallel(
        changes.size(),
        [&](Worker& worker, std::size_t i) { return tagged(worker, changes[i].document); },
        [&](std::size_t i, const Xapian::Document& document) {
          database.replace_document(changes[i].docid, document);
        });
  }

  Result<void> update_bigrams() {
    auto bigrams = BigramCounter::load(generation_);
    if (!bigrams) return tl::unexpected(bigrams.error());
    for (const auto& worker : workers_) bigrams->merge(worker->bigrams);
    return bigrams->write(generation_);
  }

 private:
  // A document as it is in the database, with its terms.
  static Result<Xapian::Document> stored(Worker& worker, Xapian::docid docid) {
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
    return result;
  }

  Result<Xapian::Document> tagged(Worker& worker, Document& document) const {
    tagger_.tag(document);
    worker.bigrams.add(document);
    return worker.terms.build(document);
  }

  // Calls `make` on all workers, then `take` in order, a bounded number at a time.
  Result<void> in_parallel(
      std::size_t count, const std::function<Result<Xapian::Document>(Worker&, std::size_t)>& make,
      const std::function<void(std::size_t, const Xapian::Document&)>& take) {
    for (std::size_t begin = 0; begin < count; begin += kDocumentsAtOnce) {
      std::vector<Xapian::Document> made(std::min(kDocumentsAtOnce, count - begin));
      if (auto done = make_all(begin, made, make); !done) return done;
      for (std::size_t i = 0; i < made.size(); ++i) take(begin + i, made[i]);
    }
    return {};
  }

  Result<void> make_all(std::size_t begin, std::vector<Xapian::Document>& made,
                        const std::function<Result<Xapian::Document>(Worker&, std::size_t)>& make) {
    std::atomic<std::size_t> next = 0;
    std::optional<Error> failure;
    std::mutex mutex;
    const auto fail_with = [&](Error error) {
      const std::lock_guard hold(mutex);
      failure = std::move(error);
      next = made.size();
    };
    const auto work = [&](Worker& worker) {
      try {
        for (std::size_t i = next++; i < made.size(); i = next++) {
          auto document = make(worker, begin + i);
          if (!document) return fail_with(std::move(document.error()));
          made[i] = std::move(*document);
        }
      } catch (const Xapian::Error& problem) {
        fail_with({problem.get_description(), {}});
      }
    };
    std::vector<std::thread> threads;
    for (std::size_t i = 1; i < workers_.size(); ++i) {
      threads.emplace_back(work, std::ref(*workers_[i]));
    }
    work(*workers_.front());
    for (std::thread& thread : threads) thread.join();
    if (failure) return tl::unexpected(*failure);
    return {};
  }

  fs::path generation_;
  const Tagger& tagger_;
  std::vector<std::unique_ptr<Worker>> workers_;
};

}  // namespace

Result<void> apply_patch(Patch& patch, const fs::path& generation, const Dictionary& dictionary,
                         const Tagger& tagger, unsigned threads) try {
  Patcher patcher(generation, dictionary, tagger, threads);
  std::vector<Xapian::docid> going = patch.removed;
  for (const ChangedDocument& change : patch.changed) going.push_back(change.docid);
  std::sort(going.begin(), going.end());
  if (!going.empty()) {
    const fs::path lists = generation / "lists";
    if (auto written = patcher.write_term_lists(going, lists); !written) return written;
    if (auto lent = borrow_term_lists(generation, lists); !lent) return lent;
    fs::remove_all(lists);
  }
  {
    const int flags =
        Xapian::DB_OPEN | Xapian::DB_NO_SYNC | (going.empty() ? Xapian::DB_NO_TERMLIST : 0);
    Xapian::WritableDatabase database(generation.string(), flags);
    for (const Xapian::docid docid : patch.removed) database.delete_document(docid);
    if (auto written = patcher.write_documents(patch.changed, database); !written) return written;
    if (auto written = patcher.write_documents(patch.added, database); !written) return written;
    database.commit();
  }
  if (!going.empty()) {
    if (auto dropped = drop_term_lists(generation); !dropped) return dropped;
  }
  return patcher.update_bigrams();
} catch (const Xapian::Error& problem) {
  return fail(fmt::format("cannot update {}: {}", generation.string(), problem.get_description()));
}

}  // namespace musubi
