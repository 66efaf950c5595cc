// pipeline.h - documents in, segments out, on all cores.
//
// The reading thread cuts the stream of documents into batches; workers tag,
// analyze and write each batch as a segment.  The number of batches in flight is bounded.
#pragma once
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "common/analysis/tokenizer.h"
#include "common/result.h"
#include "indexer/build/bigram_counter.h"
#include "indexer/build/columns.h"
#include "indexer/build/segment.h"
#include "indexer/build/segment_set.h"
#include "indexer/tagging/tagger.h"

namespace musubi {

class Pipeline {
 public:
  // Segments are written to `folder`, which exists.
  Pipeline(const Dictionary& dictionary, const Tagger& tagger, std::filesystem::path folder,
           unsigned threads, std::size_t batch_bytes);
  ~Pipeline();
  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;

  // From one thread only.  Waits while all workers are busy.  False once a
  // worker has failed, since it is no use to go on.
  bool add(Document document);

  // Waits for the workers.  The segments in the order of their documents.
  Result<std::vector<std::filesystem::path>> finish();

  // How many work beside the caller; without any the caller does all of it.
  std::size_t threads() const { return workers_.size(); }

  // Of all documents; complete after finish().
  const BigramCounts& bigrams() const { return bigrams_; }
  Columns take_columns() { return std::move(columns_); }

 private:
  bool submit();
  void work();
  Result<void> write_batches();
  Result<void> write(const Batch& batch, Analyzer& analyzer);
  std::optional<Batch> next_batch();

  const Dictionary& dictionary_;
  const Tagger& tagger_;
  std::filesystem::path folder_;
  std::size_t batch_bytes_;
  std::size_t max_waiting_;
  SegmentSet segments_;

  Batch filling_;
  std::size_t filling_bytes_ = 0;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Batch> waiting_;
  bool closed_ = false;
  std::optional<Error> failure_;
  BigramCounts bigrams_;
  Columns columns_;
  bool is_alone_ = false;  // no worker could be started: the caller does the work
  std::vector<std::jthread> workers_;
};

}  // namespace musubi
