// name_set.h - a fixed set of names, asked for each element of a page.
#pragma once
#include <string_view>
#include <unordered_set>

namespace musubi {

class NameSet {
 public:
  // `names`: parted by blanks, of static storage.
  explicit NameSet(std::string_view names) {
    while (!names.empty()) {
      const std::size_t end = std::min(names.find(' '), names.size());
      if (end > 0) names_.insert(names.substr(0, end));
      names.remove_prefix(std::min(end + 1, names.size()));
    }
  }

  bool holds(std::string_view name) const { return names_.count(name) > 0; }

 private:
  std::unordered_set<std::string_view> names_;
};

}  // namespace musubi
