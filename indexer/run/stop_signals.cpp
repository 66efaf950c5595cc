#include "indexer/run/stop_signals.h"

#include <pthread.h>
#include <unistd.h>

#include "common/guarded.h"
#include "common/process/child_process.h"
#include "common/process/threads.h"
#include "indexer/exit_status.h"

namespace musubi {

namespace {

constexpr unsigned kMaxSeconds = 1;

[[noreturn]] void leave() {
  kill_children();
  ::_exit(static_cast<int>(ExitStatus::NotPublished));
}

}  // namespace

StopSignals::StopSignals(std::function<void(std::string_view)> clean_up)
    : clean_up_(std::move(clean_up)) {
  for (const int ignored : {SIGHUP, SIGPIPE}) std::signal(ignored, SIG_IGN);
  sigemptyset(&signals_);
  sigaddset(&signals_, SIGTERM);
  sigaddset(&signals_, SIGINT);
  // Threads started from here on inherit the mask.
  pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
  waiter_ = start_threads(1, [this](unsigned) { wait_for_signal(); });
  // Nobody to take them: they end the process, and the next run cleans up.
  if (waiter_.empty()) pthread_sigmask(SIG_UNBLOCK, &signals_, nullptr);
}

StopSignals::~StopSignals() {
  close();
  for (std::jthread& waiter : waiter_) {
    // It waits for signals, and is not ended by one.
    pthread_kill(waiter.native_handle(), SIGTERM);  // NOLINT(bugprone-bad-signal-to-kill-thread)
  }
}

void StopSignals::close() {
  const std::lock_guard hold(deciding_);
  closed_ = true;
}

void StopSignals::wait_for_signal() {
  int signal = 0;
  sigwait(&signals_, &signal);
  const std::lock_guard hold(deciding_);
  if (closed_) return;
  // Whoever reads the log may have stopped reading.
  std::signal(SIGALRM, [](int) { leave(); });
  ::alarm(kMaxSeconds);
  // Whatever comes of it, the process ends.
  static_cast<void>(guarded([&]() -> Result<void> {
    clean_up_(signal == SIGINT ? "SIGINT" : "SIGTERM");
    return {};
  }));
  leave();
}

}  // namespace musubi
