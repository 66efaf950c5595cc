#include "searcher/reach/last_told.h"

#include <fmt/format.h>

#include <algorithm>

#include "common/file/input_file.h"
#include "common/text/json.h"
#include "searcher/reach/private_file.h"

namespace musubi {

namespace fs = std::filesystem;

namespace {

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
JsonValue kept(const fs::path& state) {
  if (state.empty()) return JsonValue::object();
  const auto text = read_whole(last_told_file(state), kMaxToldBytes);
  JsonValue all = text ? try_parse_json(*text) : JsonValue();
  return all.is_object() ? all : JsonValue::object();
}

std::optional<std::uint64_t> number_in(const JsonValue& entry, const char* name) {
  if (!entry.is_object() || !entry.contains(name)) return std::nullopt;
  const JsonValue& value = entry[name];
  return value.is_number_unsigned() ? std::optional(value.get<std::uint64_t>()) : std::nullopt;
}

}  // namespace

Told last_told(const fs::path& state, const fs::path& index, const std::string& key,
               std::uint64_t latest_change) {
  const JsonValue all = kept(state);
  const std::string name = entry_key(index, key);
  const JsonValue entry = all.contains(name) ? all[name] : JsonValue();
  const auto since = number_in(entry, "since");
  const auto until = number_in(entry, "until");
  if (!since || !until)
    return {latest_change - std::min<std::uint64_t>(latest_change, 1), latest_change, true};
  return {*until == latest_change ? *since : *until, latest_change, false};
}

Result<void> keep_told(const fs::path& state, const fs::path& index, const std::string& key,
                       const Told& told) {
  if (state.empty()) return fail("there is no folder to keep it in", "set HOME");
  JsonValue all = kept(state);
  const std::string name = entry_key(index, key);
  all.erase(name);
  all[name] = {{"since", told.since}, {"until", told.until}};
  while (all.size() > kMaxSearches) all.erase(all.begin());
  return write_private_file(last_told_file(state), json_line(all) + "\n");
}

}  // namespace musubi
