// chance.h - a target given bytes of chance, in a process of its own.
#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "tests/fuzz/target.h"

namespace musubi::fuzz {

struct Trial {
  std::size_t inputs = 0;  // that were taken
  std::string end;         // how the process ended; empty: as it should
  std::string last_input;  // where it did not
};

// Mutations of the seeds, one after another, for as long.  `number` decides which.
Trial try_by_chance(const Target& target, const std::vector<std::string>& seeds,
                    std::chrono::milliseconds time, std::uint64_t number);

}  // namespace musubi::fuzz
