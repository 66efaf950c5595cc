#include "searcher/live_searcher.h"

#include <utility>

#include "common/index/layout.h"

namespace musubi {

namespace {

// The server of a shard that was left out may be there again.
constexpr std::chrono::seconds kLookAgainForLostShards(10);

}  // namespace

bool LiveSearcher::StubFile::is_same_as(const StubFile& other) const {
  return device == other.device && number == other.number &&
         changed.tv_sec == other.changed.tv_sec && changed.tv_nsec == other.changed.tv_nsec;
}

LiveSearcher::StubFile LiveSearcher::stub_file(const CommonOptions& options) {
  struct stat status = {};
  if (::stat(IndexLayout(options.index).stub().c_str(), &status) != 0) return {};
  return {status.st_dev, status.st_ino, status.st_ctim};
}

LiveSearcher::LiveSearcher(CommonOptions options, Synonyms synonyms, Clock clock)
    : options_(std::move(options)), synonyms_(std::move(synonyms)), clock_(std::move(clock)) {}

Result<LiveSearcher> LiveSearcher::open(CommonOptions options, Synonyms synonyms, Clock clock) {
  LiveSearcher live(std::move(options), std::move(synonyms), std::move(clock));
  if (auto opened = live.reopen(); !opened) return tl::unexpected(opened.error());
  return live;
}

// The searcher stays as it is where that fails.
Result<void> LiveSearcher::reopen() {
  opened_ = stub_file(options_);
  opened_at_ = clock_();
  auto searcher = Searcher::open(options_, synonyms_);
  if (!searcher) return tl::unexpected(searcher.error());
  searcher_.emplace(std::move(*searcher));
  return {};
}

Searcher& LiveSearcher::current(const std::function<void(const Error&)>& warn) {
  const bool is_lost_one_due =
      searcher_->is_partial() && clock_() - opened_at_ >= kLookAgainForLostShards;
  if (!is_lost_one_due && stub_file(options_).is_same_as(opened_)) return *searcher_;
  if (auto opened = reopen(); !opened) warn(opened.error());
  return *searcher_;
}

}  // namespace musubi
