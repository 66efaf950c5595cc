#include "searcher/interactive/search_worker.h"

#include <fcntl.h>
#include <unistd.h>

#include <csignal>
#include <utility>

#include "common/guarded.h"
#include "searcher/earlier_copies.h"
#include "searcher/typed_query.h"

namespace musubi {

SearchWorker::SearchWorker(LiveSearcher searcher) : searcher_(std::move(searcher)) {
  static_cast<void>(::pipe2(pipe_, O_CLOEXEC | O_NONBLOCK) == 0);
  // Signals are for the thread that draws.
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  thread_ = std::thread([this] { run(); });
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

SearchWorker::~SearchWorker() {
  {
    const std::lock_guard lock(mutex_);
    is_over_ = true;
  }
  is_stale_ = true;
  wanted_.notify_one();
  thread_.join();
  for (const int end : pipe_) ::close(end);
}

void SearchWorker::ask(SearchTask task) {
  {
    const std::lock_guard lock(mutex_);
    waiting_ = std::move(task);
    waiting_beside_.reset();
    is_stale_ = true;
  }
  wanted_.notify_one();
}

void SearchWorker::ask_beside(SearchTask task) {
  {
    const std::lock_guard lock(mutex_);
    waiting_beside_ = std::move(task);
  }
  wanted_.notify_one();
}

std::deque<SearchOutcome> SearchWorker::take() {
  char bytes[16];
  while (::read(pipe_[0], bytes, sizeof bytes) > 0) continue;
  const std::lock_guard lock(mutex_);
  return std::exchange(done_, {});
}

SearchOutcome SearchWorker::outcome_of(const SearchTask& task) {
  SearchOutcome outcome;
  outcome.number = task.number;
  const auto ask = [&](const auto& question) {
    const auto stoppable = [&](Searcher& searcher) {
      searcher.stop_when([this] { return is_stale_.load(); });
      return question(searcher);
    };
    return searcher_.ask(stoppable, [](const Error&) {});
  };
  if (task.document.empty()) {
    outcome.answer = guarded([&]() -> Result<Answer> {
      return ask([&](Searcher& searcher) -> Result<Answer> {
        const auto search = [&](const SearchRequest& request) {
          return search_so_far(searcher, request);
        };
        auto answer = search(task.request);
        if (!answer || !task.request.is_each_content_once) return answer;
        const auto noted = note_earlier_copies(search, task.request, *answer);
        return noted ? std::move(answer) : tl::unexpected(noted.error());
      });
    });
  } else {
    outcome.document = guarded([&]() -> Result<Hit> {
      return ask(
          [&](Searcher& searcher) { return searcher.document(task.document, task.request.query); });
    });
  }
  return outcome;
}

void SearchWorker::run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    wanted_.wait(lock, [this] { return waiting_ || waiting_beside_ || is_over_; });
    if (is_over_) return;
    auto& next = waiting_ ? waiting_ : waiting_beside_;
    const SearchTask task = *std::exchange(next, std::nullopt);
    is_stale_ = false;
    lock.unlock();
    SearchOutcome outcome = outcome_of(task);
    lock.lock();
    if (is_stale_) continue;  // a later key has asked for something else
    done_.push_back(std::move(outcome));
    static_cast<void>(::write(pipe_[1], "d", 1) == 1);
  }
}

}  // namespace musubi
