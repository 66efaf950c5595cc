// live_searcher.h - a searcher that goes over to the next generation when one is published.
#pragma once
#include <sys/stat.h>

#include <chrono>
#include <functional>
#include <optional>

#include "common/result.h"
#include "searcher/search.h"

namespace musubi {

class LiveSearcher {
 public:
  using Clock = std::function<std::chrono::steady_clock::time_point()>;

  static Result<LiveSearcher> open(CommonOptions options, Synonyms synonyms,
                                   Clock clock = std::chrono::steady_clock::now);

  // What `question` makes of a searcher of the generation that is live now; costs a look at the
  // stub file.  Where a new generation cannot be opened, the old one stays in use, and `warn` is
  // told so once.  Where the server of a shard was lost, it is connected to once more and asked
  // again.
  template <typename Question>
  auto ask(const Question& question, const std::function<void(const Error&)>& warn) {
    auto answer = question(current(warn));
    if (answer || !searcher_->has_lost_connection() || !reopen()) return answer;
    return question(*searcher_);
  }

 private:
  // Which file the stub is: a new one takes its place when a generation is published.
  struct StubFile {
    dev_t device = 0;
    ino_t number = 0;
    timespec changed = {};
    bool is_same_as(const StubFile& other) const;
  };
  static StubFile stub_file(const CommonOptions& options);

  LiveSearcher(CommonOptions options, Synonyms synonyms, Clock clock);

  Searcher& current(const std::function<void(const Error&)>& warn);
  Result<void> reopen();

  CommonOptions options_;
  Synonyms synonyms_;
  Clock clock_;
  StubFile opened_;
  std::chrono::steady_clock::time_point opened_at_;
  std::optional<Searcher> searcher_;
};

}  // namespace musubi
