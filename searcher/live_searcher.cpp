#include "searcher/live_searcher.h"

#include <utility>

#include "common/index/layout.h"

namespace musubi {

bool LiveSearcher::StubFile::is_same_as(const StubFile& other) const {
  return device == other.device && number == other.number &&
         changed.tv_sec == other.changed.tv_sec && changed.tv_nsec == other.changed.tv_nsec;
}

LiveSearcher::StubFile LiveSearcher::stub_file(const CommonOptions& options) {
  struct stat status = {};
  if (::stat(IndexLayout(options.index).stub().c_str(), &status) != 0) return {};
  return {status.st_dev, status.st_ino, status.st_ctim};
}

LiveSearcher::LiveSearcher(CommonOptions options, Synonyms synonyms)
    : options_(std::move(options)), synonyms_(std::move(synonyms)), opened_(stub_file(options_)) {}

Result<LiveSearcher> LiveSearcher::open(CommonOptions options, Synonyms synonyms) {
  LiveSearcher live(std::move(options), std::move(synonyms));
  auto searcher = Searcher::open(live.options_, live.synonyms_);
  if (!searcher) return tl::unexpected(searcher.error());
  live.searcher_.emplace(std::move(*searcher));
  return live;
}

Searcher& LiveSearcher::current(const std::function<void(const Error&)>& warn) {
  const StubFile now = stub_file(options_);
  if (now.is_same_as(opened_)) return *searcher_;
  opened_ = now;
  auto next = Searcher::open(options_, synonyms_);
  if (next) {
    searcher_.emplace(std::move(*next));
  } else {
    warn(next.error());
  }
  return *searcher_;
}

}  // namespace musubi
