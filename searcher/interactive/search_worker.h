// search_worker.h - searches on a thread of its own, so that typing never waits.
#pragma once
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "common/result.h"
#include "searcher/live_searcher.h"

namespace musubi {

// What was asked for, and what came of it.
struct SearchTask {
  std::uint64_t number = 0;  // ascending
  SearchRequest request;
  std::string document;  // its id, where a document is wanted and no answer
};
struct SearchOutcome {
  std::uint64_t number = 0;
  Result<Answer> answer = Answer{};
  std::optional<Result<Hit>> document;
};

class SearchWorker {
 public:
  explicit SearchWorker(LiveSearcher searcher);
  ~SearchWorker();

  // Takes the place of what waits and of what is under way: what was typed meanwhile is not
  // searched for to its end.
  void ask(SearchTask task);

  // The same for a document that is looked at beside the answer; comes behind all else.
  void ask_beside(SearchTask task);

  // Becomes readable when there are outcomes, which come in the order of their work.
  int ready() const { return pipe_[0]; }
  std::deque<SearchOutcome> take();

 private:
  void run();
  SearchOutcome outcome_of(const SearchTask& task);

  LiveSearcher searcher_;  // of the thread alone
  int pipe_[2] = {-1, -1};
  std::mutex mutex_;
  std::condition_variable wanted_;
  std::optional<SearchTask> waiting_, waiting_beside_;
  std::deque<SearchOutcome> done_;
  std::atomic<bool> is_stale_ = false;  // what is under way: something else was asked for
  bool is_over_ = false;
  std::thread thread_;
};

}  // namespace musubi
