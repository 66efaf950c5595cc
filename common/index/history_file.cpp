#include "common/index/history_file.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <stdexcept>

#include "common/file/durable.h"
#include "common/file/input_file.h"
#include "common/index/layout.h"
#include "common/text/json.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxBytes = 16U << 20;

std::string sum_of(const JsonValue& json) {
  const std::string text = json_line(json);
  return fmt::format("{:016x}", XXH3_64bits(text.data(), text.size()));
}

std::string checked_name(const JsonValue& json) {
  auto name = json.get<std::string>();
  if (!IndexLayout::is_generation_name(name)) throw std::runtime_error("a name is none");
  return name;
}

std::string to_text(const HistoryFile& history) {
  auto generations = JsonValue::array();
  for (const PastGeneration& one : history.generations) {
    generations.push_back(
        {{"name", one.name}, {"checksums", one.list_sum}, {"withdrawn", one.withdrawn}});
  }
  const JsonValue said = {{"generations", std::move(generations)}, {"newest", history.newest}};
  return json_page({{"history", said}, {"checksum", sum_of(said)}}) + "\n";
}

}  // namespace

Result<HistoryFile> read_history_file(const std::filesystem::path& file) try {
  const auto text = read_whole(file, kMaxBytes);
  if (!text) return tl::unexpected(text.error());
  const JsonValue json = parse_json(*text);
  const JsonValue& said = json.at("history");
  if (json.at("checksum") != sum_of(said)) return fail("its checksum is another");
  HistoryFile history;
  history.newest = checked_name(said.at("newest"));
  for (const JsonValue& one : said.at("generations")) {
    history.generations.push_back(
        {checked_name(one.at("name")), one.at("checksums"), one.at("withdrawn")});
  }
  return history;
} catch (const std::exception& problem) {
  return fail(problem.what());
}

Result<void> write_history_file(const std::filesystem::path& file, const HistoryFile& history) {
  const std::string text = to_text(history);
  if (text == read_whole(file, kMaxBytes).value_or("")) return {};
  return replace_file(file, text);
}

std::string list_sum_in_history(const std::filesystem::path& generation) {
  const IndexLayout layout(generation.parent_path().parent_path());
  const auto history = read_history_file(layout.history());
  if (!history) return {};
  const auto& all = history->generations;
  const auto one = std::find_if(all.begin(), all.end(), [&](const PastGeneration& past) {
    return past.name == generation.filename();
  });
  return one == all.end() ? "" : one->list_sum;
}

}  // namespace musubi
