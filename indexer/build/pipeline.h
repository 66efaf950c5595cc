// pipeline.h - documents in, segments out, on all cores.
//
// The reading thread cuts the stream of documents into batches, a stream for each shard; workers
// tag, analyze and write each batch as a segment.  The number of batches in flight is bounded.
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

// What becomes one database.
struct BuiltShard {
  std::vector<std::filesystem::path> segments;  // in the order of their documents
  BigramCounts bigrams;
  Columns columns;
};

class Pipeline {
 public:
  // Of each shard the segments are written to one of the folders, which exist.
  Pipeline(const Dictionary& dictionary, const Tagger& tagger,
           const std::vector<std::filesystem::path>& folders, unsigned threads,
           std::size_t batch_bytes);
  ~Pipeline();
  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;

  // From one thread only.  Waits while all workers are busy.  False once a
  // worker has failed, since it is no use to go on.
  bool add(Document document, std::size_t shard = 0);

  // Waits for the workers.  Of each shard what was made of it; one without documents has a segment
  // without any, unless no shard has one.
  Result<std::vector<BuiltShard>> finish();

  // How many work beside the caller; without any the caller does all of it.
  std::size_t threads() const { return workers_.size(); }

 private:
  struct Shard {
    Shard(std::size_t number, std::filesystem::path to) : folder(std::move(to)) {
      filling.shard = number;
    }

    std::filesystem::path folder;
    Batch filling;
    std::size_t filling_bytes = 0;
    SegmentSet segments;
    BigramCounts bigrams;
    Columns columns;
  };

  bool submit(Shard& shard);
  void submit_rest();
  void work();
  Result<void> write_batches();
  Result<void> write(const Batch& batch, Analyzer& analyzer);
  std::optional<Batch> next_batch();

  const Dictionary& dictionary_;
  const Tagger& tagger_;
  std::size_t batch_bytes_;
  std::size_t max_waiting_;
  std::deque<Shard> shards_;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Batch> waiting_;
  bool closed_ = false;
  std::optional<Error> failure_;
  bool is_alone_ = false;  // no worker could be started: the caller does the work
  std::vector<std::jthread> workers_;
};

}  // namespace musubi
