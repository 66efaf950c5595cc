// The same documents in one database and in several, asked the same questions.
#include <fmt/format.h>

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <random>

#include "searcher/present/json.h"
#include "searcher/search.h"
#include "tests/catch.h"
#include "tests/cli/program.h"
#include "tests/cli/search_server.h"

using namespace musubi;
using musubi::test::run;
using musubi::test::TemporaryFolder;

namespace {

// More than a window of the matcher has, in one database.
constexpr int kDocuments = 4500;
constexpr int kQueries = MUSUBI_TEST_SANITIZE ? 500 : 2000;

using Texts = std::vector<std::string>;

const Texts kSubjects = {"経済交流",       "観光",   "友好都市", "コンピュータ", "技術協力",
                         "農業",           "医療",   "高校生",   "訪問団",       "貿易",
                         "コンピューター", "水族館", "引っ越し", "children",     "Computer",
                         "環境保全",       "子ども", "人材育成", "港湾",         "さくら"};
const Texts kPlaces = {"大連市", "青森県",   "瀋陽市",     "北海道",
                       "仙台市", "New York", "釜山広域市", "ハルビン市"};
const Texts kVerbs = {"の協定を結んだ。", "について話し合った", "を進める。\n", "に関する覚書",
                      "の記録"};
const Texts kCountries = {"中国", "韓国", "米国", "ロシア"};
const Texts kPrefectures = {"青森県", "北海道", "宮城県"};
const Texts kDomains = {"経済", "観光", "教育", "農業"};
const Texts kTypos = {"けいざいこうりゅ", "コンピユータ", "kankou",
                      "childern",         "keizaikoryu",  "すいぞくかん"};

class Random {
 public:
  explicit Random(unsigned seed) : random_(seed) {}
  int below(int count) { return static_cast<int>(random_() % static_cast<unsigned>(count)); }
  // The first ones of a list most often.
  const std::string& of(const Texts& texts) {
    const int size = static_cast<int>(texts.size());
    return texts[static_cast<std::size_t>(std::min(below(size), below(size)))];
  }

 private:
  std::mt19937 random_;
};

std::string sentences(Random& random, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) {
    text += random.of(kPlaces) + (random.below(3) == 0 ? "、" : "と") + random.of(kSubjects) +
            random.of(kVerbs);
  }
  return text;
}

std::string date(Random& random) {
  const int year = 1985 + random.below(30);
  switch (random.below(4)) {
    case 0:
      return std::to_string(year);
    case 1:
      return fmt::format("{}-{:02}", year, 1 + random.below(12));
    default:
      return fmt::format("{}-{:02}-{:02}", year, 1 + random.below(12), 1 + random.below(28));
  }
}

std::string record(Random& random, int number) {
  nlohmann::json record = {
      {"id", fmt::format("{}#{}", random.below(2) == 0 ? "list" : "記録", number)},
      {"title", sentences(random, 1)},
      {"body", sentences(random, 1 + random.below(6))}};
  if (random.below(4) != 0) record["date"] = date(random);
  if (random.below(2) == 0) record["country"] = {random.of(kCountries)};
  if (random.below(2) == 0)
    record["prefecture"] = {random.of(kPrefectures), random.of(kPrefectures)};
  if (random.below(2) == 0) record["domain"] = {random.of(kDomains)};
  if (random.below(9) == 0) record["partner"] = random.of(kPlaces);
  return record.dump() + "\n";
}

// The documents in one index, in several that a stub names together, and in sets of shards that
// the indexer cut.
class Indexes {
 public:
  Indexes() {
    Random random(11);
    for (int i = 0; i < kDocuments; ++i) records_.push_back(record(random, i));
    build("whole", records_);
    for (const int count : {2, 3, 8}) {
      build(fmt::format("set{}", count), records_, {"--shards", std::to_string(count)});
    }
    // Of unlike sizes: the first shard of eight has half of all documents, and so on.
    for (const int count : {1, 2, 3, 8}) {
      std::vector<Texts> shards(static_cast<std::size_t>(count));
      for (const std::string& each : records_) {
        shards[static_cast<std::size_t>(std::min(random.below(count), random.below(count)))]
            .push_back(each);
      }
      std::string stub;
      for (int i = 0; i < count; ++i) {
        const auto name = fmt::format("{}-{}", count, i);
        build(name, shards[static_cast<std::size_t>(i)]);
        stub += fmt::format("auto ../{}/generations/000001\n", name);
      }
      folder_.write(fmt::format("of{}/XAPIANDB", count), stub);
    }
  }

  std::filesystem::path of(const std::string& name) const { return folder_ / name; }

