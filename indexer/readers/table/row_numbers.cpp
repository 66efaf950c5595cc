#include "indexer/readers/table/row_numbers.h"

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>

#include "common/text/fold.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

// "007", "７" and "7." too.
std::optional<std::uint32_t> number_of(std::string_view cell) {
  std::string digits = fold_name(trim(cell));
  if (digits.ends_with('.')) digits.pop_back();
  std::uint32_t number = 0;
  const char* const end = digits.data() + digits.size();
  const auto [behind, error] = std::from_chars(digits.data(), end, number);
  if (error != std::errc() || behind != end) return std::nullopt;
  return number;
}

}  // namespace

bool are_row_numbers(std::span<const std::string_view> first_ids) {
  std::size_t count = 0, regular = 0;
  std::uint32_t first = 0, last = 0;
  for (const std::string_view id : first_ids) {
    if (trim(id).empty()) continue;
    const auto number = number_of(id);
    if (!number) return false;
    if (count == 0) first = *number;
    const bool goes_on = *number == last || *number == last + 1 || *number == first;
    if (count > 0 && goes_on) ++regular;
    last = *number;
    ++count;
  }
  return count > 0 && first <= 1 && 2 * regular >= count - 1;
}

}  // namespace musubi
