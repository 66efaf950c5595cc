#include "indexer/intake/time_left.h"

#include <cmath>

namespace musubi {

namespace {

// What was so long ago counts by a third, in seconds: files come in pieces, and the next ones
// may be of another kind.
constexpr double kMemory = 10;

}  // namespace

void TimeLeft::update(double seconds, std::uint64_t bytes) {
  const double passed = seconds - at_;
  if (passed <= 0 || bytes <= bytes_) return;
  const double rate = static_cast<double>(bytes - bytes_) / passed;
  const double share = bytes_ == 0 ? 1 : 1 - std::exp(-passed / kMemory);
  rate_ += share * (rate - rate_);
  at_ = seconds;
  bytes_ = bytes;
}

std::optional<double> TimeLeft::seconds() const {
  if (rate_ <= 0) return std::nullopt;
  const std::uint64_t left = total_bytes_ > bytes_ ? total_bytes_ - bytes_ : 0;
  return static_cast<double>(left) / rate_;
}

}  // namespace musubi
