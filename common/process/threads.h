// threads.h - starts threads where the system gives them.  Where it gives fewer (a limit on
// tasks or on memory) the same work takes longer, and nothing fails.
#pragma once
#include <future>
#include <system_error>
#include <thread>
#include <vector>

namespace musubi {

// Runs `work` beside the caller, or in get() where no thread can be started.
template <typename Work>
[[nodiscard]] auto in_background(const Work& work) {
  try {
    return std::async(std::launch::async, work);
  } catch (const std::system_error&) {
    return std::async(std::launch::deferred, work);
  }
}

// Starts `count` threads, or as many as there may be, none at worst.  Each runs
// `body(number)`, or `body(stop_token, number)`, with a number from 0 on.
template <typename Body>
[[nodiscard]] std::vector<std::jthread> start_threads(unsigned count, const Body& body) {
  std::vector<std::jthread> threads;
  threads.reserve(count);
  try {
    for (unsigned number = 0; number < count; ++number) threads.emplace_back(body, number);
  } catch (const std::system_error&) {
    // Those that were started do the work.
  }
  return threads;
}

}  // namespace musubi
