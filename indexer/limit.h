// limit.h - how much of something is too much: a number, or a share in percent.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "common/result.h"

namespace musubi {

struct Limit {
  enum class Unit { Count, Percent };
  double value = 0;
  Unit unit = Unit::Count;

  // Whether `part` of `whole` is more than the limit allows.
  bool exceeded_by(std::uint64_t part, std::uint64_t whole) const;
};

// "12" or "2.5%".
std::string to_string(const Limit& limit);

// The reverse.  An error where it is neither, or more than 100%.
Result<Limit> parse_limit(std::string_view text);

}  // namespace musubi
