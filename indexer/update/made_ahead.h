// made_ahead.h - results that several threads make ahead, taken in order by one.
#pragma once
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

#include "common/result.h"

namespace musubi {

// add() and next() belong to one thread.  The threads end with the object, whatever is left.
template <typename Item, typename Made>
class MadeAhead {
 public:
  // Makes a result on the thread of that number; does not throw.
  using Maker = std::function<Result<Made>(unsigned thread, Item item)>;

  // At most `max_ahead` results wait to be taken.
  MadeAhead(unsigned threads, std::size_t max_ahead, Maker make)
      : max_ahead_(max_ahead), make_(std::move(make)) {
    for (unsigned thread = 0; thread < threads; ++thread) {
      threads_.emplace_back(
          [this, thread](const std::stop_token& stop) { make_until(stop, thread); });
    }
  }

  void add(Item item) {
    {
      const std::lock_guard hold(mutex_);
      entries_.push_back({std::move(item), std::nullopt});
    }
    changed_.notify_all();
  }

  // Waits for the result of the item after the last one that was taken, which was added.
  Result<Made> next() {
    std::unique_lock hold(mutex_);
    changed_.wait(hold, [this] { return entries_[taken_].made.has_value(); });
    Result<Made> result = *std::exchange(entries_[taken_++].made, std::nullopt);
    hold.unlock();
    changed_.notify_all();
    return result;
  }

 private:
  struct Entry {
    std::optional<Item> item;  // until it is made
    std::optional<Result<Made>> made;
  };

  void make_until(const std::stop_token& stop, unsigned thread) {
    std::unique_lock hold(mutex_);
    while (changed_.wait(hold, stop, [this] {
      return next_ < entries_.size() && next_ < taken_ + max_ahead_;
    }) && !stop.stop_requested()) {
      Entry& entry = entries_[next_++];
      Item item = *std::exchange(entry.item, std::nullopt);
      hold.unlock();
      Result<Made> result = make_(thread, std::move(item));
      hold.lock();
      entry.made = std::move(result);
      changed_.notify_all();
    }
  }

  const std::size_t max_ahead_;
  const Maker make_;
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::deque<Entry> entries_;
  std::size_t next_ = 0;   // to be made
  std::size_t taken_ = 0;  // by next()
  std::vector<std::jthread> threads_;
};

}  // namespace musubi
