#include "tests/cli/set_on_servers.h"

#include <fmt/format.h>

#include "common/index/layout.h"
#include "searcher/present/json.h"
#include "tests/catch.h"
#include "tests/cli/search_server.h"

namespace musubi::test {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

std::string record_of(int number) {
  static const char* const kSubjects[] = {"経済交流", "観光", "農業", "コンピュータ", "国際会議"};
  static const char* const kPlaces[] = {"大連市", "青森県", "仙台市"};
  json record = {{"id", fmt::format("d{}", number)},
                 {"title", fmt::format("{}と{}", kPlaces[number % 3], kSubjects[number % 5])},
                 {"body", fmt::format("{}と{}の協定を結んだ。第{}号の国際記録", kPlaces[number % 2],
                                      kSubjects[number % 4], number)}};
  if (number % 4 != 0) record["date"] = fmt::format("{}-04-01", 1985 + number % 30);
  if (number % 2 != 0) record["country"] = number % 3 == 0 ? "中国" : "韓国";
  if (number % 5 != 0) record["domain"] = number % 3 == 0 ? "経済" : "観光";
  return record.dump() + "\n";
}

}  // namespace

std::string night(int number) {
  std::string lines;
  for (int i = number * 9; i < 120 + number; ++i) lines += record_of(i);
  return lines;
}

SetOnServers::SetOnServers(int idle_ms, const std::string& lines) : idle_ms_(idle_ms) {
  become(lines);
  folder_.write("docs/minutes.txt", "議事の記録\n話し合った。\n");
  folder_.write("docs/old/minutes.txt", "以前の記録\n話し合った。\n");
  folder_.write("docs/letter.txt", "書簡\n返事を書いた。\n");
  build();
  for (int i = 0; i < kShards; ++i) {
    ports_.push_back(free_port());
    servers_.emplace_back();
    start(i);
  }
  wire_.emplace(ports_);
  folder_.write("far/XAPIANDB", wire_->stub());
  copy_front();
}

fs::path SetOnServers::live() const {
  const IndexLayout layout(folder_ / "index");
  return layout.generations() / layout.live_generation().value();
}

void SetOnServers::start(int shard) {
  const auto i = static_cast<std::size_t>(shard);
  servers_[i].emplace(
      serve(live() / fmt::format("shard-{}-of-{}", shard + 1, kShards), ports_[i], idle_ms_));
}

std::string SetOnServers::stub() const {
  std::string lines;
  for (const int port : ports_) lines += fmt::format("remote 127.0.0.1:{}\n", port);
  return lines;
}

Outcome SetOnServers::build() const {
  const Outcome built =
      run("indexer", {"--index", index(), "--shards", std::to_string(kShards), folder_ / "docs"});
  INFO(built.err);
  REQUIRE(built.status == 0);
  return built;
}

void SetOnServers::copy_front() const {
  fs::remove_all(folder_ / "far/front");
  fs::copy(live() / "front", folder_ / "far/front", fs::copy_options::recursive);
}

SearchRequest request_of(const Asked& asked) {
  SearchRequest request;
  request.query = asked.query;
  request.limit = 12;
  request.sort = asked.sort;
  if (asked.country) request.facet_values[FieldId::Country] = {*asked.country};
  if (asked.domain) request.facet_values[FieldId::Domain] = {*asked.domain};
  return request;
}

json answer_of(Searcher& searcher, const Asked& asked) {
  const auto answer = searcher.search(request_of(asked));
  if (!answer) return answer.error().message;
  json shown = json::parse(present_json(*answer));
  shown.erase("took_ms");
  for (json& hit : shown["hits"]) {
    for (const char* varies : {"file", "path", "row"}) hit.erase(varies);
  }
  return shown;
}

}  // namespace musubi::test
