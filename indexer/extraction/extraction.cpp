#include "indexer/extraction/extraction.h"

#include <algorithm>
#include <utility>

#include "common/guarded.h"
#include "common/process/threads.h"

namespace musubi {

namespace {

// That wait to be read: of one file, and of all before another is begun.
constexpr std::size_t kJobBytes = 4U << 20;
constexpr std::size_t kWaitingBytes = 32U << 20;

// About how much memory a message takes.
std::size_t bytes_of(const Message& message) {
  std::size_t bytes = sizeof(Message);
  if (const auto* row = std::get_if<TableRow>(&message)) {
    for (const std::string& cell : row->cells) bytes += sizeof(cell) + cell.size();
  } else if (const auto* document = std::get_if<Extracted>(&message)) {
    for (const Section& section : document->sections)
      bytes += sizeof(section) + section.text.size();
  } else if (const auto* member = std::get_if<PlainMember>(&message)) {
    bytes += member->bytes.size();
  }
  return bytes;
}

}  // namespace

struct Extraction::Job {
  explicit Job(ExtractionTask of) : task(std::move(of)) {}

  ExtractionTask task;
  std::deque<Message> messages;
  std::size_t bytes = 0;
  bool is_wanted = true;
  std::optional<FileState> state;  // of the file as it was opened
  std::optional<Result<void>> outcome;
};

Extraction::Extraction(ExtractionSettings settings) : settings_(std::move(settings)) {}

Extraction::~Extraction() {
  for (std::jthread& thread : threads_) thread.request_stop();
  changed_.notify_all();
}

void Extraction::expect(std::vector<ExtractionTask> tasks) {
  const auto wanted = static_cast<unsigned>(std::min<std::size_t>(settings_.workers, tasks.size()));
  threads_ = start_threads(wanted, [this](const std::stop_token& stop, unsigned) { work(stop); });
  if (threads_.empty()) return;  // read() does it all
  {
    const std::lock_guard hold(mutex_);
    for (ExtractionTask& task : tasks) {
      jobs_.push_back(std::make_shared<Job>(std::move(task)));
    }
  }
  changed_.notify_all();
}

// Of one thread: takes job after job.
void Extraction::work(const std::stop_token& stop) {
  Worker worker(settings_.program, settings_.limits, stop);
  std::unique_lock hold(mutex_);
  while (changed_.wait(hold, stop, [this] {
    return begun_ < jobs_.size() && (begun_ == 0 || waiting_bytes_ < kWaitingBytes);
  })) {
    const std::shared_ptr<Job> job = jobs_[begun_++];
    hold.unlock();
    auto outcome = guarded([&]() -> Result<void> {
      const auto input = InputFile::open(job->task.path);
      note_state(*job, input ? input->state() : FileState{});
      if (!input) return tl::unexpected(input.error());
      return worker.extract(job->task.request, input->descriptor(),
                            [&](Message message) { push(*job, std::move(message), stop); });
    });
    hold.lock();
    job->outcome = std::move(outcome);
    changed_.notify_all();
  }
}

void Extraction::push(Job& job, Message message, const std::stop_token& stop) {
  const std::size_t bytes = bytes_of(message);
  std::unique_lock hold(mutex_);
  changed_.wait(hold, stop, [&job] { return job.bytes < kJobBytes || !job.is_wanted; });
  if (stop.stop_requested() || !job.is_wanted) return;
  job.messages.push_back(std::move(message));
  job.bytes += bytes;
  waiting_bytes_ += bytes;
  changed_.notify_all();
}

Result<void> Extraction::drain(Job& job, const std::function<void(Message)>& take) {
  for (;;) {
    std::deque<Message> messages;
    {
      std::unique_lock hold(mutex_);
      changed_.wait(hold, [&job] { return !job.messages.empty() || job.outcome.has_value(); });
      if (job.messages.empty()) return *job.outcome;
      messages.swap(job.messages);
      waiting_bytes_ -= std::exchange(job.bytes, 0);
    }
    changed_.notify_all();
    for (Message& message : messages) take(std::move(message));
  }
}

// None where it was not expected.
std::shared_ptr<Extraction::Job> Extraction::take_expected(const std::filesystem::path& path) {
  const std::lock_guard hold(mutex_);
  const auto expected = std::find_if(jobs_.begin(), jobs_.end(),
                                     [&path](const auto& job) { return job->task.path == path; });
  if (expected == jobs_.end()) return nullptr;
  while (jobs_.front()->task.path != path) drop_first();
  return jobs_.front();
}

// Whoever is at work on it goes on for nobody.
void Extraction::drop_first() {
  Job& job = *jobs_.front();
  job.is_wanted = false;
  job.messages.clear();
  waiting_bytes_ -= std::exchange(job.bytes, 0);
  jobs_.pop_front();
  if (begun_ > 0) --begun_;
  changed_.notify_all();
}

void Extraction::note_state(Job& job, const FileState& state) {
  const std::lock_guard hold(mutex_);
  job.state = state;
  changed_.notify_all();
}

// Waits until it is opened.
bool Extraction::is_of(Job& job, const FileState& state) {
  std::unique_lock hold(mutex_);
  changed_.wait(hold, [&job] { return job.state.has_value() || job.outcome.has_value(); });
  return job.state == state;
}

Result<void> Extraction::read(const ExtractionTask& task, const InputFile& input,
                              const std::function<void(Message)>& take) {
  const std::shared_ptr<Job> job = take_expected(task.path);
  changed_.notify_all();
  const bool is_ahead = job && job->task.request.known_members == task.request.known_members &&
                        is_of(*job, input.state());
  Result<void> outcome;
  if (is_ahead) outcome = drain(*job, take);
  if (job) {
    const std::lock_guard hold(mutex_);
    drop_first();
  }
  if (is_ahead) return outcome;
  if (!own_) own_ = std::make_unique<Worker>(settings_.program, settings_.limits);
  return own_->extract(task.request, input.descriptor(), take);
}

}  // namespace musubi