 private:
  void build(const std::string& name, const Texts& records, Texts options = {}) {
    const auto source = folder_.write(name + ".jsonl", fmt::format("{}", fmt::join(records, "")));
    options.insert(options.end(), {"--index", (folder_ / name).string(), source});
    const auto built = run("indexer", options);
    INFO(built.err);
    REQUIRE(built.status == 0);
  }

  TemporaryFolder folder_;
  Texts records_;
};

const Indexes& indexes() {
  static const Indexes all;
  return all;
}

Searcher open(const std::string& name) {
  CommonOptions options;
  options.index = indexes().of(name);
  options.resources.data = MUSUBI_TEST_DATA;
  options.resources.dictionary = MUSUBI_TEST_DICTIONARY;
  options.resources.user_dictionaries = {MUSUBI_TEST_DATA "/places.dic",
                                         MUSUBI_TEST_DATA "/spellings.dic"};
  auto searcher = Searcher::open(options);
  if (!searcher) FAIL(searcher.error().message);
  return std::move(*searcher);
}

std::string word(Random& random) {
  switch (random.below(10)) {
    case 0:
      return random.of(kSubjects).substr(0, 6) + "*";
    case 1:
      return "\"" + random.of(kPlaces) + "と" + random.of(kSubjects) + "\"";
    case 2:
      return "「" + random.of(kSubjects) + random.of(kVerbs).substr(0, 6) + "」";
    case 3:
      return "title:" + random.of(kSubjects);
    case 4:
      return random.of(kTypos);
    case 5:
      return random.of(kPlaces);
    case 6:
      return fmt::format("id:list#{}*", random.below(50));
    default:
      return random.of(kSubjects);
  }
}

// NOLINTNEXTLINE(misc-no-recursion): of bounded depth
std::string query(Random& random, int depth) {
  if (depth == 0) return word(random);
  switch (random.below(9)) {
    case 0:
      return query(random, depth - 1) + " OR " + query(random, depth - 1);
    case 1:
      return query(random, depth - 1) + " -" + word(random);
    case 2:
      return "(" + query(random, depth - 1) + ") " + word(random);
    case 3:
      return query(random, depth - 1) + " date:1990..2004-06";
    case 4:
      return query(random, depth - 1) + " country:" + random.of(kCountries);
    case 5:
      return random.of(kPlaces) + "と" + random.of(kSubjects) + "の協定を結んだのはどこですか";
    case 6:
      return word(random) + " " + word(random);
    default:
      return word(random);
  }
}

SearchRequest request(Random& random) {
  SearchRequest request;
  const int kind = random.below(20);
  if (kind == 0) {
    request.like = fmt::format("list#{}", random.below(kDocuments));
  } else if (kind > 2) {
    request.query = query(random, random.below(3));
  }
  if (kind == 1 || random.below(4) == 0) {
    request.facet_values[FieldId::Country] = {random.of(kCountries), random.of(kCountries)};
  }
  if (kind == 2 || random.below(6) == 0) request.years = DateRange{{1995, 0, 0}, {}};
  if (random.below(8) == 0) request.facet_values[FieldId::Domain] = {random.of(kDomains)};
  request.sort = static_cast<SortOrder>(std::max(0, random.below(6) - 3));
  request.limit = static_cast<std::size_t>(1 + random.below(random.below(8) == 0 ? 300 : 20));
  request.offset = static_cast<std::size_t>(random.below(5) == 0 ? random.below(60) : 0);
  request.detail = random.below(10) == 0 ? Detail::Full : Detail::IdsOnly;
  return request;
}

// All of an answer but what must differ.
std::string shown(Result<Answer> answer) {
  if (!answer) return answer.error().message;
  answer->took_ms = 0;
  for (Hit& hit : answer->hits) {
    hit.path.clear();
    hit.file.clear();
    hit.row = 0;
  }
  return present_json(*answer);
}

// What servers tell, too.
std::string shown_of_words(Result<Answer> answer) {
  if (answer) {
    answer->notes.clear();
    for (Hit& hit : answer->hits) hit.came = hit.changed = 0;
  }
  return shown(std::move(answer));
}

// A server for each shard of a set of three, and a folder with its front that names them.
class ServedShards {
 public:
  ServedShards(const std::filesystem::path& set, const std::filesystem::path& far) {
    const auto generation = set / "generations/000001";
    std::filesystem::create_directories(far);
    std::ofstream stub(far / "XAPIANDB");
    for (int i = 1; i <= 3; ++i) {
      const int port = test::free_port();
      servers_.push_back(test::serve(generation / fmt::format("shard-{}-of-3", i), port));
      stub << "remote 127.0.0.1:" << port << '\n';
    }
    std::filesystem::copy(generation / "front", far / "front");
  }

