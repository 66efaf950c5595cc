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

#include "common/guarded.h"
#include "common/process/threads.h"
#include "common/result.h"

namespace musubi {

// add() and next() belong to one thread, which makes the results itself where no other can be
// started.  The threads end with the object, whatever is left.
// Made::bytes(): about how large a result is.
template <typename Item, typename Made>
class MadeAhead {
 public:
  // Makes a result on the thread of that number.
  using Maker = std::function<Result<Made>(unsigned thread, Item item)>;

  // No further result is begun while those that wait to be taken have `max_bytes` or more.
  MadeAhead(unsigned threads, std::size_t max_bytes, Maker make)
      : max_bytes_(max_bytes), make_(std::move(make)) {
    threads_ = start_threads(threads, [this](const std::stop_token& stop, unsigned thread) {
      make_until(stop, thread);
    });
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
    if (threads_.empty()) make_one(hold, 0);
    changed_.wait(hold, [this] { return entries_.front().made.has_value(); });
    Result<Made> result = std::move(*entries_.front().made);
    entries_.pop_front();
    --begun_;
    if (result) bytes_ -= result->bytes();
    hold.unlock();
    changed_.notify_all();
    return result;
  }

 private:
  struct Entry {
    std::optional<Item> item;  // until it is begun
    std::optional<Result<Made>> made;
  };

  void make_until(const std::stop_token& stop, unsigned thread) {
    std::unique_lock hold(mutex_);
    while (changed_.wait(hold, stop, [this] {
      return begun_ < entries_.size() && bytes_ < max_bytes_;
    }) && !stop.stop_requested()) {
      make_one(hold, thread);
    }
  }

  // Makes the next result, outside of the lock.
  void make_one(std::unique_lock<std::mutex>& hold, unsigned thread) {
    Entry& entry = entries_[begun_++];
    Item item = *std::exchange(entry.item, std::nullopt);
    hold.unlock();
    Result<Made> result = guarded([&] { return make_(thread, std::move(item)); });
    hold.lock();
    if (result) bytes_ += result->bytes();
    entry.made = std::move(result);
    changed_.notify_all();
  }

  const std::size_t max_bytes_;
  const Maker make_;
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::deque<Entry> entries_;  // that are not taken yet
  std::size_t begun_ = 0;      // of them, from the front
  std::size_t bytes_ = 0;      // of the results among them
  std::vector<std::jthread> threads_;
};

}  // namespace musubi
