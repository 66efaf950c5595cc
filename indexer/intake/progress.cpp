#include "indexer/intake/progress.h"

#include <fmt/format.h>

#include "common/console.h"
#include "common/messages.h"
#include "indexer/units.h"

namespace musubi {

namespace {

using std::chrono::steady_clock;

double seconds_between(steady_clock::time_point from, steady_clock::time_point to) {
  return std::chrono::duration<double>(to - from).count();
}

}  // namespace

Progress::Progress(const Log& log) : log_(log), start_(steady_clock::now()) {}

Progress::~Progress() {
  draw("");
}

void Progress::draw(const std::string& line) {
  if (!log_.interactive()) return;
  write_message("\r\033[K" + translated(line));
}

void Progress::advance(std::uint64_t documents, std::uint64_t bytes) {
  const auto now = steady_clock::now();
  if (!log_.interactive() || seconds_between(last_drawn_, now) < 0.2) return;
  last_drawn_ = now;
  time_left_.update(seconds_between(start_, now), bytes);
  const auto left = time_left_.seconds();
  draw(fmt::format("{}  {:.1f} MB/s{}", counted(documents, "document"),
                   time_left_.bytes_per_second() / 1e6,
                   left ? fmt::format("  {:.0f} s left", *left) : ""));
}

void Progress::phase(const std::string& name) {
  draw(name);
  log_.phase(name);
}

}  // namespace musubi
