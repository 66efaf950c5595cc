// zip_fixture.h - makes office files for tests: ZIP archives of the parts that are given.
#pragma once
#include <string>
#include <utility>
#include <vector>

namespace musubi {

// Name and bytes of each part, in this order.
std::string zip_of(const std::vector<std::pair<std::string, std::string>>& parts);

}  // namespace musubi
