// name_set.h - a fixed set of names, asked for each element of a page.
#pragma once
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_set>

namespace musubi {

class NameSet {
 public:
  // `names`: parted by blanks, of static storage.
  explicit NameSet(std::string_view names) {
    while (!names.empty()) {
      const std::size_t end = std::min(names.find(' '), names.size());
      if (end > 0) add(names.substr(0, end));
      names.remove_prefix(std::min(end + 1, names.size()));
    }
  }

  bool holds(std::string_view name) const { return may_hold(name) && names_.count(name) > 0; }

 private:
  // Most that are asked for are in no set: their first letter and length tell.
  static std::size_t letter_of(std::string_view name) {
    return static_cast<unsigned char>(name[0]) % 64;
  }
  static std::uint64_t length_bit(std::string_view name) {
    return std::uint64_t{1} << std::min<std::size_t>(name.size(), 63);
  }
  bool may_hold(std::string_view name) const {
    return !name.empty() && (lengths_[letter_of(name)] & length_bit(name)) != 0;
  }
  void add(std::string_view name) {
    names_.insert(name);
    lengths_[letter_of(name)] |= length_bit(name);
  }

  std::unordered_set<std::string_view> names_;
  std::array<std::uint64_t, 64> lengths_ = {};  // of the names, by their first letters
};

}  // namespace musubi
