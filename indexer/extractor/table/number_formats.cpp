#include "indexer/extractor/table/number_formats.h"

#include <fmt/format.h>

namespace musubi {

namespace {

// Excel has some hundreds of the one and 65,490 of the other.
constexpr std::size_t kMaxFormats = 2'000, kMaxOfCells = 65'536;

}  // namespace

void NumberFormats::define(int number, std::string_view code) {
  if (formats_.size() < kMaxFormats) {
    formats_.insert_or_assign(number, NumberFormat(code));
  } else {
    is_cut_ = true;
  }
}

void NumberFormats::add_of_cells(int number) {
  if (of_cells_.size() == kMaxOfCells) {
    is_cut_ = true;
    return;
  }
  of_cells_.push_back(number);
  const bool is_room = formats_.size() < kMaxFormats;
  if (is_room && !formats_.contains(number)) formats_[number] = NumberFormat::builtin(number);
}

const NumberFormat& NumberFormats::of_cell(std::size_t at) const {
  if (at >= of_cells_.size()) return general_;
  const auto format = formats_.find(of_cells_[at]);
  return format == formats_.end() ? general_ : format->second;
}

void NumberFormats::tell(Output& output) const {
  if (!is_cut_) return;
  output.warn(fmt::format(
      "holds more than {} formats of numbers or {} of cells: numbers in the others are shown plain",
      kMaxFormats, kMaxOfCells));
}

}  // namespace musubi
