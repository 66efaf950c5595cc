#include "common/index/layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

#include "common/file/durable.h"

namespace musubi {

namespace {

constexpr std::string_view kStubPrefix = "auto generations/";

// Longer ones are not ours, and no 64-bit number holds them.
constexpr std::size_t kMaxNameDigits = 18;

bool is_generation_name(std::string_view name) {
  return name.size() >= 6 && name.size() <= kMaxNameDigits &&
         name.find_first_not_of("0123456789") == name.npos;
}

}  // namespace

std::vector<std::string> IndexLayout::list_generations() const {
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(generations(), error)) {
    std::string name = entry.path().filename().string();
    if (is_generation_name(name)) names.push_back(std::move(name));
  }
  std::sort(names.begin(), names.end(), [](const std::string& a, const std::string& b) {
    return std::pair(a.size(), a) < std::pair(b.size(), b);
  });
  return names;
}

std::string IndexLayout::next_generation() const {
  const auto names = list_generations();
  const unsigned long long newest = names.empty() ? 0 : std::stoull(names.back());
  return fmt::format("{:06}", newest + 1);
}

std::optional<std::string> IndexLayout::live_generation() const {
  std::ifstream file(stub());
  std::string line;
  if (!std::getline(file, line) || !line.starts_with(kStubPrefix)) return std::nullopt;
  std::string name = line.substr(kStubPrefix.size());
  if (!is_generation_name(name)) return std::nullopt;
  return name;
}

Result<void> IndexLayout::publish(const std::string& name) const {
  return replace_file(stub(), fmt::format("{}{}\n", kStubPrefix, name));
}

}  // namespace musubi
