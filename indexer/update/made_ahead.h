// made_ahead.h - results that several threads make ahead, taken in order by one.
#pragma once
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

#include "common/result.h"

namespace musubi {

// next() belongs to one thread.  The threads end with the object, whatever is left.
template <typename Made>
class MadeAhead {
 public:
  // Makes result number `i` of `count` on the thread of that number; does not throw.
  using Maker = std::function<Result<Made>(unsigned thread, std::size_t i)>;

  MadeAhead(std::size_t count, unsigned threads, Maker make)
      : make_(std::move(make)), made_(count) {
    for (unsigned thread = 0; thread < threads; ++thread) {
      threads_.emplace_back(
          [this, thread](const std::stop_token& stop) { make_until(stop, thread); });
    }
  }

  // Waits for the result after the last one that was taken.
  Result<Made> next() {
    std::unique_lock hold(mutex_);
    changed_.wait(hold, [this] { return made_[taken_].has_value(); });
    Result<Made> result = *std::exchange(made_[taken_++], std::nullopt);
    hold.unlock();
    changed_.notify_all();
    return result;
  }

 private:
  // Bounds the memory that results take.
  static constexpr std::size_t kMaxAhead = 2048;

  void make_until(const std::stop_token& stop, unsigned thread) {
    std::unique_lock hold(mutex_);
    while (changed_.wait(hold, stop,
                         [this] { return next_ == made_.size() || next_ < taken_ + kMaxAhead; }) &&
           next_ < made_.size() && !stop.stop_requested()) {
      const std::size_t i = next_++;
      hold.unlock();
      Result<Made> result = make_(thread, i);
      hold.lock();
      made_[i] = std::move(result);
      changed_.notify_all();
    }
  }

  const Maker make_;
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::vector<std::optional<Result<Made>>> made_;
  std::size_t next_ = 0;   // to be made
  std::size_t taken_ = 0;  // by next()
  std::vector<std::jthread> threads_;
};

}  // namespace musubi
