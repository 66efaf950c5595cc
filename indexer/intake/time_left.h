// time_left.h - how long reading will still take, told from how fast it was of late.
#pragma once
#include <cstdint>
#include <optional>

namespace musubi {

class TimeLeft {
 public:
  explicit TimeLeft(std::uint64_t total_bytes = 0) : total_bytes_(total_bytes) {}

  // `seconds` after the beginning, `bytes` were done.  Neither ever shrinks.
  void update(double seconds, std::uint64_t bytes);

  // None before anything is done.
  std::optional<double> seconds() const;
  double bytes_per_second() const { return rate_; }

 private:
  std::uint64_t total_bytes_;
  std::uint64_t bytes_ = 0;
  double at_ = 0;
  double rate_ = 0;
};

}  // namespace musubi
