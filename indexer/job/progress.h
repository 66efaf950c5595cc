// progress.h - tells a person at a terminal how far the work has come.
#pragma once
#include <chrono>
#include <cstdint>
#include <string>

namespace musubi {

class Progress {
 public:
  // `total_bytes`: size of all sources, for the time left.  Silent unless `visible`.
  Progress(bool visible, std::uint64_t total_bytes);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // Draws at most a few times a second.
  void advance(std::uint64_t documents, std::uint64_t bytes);
  void phase(const std::string& name);

 private:
  void draw(const std::string& line);

  bool visible_;
  std::uint64_t total_bytes_;
  std::chrono::steady_clock::time_point start_, last_drawn_;
};

}  // namespace musubi
