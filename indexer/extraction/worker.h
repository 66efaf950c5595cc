// worker.h - one extractor at work, as the indexer sees it.
//
// A process without rights reads one file after another.  If it hangs, crashes or says too much, it
// is ended and only that file is refused; the next file gets a new process.
#pragma once
#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <utility>

#include "common/file/file_descriptor.h"
#include "common/result.h"
#include "indexer/extraction/message.h"

namespace musubi {

struct ExtractionLimits {
  // Of a file, while it is waited for.  A member of an archive or a mail may take two thirds of it;
  // all together may take a second more for each MB of the file.
  std::chrono::milliseconds time = std::chrono::seconds(30);
  // Of a file, in all its messages; of a small one 16 MB and 100 times its size.
  std::uint64_t output_bytes = std::uint64_t{1} << 30;
};

// Belongs to one thread, which outlives it: the process ends with the thread that started it.
class Worker {
 public:
  // Once `stop` is asked for, a file that is being extracted is given up soon.
  Worker(std::filesystem::path program, ExtractionLimits limits, std::stop_token stop = {})
      : program_(std::move(program)), limits_(limits), stop_(std::move(stop)) {}
  ~Worker() { end(); }
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  // Hands each message but the last to `take`, which may take its time.  `file` is open for
  // reading.  A member that ends the extractor is refused alone.  An error is the reason why the
  // file, or the rest of it, is refused.
  Result<void> extract(const Request& request, int file, const std::function<void(Message)>& take);

 private:
  class Clock;

  Result<void> try_to_extract(const Request& request, int file, Clock& clock,
                              std::uint64_t& bytes_left, const std::function<void(Message)>& take);
  Result<void> start();
  Result<void> send(const Request& request, int file, Clock& clock);
  Result<Message> receive(Clock& clock, std::uint64_t& bytes_left);
  Result<void> read(std::string& to, std::size_t byte_count, Clock& clock);
  Error death();
  int end();

  std::filesystem::path program_;
  ExtractionLimits limits_;
  std::stop_token stop_;
  std::uint64_t allowed_bytes_ = 0;  // of the file that is read
  FileDescriptor channel_;  // open while the process lives
  pid_t process_ = 0;
};

}  // namespace musubi
