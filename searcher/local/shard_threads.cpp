#include "searcher/local/shard_threads.h"

#include <fmt/format.h>
#include <xapian.h>

#include "common/guarded.h"
#include "common/process/threads.h"

namespace musubi {

namespace {

Result<void> outcome_of(const ShardThreads::Work& work, std::size_t shard) try {
  return work(shard);
} catch (const Xapian::Error& problem) {
  return fail(fmt::format("the index cannot be searched: {}", problem.get_description()),
              "build the index anew with: indexer SOURCE…");
} catch (...) {
  return fail(fmt::format("the index cannot be searched: {}", caught_error().message));
}

}  // namespace

ShardThreads::ShardThreads(std::size_t count) : results_(count) {
  threads_ = start_threads(static_cast<unsigned>(count), [this](unsigned shard) { serve(shard); });
}

ShardThreads::~ShardThreads() {
  {
    const std::lock_guard hold(mutex_);
    closed_ = true;
  }
  changed_.notify_all();
  threads_.clear();
}

Result<void> ShardThreads::run(const Work& work) {
  std::unique_lock hold(mutex_);
  work_ = &work;
  busy_ = threads_.size();
  ++round_;
  hold.unlock();
  changed_.notify_all();
  for (std::size_t shard = threads_.size(); shard < results_.size(); ++shard) {
    results_[shard] = outcome_of(work, shard);
  }
  hold.lock();
  changed_.wait(hold, [this] { return busy_ == 0; });
  for (const Result<void>& result : results_) {
    if (!result) return result;
  }
  return {};
}

void ShardThreads::serve(std::size_t shard) {
  std::unique_lock hold(mutex_);
  for (std::size_t done = 0;; ++done) {
    changed_.wait(hold, [&] { return closed_ || round_ > done; });
    if (closed_) return;
    const Work& work = *work_;
    hold.unlock();
    auto outcome = outcome_of(work, shard);
    hold.lock();
    results_[shard] = std::move(outcome);
    if (--busy_ == 0) changed_.notify_all();
  }
}

}  // namespace musubi