 private:
  std::vector<test::RunningProgram> servers_;
};

}  // namespace

TEST_CASE("several local shards answer as one index of the same documents", "[shards]") {
  Searcher whole = open("whole");
  std::vector<Searcher> cut;
  for (const int count : {1, 2, 3, 8}) cut.push_back(open(fmt::format("of{}", count)));
  for (const int count : {2, 3, 8}) cut.push_back(open(fmt::format("set{}", count)));
  Random random(3);
  int cut_off = 0;
  for (int i = 0; i < kQueries; ++i) {
    const SearchRequest asked = request(random);
    auto answer = whole.search(asked);
    if (answer && answer->total > asked.offset + asked.limit) ++cut_off;
    const std::string expected = shown(std::move(answer));
    const std::string found = shown(cut[static_cast<std::size_t>(i) % cut.size()].search(asked));
    if (expected == found) continue;
    INFO(fmt::format("query {}: {} {}", i, asked.query, asked.like.value_or("")));
    REQUIRE(found == expected);
  }
  CHECK(cut_off > kQueries / 2);  // most have more hits than are asked for

  // The same over servers, but for what letters tell beyond words, and times.
  const ServedShards served(indexes().of("set3"), indexes().of("far"));
  Searcher far = open("far");
  int compared = 0;
  for (int i = 0; i < kQueries / 10; ++i) {
    SearchRequest asked = request(random);
    const bool is_by_letters = asked.query.find_first_of("\"*-") != std::string::npos ||
                               asked.query.find("「") != std::string::npos;
    if (is_by_letters || asked.sort == SortOrder::LatestChange) continue;
    ++compared;
    INFO(fmt::format("query {}: {} {}", i, asked.query, asked.like.value_or("")));
    REQUIRE(shown_of_words(far.search(asked)) == shown_of_words(whole.search(asked)));
  }
  CHECK(compared > kQueries / 30);
}

TEST_CASE("an id that several shards have is told", "[cli][shards]") {
  const TemporaryFolder folder;
  const auto build = [&](const std::string& name, const Texts& ids) {
    std::string lines;
    for (const std::string& id : ids) {
      lines += nlohmann::json{{"id", id}, {"title", "大連"}, {"body", name}}.dump() + "\n";
    }
    const auto source = folder.write(name + ".jsonl", lines);
    REQUIRE(run("indexer", {"--index", (folder / name).string(), source}).status == 0);
  };
  build("a", {"1", "2", "3"});
  build("b", {"4", "2", "3"});
  build("c", {"5"});
  const auto notes = [&](const Texts& names) {
    std::string stub;
    for (const auto& name : names) stub += "auto ../" + name + "/generations/000001\n";
    folder.write("all/XAPIANDB", stub);
    const auto outcome =
        run("searcher", {"--index", (folder / "all").string(), "--format", "json", "大連"});
    INFO(outcome.err);
    REQUIRE(outcome.status == 0);
    return nlohmann::json::parse(outcome.out)["notes"].dump();
  };
  CHECK(notes({"a", "c"}) == "[]");
  CHECK_THAT(notes({"a", "c", "b"}), Catch::Matchers::ContainsSubstring("同じ ID の文書が 2 件"));
  CHECK_THAT(notes({"a", "a"}), Catch::Matchers::ContainsSubstring("同じ ID の文書が 3 件"));
}

TEST_CASE("a shard that is damaged is an error, whatever the others say", "[cli][shards]") {
  const TemporaryFolder folder;
  std::string stub;
  for (const char* name : {"a", "b"}) {
    const auto source = folder.write(std::string(name) + ".txt", "大連市との経済交流\n");
    REQUIRE(run("indexer", {"--index", (folder / name).string(), source}).status == 0);
    stub += fmt::format("auto ../{}/generations/000001\n", name);
  }
  folder.write("all/XAPIANDB", stub);
  const auto search = [&] {
    return run("searcher", {"--index", (folder / "all").string(), "\"大連市との経済\""});
  };
  CHECK(search().status == 0);
  for (const std::string damaged : {"ranking.bin", "facets.bin", "docdata.glass", "documents.bin",
                                    "bigram_counts.bin", "letters.bin"}) {
    const auto file = "b/generations/000001/" + damaged;
    const std::string sound = musubi::test::read_file(folder / file);
    std::filesystem::resize_file(folder / file, 50);
    const auto outcome = search();
    INFO(damaged << outcome.err);
    CHECK(outcome.status == 2);
    CHECK(outcome.out.empty());
    folder.write(file, sound);
  }
}
