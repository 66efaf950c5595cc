// progress.h - tells a person at a terminal how far the work has come.
#pragma once
#include <chrono>
#include <cstdint>
#include <string>

#include "indexer/intake/time_left.h"
#include "indexer/log.h"

namespace musubi {

class Progress {
 public:
  // `log` outlives this object, and says whether anybody is watching.
  explicit Progress(const Log& log);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // `total_bytes`: size of the files that are to be read, for the time left.
  void expect(std::uint64_t total_bytes) { time_left_ = TimeLeft(total_bytes); }

  // `bytes`: of these files, read so far.  Draws at most a few times a second.
  void advance(std::uint64_t documents, std::uint64_t bytes);
  // A step without documents to count.
  void phase(const std::string& name);

 private:
  void draw(const std::string& line);

  const Log& log_;
  TimeLeft time_left_;
  std::chrono::steady_clock::time_point start_, last_drawn_;
};

}  // namespace musubi
