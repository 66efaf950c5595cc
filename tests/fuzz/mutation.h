// mutation.h - bytes that chance makes of a seed.
#pragma once
#include <random>
#include <string>
#include <vector>

namespace musubi::fuzz {

using Random = std::mt19937_64;

// One of the seeds with a few changes; never longer than `max_bytes`.  `seeds`: not empty.
std::string mutated(const std::vector<std::string>& seeds, std::size_t max_bytes, Random& random);

}  // namespace musubi::fuzz
