#include "searcher/reach/last_told.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "searcher/reach/private_file.h"

namespace musubi {

namespace fs = std::filesystem;

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMaxToldBytes = 16U << 20;
constexpr std::size_t kMaxSearches = 1000;  // kept; the oldest goes first

fs::path last_told_file(const fs::path& state) {
  return state / "last-told.json";
}

std::string entry_key(const fs::path& index, const std::string& key) {
  std::error_code error;
  const fs::path path = fs::weakly_canonical(index, error);
  return fmt::format("{}\n{}", (error ? index : path).string(), key);
}

// All that is kept; nothing where it cannot be read.
Json kept(const fs::path& state) {
  std::error_code error;
  const fs::path file = last_told_file(state);
  if (state.empty() || !fs::is_regular_file(file, error)) return Json::object();
  if (fs::file_size(file, error) > kMaxToldBytes) return Json::object();
  std::ifstream stream(file, std::ios::binary);
  Json all = Json::parse(stream, nullptr, false);
  return all.is_object() ? all : Json::object();
}

std::optional<std::uint64_t> number_in(const Json& entry, const char* name) {
  if (!entry.is_object() || !entry.contains(name)) return std::nullopt;
  const Json& value = entry[name];
  return value.is_number_unsigned() ? std::optional(value.get<std::uint64_t>()) : std::nullopt;
}

}  // namespace

Told last_told(const fs::path& state, const fs::path& index, const std::string& key,
               std::uint64_t latest_change) {
  const Json all = kept(state);
  const std::string name = entry_key(index, key);
  const Json entry = all.contains(name) ? all[name] : Json();
  const auto since = number_in(entry, "since");
  const auto until = number_in(entry, "until");
  if (!since || !until)
    return {latest_change - std::min<std::uint64_t>(latest_change, 1), latest_change, true};
  return {*until == latest_change ? *since : *until, latest_change, false};
}

Result<void> keep_told(const fs::path& state, const fs::path& index, const std::string& key,
                       const Told& told) {
  if (state.empty()) return fail("there is no folder to keep it in", "set HOME");
  Json all = kept(state);
  const std::string name = entry_key(index, key);
  all.erase(name);
  all[name] = {{"since", told.since}, {"until", told.until}};
  while (all.size() > kMaxSearches) all.erase(all.begin());
  return write_private_file(last_told_file(state),
                            all.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n");
}

}  // namespace musubi
