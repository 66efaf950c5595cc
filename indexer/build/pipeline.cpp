#include "indexer/build/pipeline.h"

#include <algorithm>

#include "common/guarded.h"
#include "common/process/threads.h"

namespace musubi {

Pipeline::Pipeline(const Dictionary& dictionary, const Tagger& tagger,
                   const std::vector<std::filesystem::path>& folders, unsigned threads,
                   std::size_t batch_bytes)
    : dictionary_(dictionary), tagger_(tagger), batch_bytes_(batch_bytes), max_waiting_(1) {
  for (const auto& folder : folders) shards_.emplace_back(shards_.size(), folder);
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

bool Pipeline::add(Document document, std::size_t shard) {
  Shard& to = shards_[shard];
  to.filling_bytes += document.title.size() + document.body.size();
  to.filling.documents.push_back(std::move(document));
  return to.filling_bytes < batch_bytes_ || submit(to);
}

bool Pipeline::submit(Shard& shard) {
  Batch& filling = shard.filling;
  std::unique_lock hold(mutex_);
  changed_.wait(hold, [this] { return failure_ || waiting_.size() < max_waiting_; });
  if (failure_) return false;
  const auto documents = static_cast<std::uint32_t>(filling.documents.size());
  Batch next{filling.shard, filling.number + 1, filling.first_document + documents, {}};
  waiting_.push_back(std::exchange(filling, std::move(next)));
  shard.filling_bytes = 0;
  hold.unlock();
  changed_.notify_all();
  if (is_alone_) work();
  return true;
}

// What is left, and a batch of nothing for a shard that none of the documents fell to.
void Pipeline::submit_rest() {
  const auto has_any = [](const Shard& shard) {
    return shard.filling.number > 0 || !shard.filling.documents.empty();
  };
  if (std::none_of(shards_.begin(), shards_.end(), has_any)) return;
  for (Shard& shard : shards_) {
    if (!shard.filling.documents.empty() || !has_any(shard)) submit(shard);
  }
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
  BigramCounter bigrams;  // of the shard that is at work
  std::size_t shard = 0;
  const auto hand_over = [&] {
    const std::lock_guard hold(mutex_);
    shards_[shard].bigrams.add(bigrams.counts());
  };
  while (auto batch = next_batch()) {
    if (batch->shard != shard) {
      hand_over();
      bigrams = BigramCounter();
      shard = batch->shard;
    }
    for (Document& document : batch->documents) {
      tagger_.tag(document);
      bigrams.add(document);
    }
    auto done = write(*batch, analyzer);
    if (!done) return done;
  }
  hand_over();
  return {};
}

Result<void> Pipeline::write(const Batch& batch, Analyzer& analyzer) {
  Shard& shard = shards_[batch.shard];
  auto segment = write_segment(batch, analyzer, tagger_.gazetteer(), shard.folder);
  if (!segment) return tl::unexpected(segment.error());
  {
    const std::lock_guard hold(mutex_);
    std::uint32_t document = batch.first_document;
    for (const ColumnRow& row : segment->rows) shard.columns.set(document++, row);
  }
  return shard.segments.add(batch.number, std::move(segment->path));
}

Result<std::vector<BuiltShard>> Pipeline::finish() {
  submit_rest();
  {
    const std::lock_guard hold(mutex_);
    closed_ = true;
  }
  changed_.notify_all();
  workers_.clear();
  if (failure_) return tl::unexpected(*failure_);
  std::vector<BuiltShard> built;
  for (Shard& shard : shards_) {
    built.push_back(
        {shard.segments.in_order(), std::move(shard.bigrams), std::move(shard.columns)});
  }
  return built;
}

}  // namespace musubi
