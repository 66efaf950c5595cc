// extraction.h - has files extracted by several workers at once, ahead of who reads them.
#pragma once
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "common/file/input_file.h"
#include "common/result.h"
#include "indexer/extraction/message.h"
#include "indexer/extraction/worker.h"

namespace musubi {

struct ExtractionSettings {
  std::filesystem::path program;  // the extractor
  unsigned workers = 1;
  ExtractionLimits limits = {};
};

struct ExtractionTask {
  std::filesystem::path path;  // to be opened
  Request request;
};

// Belongs to one thread, but for the threads inside.  What is extracted ahead is bounded.
class Extraction {
 public:
  explicit Extraction(ExtractionSettings settings);
  // Ends the workers, whatever they are doing.
  ~Extraction();
  Extraction(const Extraction&) = delete;
  Extraction& operator=(const Extraction&) = delete;

  const std::filesystem::path& program() const { return settings_.program; }

  // Tells, once, which files will be read next, in that order.
  void expect(std::vector<ExtractionTask> tasks);

  // Hands what was found in the file to `take`, whether it was expected or not.  `input`: the
  // file; where it is another than when it was read ahead, or other members of it are known, it is
  // read anew.  Files that were
  // expected before it, and not read, are dropped.  An error is the reason why the file, or the
  // rest of it, is refused.
  Result<void> read(const ExtractionTask& task, const InputFile& input,
                    const std::function<void(Message)>& take);

 private:
  struct Job;

  void work(const std::stop_token& stop);
  void push(Job& job, Message message, const std::stop_token& stop);
  std::shared_ptr<Job> take_expected(const std::filesystem::path& path);
  void note_state(Job& job, const FileState& state);
  bool is_of(Job& job, const FileState& state);
  void drop_first();
  Result<void> drain(Job& job, const std::function<void(Message)>& take);

  const ExtractionSettings settings_;
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::deque<std::shared_ptr<Job>> jobs_;  // that are not read yet, in order
  std::size_t begun_ = 0;                  // of them, from the front
  std::size_t waiting_bytes_ = 0;          // of what they hold
  std::unique_ptr<Worker> own_;            // for files that nobody expected
  std::vector<std::jthread> threads_;
};

}  // namespace musubi
