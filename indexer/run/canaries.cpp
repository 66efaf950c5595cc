#include "indexer/run/canaries.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "common/file/input_file.h"
#include "common/process/child_process.h"
#include "common/text/json.h"
#include "common/text/utf8.h"
#include "indexer/units.h"

namespace musubi {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMaxFileBytes = 1U << 20;
constexpr std::size_t kMaxCanaries = 1000;
constexpr std::size_t kMaxFirst = 1000;
constexpr std::uint64_t kMaxHits = 1'000'000'000;
constexpr ChildLimits kLimits = {std::chrono::seconds(60), 64U << 20};

constexpr std::string_view kFilters[] = {"prefecture", "country", "domain", "organization", "year"};

std::string as_text(const JsonValue& value) {
  if (!value.is_string()) throw std::invalid_argument("must be a string");
  auto text = value.get<std::string>();
  if (text.empty()) throw std::invalid_argument("must not be empty");
  if (text.find('\0') != text.npos) throw std::invalid_argument("must not contain U+0000");
  return text;
}

std::uint64_t as_number(const JsonValue& value, std::uint64_t max) {
  if (!value.is_number_unsigned() || value == 0U || value > max) {
    throw std::invalid_argument(fmt::format("must be a number from 1 to {}", max));
  }
  return value.get<std::uint64_t>();
}

void add_filter(const std::string& name, const JsonValue& value, Canary& canary) {
  const JsonValue values = value.is_array() ? value : JsonValue::array({value});
  for (const JsonValue& one : values) {
    canary.arguments.push_back(fmt::format("--{}={}", name, as_text(one)));
  }
}

// Throws std::invalid_argument where the value is not what the key asks for.
void read_key(const std::string& key, const JsonValue& value, Canary& canary, std::string& query) {
  if (key == "query") {
    query = as_text(value);
  } else if (std::find(std::begin(kFilters), std::end(kFilters), key) != std::end(kFilters)) {
    add_filter(key, value, canary);
  } else if (key == "id") {
    canary.id = as_text(value);
  } else if (key == "first") {
    canary.first = as_number(value, kMaxFirst);
  } else if (key == "hits") {
    canary.min_hits = as_number(value, kMaxHits);
  } else {
    throw std::invalid_argument("is unknown");
  }
}

Result<Canary> read_canary(const std::string& line, std::string where) {
  const JsonValue object = try_parse_json(line);
  if (!object.is_object()) {
    return fail(fmt::format("{}: this is no JSON object", where),
                R"(write a line such as {"query": "大連 経済", "id": "dalian-2004", "first": 3})");
  }
  Canary canary;
  canary.where = std::move(where);
  std::string query;
  for (const auto& [key, value] : object.items()) {
    try {
      read_key(key, value, canary, query);
    } catch (const std::invalid_argument& problem) {
      return fail(fmt::format("{}: \"{}\" {}", canary.where, key, problem.what()));
    }
  }
  // After "--" a query may begin with a minus.
  if (!query.empty()) canary.arguments.insert(canary.arguments.end(), {"--", query});
  if (canary.arguments.empty()) {
    return fail(fmt::format("{}: neither a query nor a filter", canary.where));
  }
  if (canary.id.empty() && !object.contains("hits")) {
    return fail(fmt::format("{}: nothing is expected", canary.where),
                "give an \"id\" that is to be found, or the least number of \"hits\"");
  }
  return canary;
}

Result<void> judge(const Canary& canary, const JsonValue& answer) {
  const auto total = answer.at("total").get<std::uint64_t>();
  if (total < canary.min_hits) {
    return fail(fmt::format("found {}, at least {} were expected", counted(total, "document"),
                            canary.min_hits));
  }
  if (canary.id.empty()) return {};
  const auto& hits = answer.at("hits");
  const bool found = std::any_of(hits.begin(), hits.end(),
                                 [&](const JsonValue& hit) { return hit.at("id") == canary.id; });
  if (found) return {};
  return fail(
      fmt::format("{} is not among the first {} of {} hits", canary.id, canary.first, total));
}

Result<void> ask(const Canary& canary, const fs::path& searcher,
                 const std::vector<std::string>& settings) try {
  std::vector<std::string> arguments = settings;
  arguments.push_back(fmt::format("--limit={}", canary.id.empty() ? 1 : canary.first));
  arguments.insert(arguments.end(), canary.arguments.begin(), canary.arguments.end());
  const auto outcome = run_child(searcher, std::move(arguments), kLimits);
  if (!outcome) return fail(fmt::format("{}: {}", searcher.string(), outcome.error().message));
  if (outcome->status > 1) return fail(outcome->err.substr(0, outcome->err.find('\n')));
  return judge(canary, parse_json(outcome->out));
} catch (const JsonValue::exception& problem) {
  return fail(fmt::format("the answer cannot be read: {}", problem.what()));
}

}  // namespace

Result<std::vector<Canary>> load_canaries(const fs::path& file) {
  const auto text = read_whole(file, kMaxFileBytes);
  if (!text) return fail(fmt::format("cannot read {}: {}", file.string(), text.error().message));
  std::istringstream stream(*text);
  std::vector<Canary> canaries;
  std::string line;
  for (std::size_t number = 1; std::getline(stream, line); ++number) {
    const auto begin = line.find_first_not_of(" \t\r");
    if (begin == line.npos || line[begin] == '#') continue;
    auto canary = read_canary(line, fmt::format("{}:{}", file.string(), number));
    if (!canary) return tl::unexpected(canary.error());
    canaries.push_back(std::move(*canary));
  }
  if (canaries.empty()) return fail(fmt::format("{} has no canary", file.string()));
  if (canaries.size() > kMaxCanaries) {
    return fail(fmt::format("{} has more than {} canaries", file.string(), kMaxCanaries));
  }
  return canaries;
}

Result<void> ask_canaries(const std::vector<Canary>& canaries, const fs::path& index,
                          const Resources& resources) {
  std::error_code error;
  const fs::path searcher = fs::read_symlink("/proc/self/exe", error).parent_path() / "searcher";
  // A config file might hold filters of its own.
  std::vector<std::string> settings = {"--config=/dev/null", "--index=" + index.string(),
                                       "--format=json", "--no-facets"};
  const auto files = resource_arguments(resources);
  settings.insert(settings.end(), files.begin(), files.end());
  for (const Canary& canary : canaries) {
    if (auto answered = ask(canary, searcher, settings); !answered) {
      return fail(fmt::format("the canary {} failed: {}", canary.where, answered.error().message));
    }
  }
  return {};
}

}  // namespace musubi
