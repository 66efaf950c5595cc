// ole_fixture.h - makes office files of before 2007 for tests: containers of the parts given.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace musubi {

// Name and bytes of each part; "storage/part" is in a storage, which may lie in another.
std::string ole_of(const std::vector<std::pair<std::string, std::string>>& parts);

// A number of `count` bytes, the lowest first.
std::string little_endian(std::uint64_t number, std::size_t count);

// UTF-16, the lower byte first.
std::string utf16_of(std::string_view text);

}  // namespace musubi
