// shard_threads.h - a thread for each shard, which does its part of every query.
#pragma once
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "common/result.h"

namespace musubi {

class ShardThreads {
 public:
  explicit ShardThreads(std::size_t count);
  ~ShardThreads();
  ShardThreads(const ShardThreads&) = delete;
  ShardThreads& operator=(const ShardThreads&) = delete;

  // Calls `work` with the number of each shard, on the thread of that shard, and waits for
  // all.  Shards whose thread could not be started are served by the caller.  The first error
  // of any; what a library throws is one too.
  using Work = std::function<Result<void>(std::size_t shard)>;
  Result<void> run(const Work& work);

 private:
  void serve(std::size_t shard);

  std::mutex mutex_;
  std::condition_variable changed_;
  const Work* work_ = nullptr;
  std::size_t round_ = 0;  // of calls of run()
  std::size_t busy_ = 0;   // threads that have not done this round
  bool closed_ = false;
  std::vector<Result<void>> results_;  // by shard
  std::vector<std::jthread> threads_;
};

}  // namespace musubi
