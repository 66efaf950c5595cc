// stop_signals.h - lets a run be stopped at any moment without a trace.
//
// SIGTERM and SIGINT are taken by a thread of their own, so that a stop need not wait for
// the others, who may be deep in Xapian.  Programs that they run are ended too.  Writing to a
// closed pipe is an error of that call, and a closed terminal is no reason to stop.  Where no
// thread can be started, a signal ends the process at once, and the next run cleans up.
#pragma once
#include <csignal>
#include <functional>
#include <mutex>
#include <string_view>
#include <thread>
#include <vector>

namespace musubi {

class StopSignals {
 public:
  // Before any other thread is started.  On SIGTERM or SIGINT `clean_up` is called, with
  // the signal's name, and the process exits with ExitStatus::NotPublished.  What it
  // touches must bear that the other threads still work.
  explicit StopSignals(std::function<void(std::string_view signal)> clean_up);
  ~StopSignals();
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;

  // From now on a signal does not stop the run: it goes on to its end, which is near.
  // Never returns where a stop has begun.
  void close();

 private:
  void wait_for_signal();

  std::function<void(std::string_view)> clean_up_;
  sigset_t signals_;
  std::mutex deciding_;
  bool closed_ = false;
  std::vector<std::jthread> waiter_;  // none where no thread can be started
};

}  // namespace musubi
