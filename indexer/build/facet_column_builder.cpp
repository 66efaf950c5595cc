#include "indexer/build/facet_column_builder.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "common/index/schema.h"

namespace musubi {

namespace {

using Numbers = std::vector<std::uint32_t>;

template <typename List>
std::uint32_t count(const List& list) {
  return static_cast<std::uint32_t>(list.size());
}

}  // namespace

FacetColumnBuilder::FacetColumnBuilder(const FacetColumn& column) : FacetColumnBuilder() {
  Numbers numbers;
  for (std::size_t i = 0; i < column.member_ends.size(); ++i) {
    std::vector<std::string> values;
    for (const std::uint32_t value : column.values_of(i)) values.emplace_back(column.value(value));
    numbers.push_back(number_of(join_values(values)));
  }
  for (const std::uint32_t combination : column.combinations) {
    combinations_.push_back(combination < numbers.size() ? numbers[combination] : 0);
  }
}

std::uint32_t FacetColumnBuilder::number_of(const std::string& joined) {
  const auto [known, is_new] = numbers_.try_emplace(joined, count(joined_));
  if (is_new) joined_.push_back(joined);
  return known->second;
}

void FacetColumnBuilder::set(std::uint32_t document, const std::string& joined) {
  if (document >= combinations_.size()) combinations_.resize(std::size_t{document} + 1);
  combinations_[document] = number_of(joined);
}

void FacetColumnBuilder::write(BinFileWriter& file, std::size_t rows) const {
  Numbers combinations = combinations_;
  combinations.resize(rows);
  constexpr std::uint32_t kUnused = UINT32_MAX;
  Numbers renumbered(joined_.size(), kUnused);
  renumbered[0] = 0;
  std::vector<std::vector<std::string>> used = {{}};
  std::set<std::string> values;
  for (std::uint32_t& combination : combinations) {
    std::uint32_t& number = renumbered[combination];
    if (number == kUnused) {
      number = count(used);
      used.push_back(split_values(joined_[combination]));
      values.insert(used.back().begin(), used.back().end());
    }
    combination = number;
  }
  std::string text;
  Numbers value_ends, member_ends, members;
  std::map<std::string_view, std::uint32_t> numbers;
  for (const std::string& value : values) {
    numbers.emplace(value, count(value_ends));
    text += value;
    value_ends.push_back(count(text));
  }
  for (const auto& combination : used) {
    for (const std::string& value : combination) members.push_back(numbers.at(value));
    member_ends.push_back(count(members));
  }
  for (const Numbers* section : {&combinations, &member_ends, &members, &value_ends}) {
    file.add(*section);
  }
  file.add(text);
}

}  // namespace musubi
