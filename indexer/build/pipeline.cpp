#include "indexer/build/pipeline.h"

#include "common/guarded.h"
#include "common/process/threads.h"

namespace musubi {

Pipeline::Pipeline(const Dictionary& dictionary, const Tagger& tagger, std::filesystem::path folder,
                   unsigned threads, std::size_t batch_bytes)
    : dictionary_(dictionary),
      tagger_(tagger),
      folder_(std::move(folder)),
      batch_bytes_(batch_bytes),
      max_waiting_(1) {
  workers_ = start_threads(threads, [this](unsigned) { work(); });
  if (workers_.empty()) is_alone_ = true;
}

Pipeline::~Pipeline() {
  {
    const std::lock_guard hold(mutex_);
    closed_ = true;
    waiting_.clear();
  }
  changed_.notify_all();
  workers_.clear();
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
  const auto documents = static_cast<std::uint32_t>(filling_.documents.size());
  waiting_.push_back(std::exchange(filling_, Batch{next, filling_.first_document + documents, {}}));
  filling_bytes_ = 0;
  hold.unlock();
  changed_.notify_all();
  if (is_alone_) work();
  return true;
}

std::optional<Batch> Pipeline::next_batch() {
  std::unique_lock hold(mutex_);
  changed_.wait(hold, [this] { return failure_ || closed_ || is_alone_ || !waiting_.empty(); });
  if (failure_ || waiting_.empty()) return std::nullopt;
  Batch batch = std::move(waiting_.front());
  waiting_.pop_front();
  hold.unlock();
  changed_.notify_all();
  return batch;
}

void Pipeline::work() {
  const auto done = guarded([this] { return write_batches(); });
  if (done) return;
  const std::lock_guard hold(mutex_);
  if (!failure_) failure_ = done.error();
  changed_.notify_all();
}

Result<void> Pipeline::write_batches() {
  Analyzer analyzer(dictionary_);
  BigramCounter bigrams;
  while (auto batch = next_batch()) {
    for (Document& document : batch->documents) {
      tagger_.tag(document);
      bigrams.add(document);
    }
    auto done = write(*batch, analyzer);
    if (!done) return done;
  }
  const std::lock_guard hold(mutex_);
  bigrams_.add(bigrams.counts());
  return {};
}

Result<void> Pipeline::write(const Batch& batch, Analyzer& analyzer) {
  auto segment = write_segment(batch, analyzer, tagger_.gazetteer(), folder_);
  if (!segment) return tl::unexpected(segment.error());
  {
    const std::lock_guard hold(mutex_);
    std::uint32_t document = batch.first_document;
    for (const ColumnRow& row : segment->rows) columns_.set(document++, row);
  }
  return segments_.add(batch.number, std::move(segment->path));
}

Result<std::vector<std::filesystem::path>> Pipeline::finish() {
  if (!filling_.documents.empty()) submit();
  {
    const std::lock_guard hold(mutex_);
    closed_ = true;
  }
  changed_.notify_all();
  workers_.clear();
  if (failure_) return tl::unexpected(*failure_);
  return segments_.in_order();
}

}  // namespace musubi
