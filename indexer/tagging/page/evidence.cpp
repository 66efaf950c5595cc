#include "indexer/tagging/page/evidence.h"

#include <algorithm>

namespace musubi {

void Evidence::add(const std::string& value, double weight, Reason reason) {
  Sum& sum = sums_[value];
  sum.weight += weight;
  if (weight <= sum.strongest) return;
  sum.strongest = weight;
  sum.reason = std::move(reason);
}

std::vector<FoundValue> Evidence::values(const Demand& demand) const {
  double strongest = 0;
  for (const auto& [value, sum] : sums_) strongest = std::max(strongest, sum.weight);
  const double least = std::max(demand.least, demand.of_strongest * strongest);
  std::vector<FoundValue> values;
  for (const auto& [value, sum] : sums_) {
    if (sum.weight >= least && sum.strongest >= demand.once)
      values.push_back({value, sum.weight, sum.strongest, sum.reason});
  }
  std::stable_sort(values.begin(), values.end(),
                   [](const FoundValue& a, const FoundValue& b) { return a.weight > b.weight; });
  return values;
}

double Evidence::weight(const std::string& value) const {
  const auto sum = sums_.find(value);
  return sum == sums_.end() ? 0 : sum->second.weight;
}

}  // namespace musubi
