#include "indexer/limit.h"

#include <fmt/format.h>

#include <charconv>

namespace musubi {

namespace {

constexpr std::size_t kMaxCount = 1'000'000'000;

}  // namespace

bool Limit::exceeded_by(std::uint64_t part, std::uint64_t whole) const {
  const double allowed = unit == Unit::Count ? value : value / 100 * static_cast<double>(whole);
  return static_cast<double>(part) > allowed;
}

std::string to_string(const Limit& limit) {
  return fmt::format("{}{}", limit.value, limit.unit == Limit::Unit::Percent ? "%" : "");
}

Result<Limit> parse_limit(std::string_view text) {
  const bool percent = text.ends_with('%');
  const std::string_view number = text.substr(0, text.size() - (percent ? 1 : 0));
  const auto parse = [&](auto& value) {
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    return error == std::errc() && end == number.data() + number.size();
  };
  if (double share = 0; percent && parse(share) && share >= 0 && share <= 100) {
    return Limit{share, Limit::Unit::Percent};
  }
  if (std::uint64_t count = 0; !percent && parse(count) && count <= kMaxCount) {
    return Limit{static_cast<double>(count), Limit::Unit::Count};
  }
  return fail(fmt::format("\"{}\" is neither a number nor a share", text),
              "write a number such as 10, or a share from 0% to 100%");
}

}  // namespace musubi
