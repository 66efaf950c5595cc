// search_worker.h - searches on a thread of its own, so that typing never waits.
#pragma once
#include <condition_variable>
#include <cstdint>
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

  // Takes the place of what waits: what was typed meanwhile is never searched for.
  void ask(SearchTask task);

  // Becomes readable when there is an outcome.
  int ready() const { return pipe_[0]; }
  std::optional<SearchOutcome> take();

 private:
  void run();
  SearchOutcome answer(const SearchTask& task);

  LiveSearcher searcher_;  // of the thread alone
  int pipe_[2] = {-1, -1};
  std::mutex mutex_;
  std::condition_variable wanted_;
  std::optional<SearchTask> waiting_;
  std::optional<SearchOutcome> done_;
  bool is_over_ = false;
  std::thread thread_;
};

}  // namespace musubi
