#include "indexer/build/pipeline.h"

namespace musubi {

Pipeline::Pipeline(const Dictionary& dictionary, const Tagger& tagger, std::filesystem::path folder,
                   unsigned threads, std::size_t batch_bytes)
    : tagger_(tagger), folder_(std::move(folder)), batch_bytes_(batch_bytes), max_waiting_(1) {
  workers_.reserve(threads);
  for (unsigned i = 0; i < threads; ++i) {
    workers_.emplace_back([this, &dictionary] { work(dictionary); });
  }
}

Pipeline::~Pipeline() {
  {
    const std::lock_guard hold(mutex_);
    closed_ = true;
    waiting_.clear();
  }
  changed_.notify_all();
  for (std::thread& worker : workers_) {
    if (worker.joinable()) worker.join();
  }
}

bool Pipeline::add(Document document) {
  filling_bytes_ += document.title.size() + document.body.size();
  filling_.documents.push_back(std::move(document));
  return filling_bytes_ < batch_bytes_ || submit();
}

bool Pipeline::submit() {
  std::unique_lock hold(mutex_);
  changed_.wait(hold, [this] { return failure_ || waiting_.size() < max_waiting_; });
  if (failure_) return false;
  const std::size_t next = filling_.number + 1;
  waiting_.push_back(std::exchange(filling_, Batch{next, {}}));
  filling_bytes_ = 0;
  hold.unlock();
  changed_.notify_all();
  return true;
}

std::optional<Batch> Pipeline::next_batch() {
  std::unique_lock hold(mutex_);
  changed_.wait(hold, [this] { return failure_ || closed_ || !waiting_.empty(); });
  if (failure_ || waiting_.empty()) return std::nullopt;
  Batch batch = std::move(waiting_.front());
  waiting_.pop_front();
  hold.unlock();
  changed_.notify_all();
  return batch;
}

void Pipeline::work(const Dictionary& dictionary) {
  Analyzer analyzer(dictionary);
  BigramCounter bigrams;
  while (auto batch = next_batch()) {
    for (Document& document : batch->documents) {
      tagger_.tag(document);
      bigrams.add(document);
    }
    auto done = write_segment(*batch, analyzer, tagger_.gazetteer(), folder_)
                    .and_then([&](std::filesystem::path segment) {
                      return segments_.add(batch->number, std::move(segment));
                    });
    if (done) continue;
    const std::lock_guard hold(mutex_);
    if (!failure_) failure_ = std::move(done.error());
    changed_.notify_all();
  }
  const std::lock_guard hold(mutex_);
  bigrams_.merge(bigrams);
}

Result<std::vector<std::filesystem::path>> Pipeline::finish() {
  if (!filling_.documents.empty()) submit();
  {
    const std::lock_guard hold(mutex_);
    closed_ = true;
  }
  changed_.notify_all();
  for (std::thread& worker : workers_) worker.join();
  if (failure_) return tl::unexpected(*failure_);
  return segments_.in_order();
}

}  // namespace musubi
