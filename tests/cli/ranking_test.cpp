#include <set>
#include <string>
#include <vector>

#include "tests/catch.h"
#include "tests/cli/corpus_index.h"

using musubi::test::run;
using musubi::test::TemporaryFolder;
using nlohmann::json;

namespace {

struct Entry {
  std::string id, title, body;
};

// An index of these documents that answers with the ids in the order found.
class Index {
 public:
  explicit Index(const std::vector<Entry>& entries) {
    std::string lines;
    for (const auto& [id, title, body] : entries) {
      lines += json{{"id", id}, {"title", title}, {"body", body}}.dump() + "\n";
    }
    const auto source = folder_.write("documents.jsonl", lines);
    REQUIRE(run("indexer", {"--index", path(), source}).status == 0);
  }

  std::vector<std::string> ask(const std::string& query,
                               std::vector<std::string> options = {}) const {
    std::vector<std::string> ids;
    options.insert(options.end(), {"--index", path(), "--format", "json", query});
    const json answer = json::parse(run("searcher", options).out);
    for (const auto& hit : answer["hits"]) ids.push_back(hit["id"]);
    return ids;
  }

 private:
  std::string path() const { return (folder_ / "index").string(); }

  TemporaryFolder folder_;
};

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("words that stand together rank above words far apart", "[cli][ranking]") {
  const std::string filler = "この町では毎年秋に祭りが開かれ、近くの山から多くの人が集まる。";
  const Index index({
      {"apart", "町の記録",
       "経済の話から始める。" + filler + filler + filler + "交流の話で終わる。"},
      {"together", "町の記録",
       "経済交流の話から始める。" + filler + filler + filler + "話で終わる。"},
  });
  CHECK(index.ask("経済交流") == Ids{"together", "apart"});
}

TEST_CASE("a title that holds the words ranks above a body that does", "[cli][ranking]") {
  const Index index({
      {"body", "ある町の一年", "港のまつりについて、姉妹都市から手紙が届いた。"},
      {"title", "姉妹都市", "港のまつりについて、遠い町から手紙が届いた。"},
  });
  CHECK(index.ask("姉妹都市").front() == "title");
}

TEST_CASE("the form that was typed ranks above another form of the word", "[cli][ranking]") {
  const Index index({
      {"other", "日記", "兄は駅まで走る。弟は家で待つ。"},
      {"typed", "日記", "兄は駅まで走った。弟は家で待つ。"},
  });
  CHECK(index.ask("走った") == Ids{"typed", "other"});
  CHECK(index.ask("走る") == Ids{"other", "typed"});
}

TEST_CASE("a whole question finds what its words are about", "[cli][ranking]") {
  const Index index({
      {"bridge", "橋", "この橋は1962年に若戸大橋として開通し、当時は東洋一の長さだった。"},
      {"tower", "塔", "この塔は1958年に完成した。高さは333メートルである。"},
      {"harbour", "港", "この港は1899年に開港し、石炭の積み出しで栄えた。"},
  });
  CHECK(index.ask("東洋一の長さだった橋が開通したのはいつですか？").front() == "bridge");
  CHECK(index.ask("高さが333メートルの塔はいつ完成しましたか").front() == "tower");
  CHECK(index.ask("石炭の積み出しで栄えたのは何ですか").front() == "harbour");
}

TEST_CASE("what has only the common words of a question is no answer to it", "[cli][ranking]") {
  std::vector<Entry> entries = {{"answer", "記念館", "記念館はオリヴェーロ建築の名作である。"}};
  for (int i = 0; i < 30; ++i) {
    entries.push_back({"noise" + std::to_string(i), "雑記", "建築の名作について人に聞いた話。"});
  }
  CHECK(Index(entries).ask("オリヴェーロの建築の名作とは何ですか") == Ids{"answer"});
}

TEST_CASE("equal documents come in the order of their ids, whatever order they were read in",
          "[cli][ranking]") {
  const auto equal = [](const std::string& id) { return Entry{id, "同じ題", "同じ本文"}; };
  const Ids in_order = {"a2", "a10", "b1"};
  CHECK(Index({equal("b1"), equal("a10"), equal("a2")}).ask("本文") == in_order);
  CHECK(Index({equal("a10"), equal("a2"), equal("b1")}).ask("本文") == in_order);
}

TEST_CASE("pages of equal documents join without gap or repetition", "[cli][ranking]") {
  constexpr int kDocuments = 130;
  std::vector<Entry> entries;
  for (int i = kDocuments; i > 0; --i) entries.push_back({std::to_string(i), "同じ題", "同じ本文"});
  const Index index(entries);
  Ids in_order;
  for (int i = 1; i <= kDocuments; ++i) in_order.push_back(std::to_string(i));
  for (const int page_size : {7, 40, 100, 200}) {
    CAPTURE(page_size);
    Ids joined;
    for (int offset = 0; offset < kDocuments; offset += page_size) {
      const Ids page = index.ask(
          "本文", {"--limit", std::to_string(page_size), "--offset", std::to_string(offset)});
      joined.insert(joined.end(), page.begin(), page.end());
    }
    CHECK(joined == in_order);
  }
}

TEST_CASE("ids and scores are the same from one database and from several shards",
          "[cli][ranking]") {
  const TemporaryFolder folder;
  std::vector<std::string> shards(3);
  std::string all, stub;
  for (int i = 0; i < 90; ++i) {
    const json entry = {{"id", std::to_string(i)},
                        {"title", "第" + std::to_string(i % 4) + "回会議"},
                        {"body", std::string(i % 3 == 0 ? "大連市と経済交流" : "瀋陽市と観光交流") +
                                     "の協定を結んだ。" + (i % 5 == 0 ? "港の見学もした。" : "")},
                        {"date", std::to_string(1990 + i % 7) + "-04-01"}};
    all = entry.dump() + "\n" + all;
    shards[static_cast<std::size_t>(i) % shards.size()] += entry.dump() + "\n";
  }
  const auto build = [&](const std::string& name, const std::string& lines) {
    const auto source = folder.write(name + ".jsonl", lines);
    REQUIRE(run("indexer", {"--index", (folder / name).string(), source}).status == 0);
  };
  build("whole", all);
  for (std::size_t i = 0; i < shards.size(); ++i) {
    const std::string name = "shard" + std::to_string(i);
    build(name, shards[i]);
    stub += "auto " + (folder / name / "generations/000001").string() + "\n";
  }
  folder.write("parts/XAPIANDB", stub);
  const auto ask = [&](const std::string& index, std::vector<std::string> query) {
    query.insert(query.begin(),
                 {"--index", (folder / index).string(), "--format", "json", "--limit", "100"});
    json answer = json::parse(run("searcher", query).out);
    answer.erase("took_ms");
    for (auto& hit : answer["hits"]) {
      for (const char* varies : {"path", "file", "row"}) hit.erase(varies);
    }
    return answer;
  };
  // In a loop, not by GENERATE, which would build the indexes anew for each.
  const std::vector<std::vector<std::string>> queries = {
      {"経済交流"},
      {"港 大連"},
      {"だいれん"},
      {"dairen keizai"},
      {"経済交流の協定を結んだ町はどこですか"},
      {"協定", "--offset", "45"},
      {"瀋陽", "--sort", "date"},
      {"瀋陽", "--sort", "-date"},
      {"経財交流"},
      {"--year", "1992..1995"},
  };
  for (const auto& query : queries) {
    CAPTURE(query);
    CHECK(ask("parts", query) == ask("whole", query));
  }
}

TEST_CASE("the explanation says in words why a hit scored as it did", "[cli][ranking]") {
  const json answer = musubi::test::search_json({"大連", "経済交流", "--explain"});
  REQUIRE(!answer["hits"].empty());
  for (const auto& hit : answer["hits"]) {
    const json& why = hit["explanation"];
    CHECK(why["words"].get<double>() + why["wording"].get<double>() ==
          Catch::Approx(hit["score"].get<double>()).margin(0.001));
    CHECK(!why["found"].empty());
  }
  CHECK(!musubi::test::search_json({"大連"})["hits"][0].contains("explanation"));
  const auto text = musubi::test::search({"大連", "--explain"});
  CHECK(text.out.find("一致した語: ") != std::string::npos);
}

TEST_CASE("like finds similar documents but not the document itself", "[cli][ranking]") {
  const json page = musubi::test::search_json({"プーアル茶"});
  const std::string id = page["hits"][0]["id"];
  const json similar = musubi::test::search_json({"--like", id, "--limit", "100"});
  CHECK(similar["total"] > 0);
  CHECK(similar["hits"][0]["prefecture"] == json({"岩手県"}));
  for (const auto& hit : similar["hits"]) CHECK(hit["id"] != id);
  const auto unknown = musubi::test::search({"--like", "no-such-id"});
  CHECK(unknown.status == 2);
  CHECK(unknown.err.find("no-such-id") != std::string::npos);
  CHECK(musubi::test::search({"--like", id, "大連"}).status == 2);
}

TEST_CASE("a question about a name in brackets finds what says it in other words",
          "[cli][ranking]") {
  const Index index({
      {"answer", "飛鳥の年号", "「法興」とは仏法の興隆のことである。"},
      {"astray", "山の名", "この方法興味深いという意味では、山の名は似ている。"},
      {"pulsar", "惑星", "パルサーPSRB1257+12のまわりで惑星が見つかった。"},
  });
  CHECK(index.ask("「法興」の意味は何?").front() == "answer");
  CHECK(index.ask("パルサーPSRB1257+12を公転する惑星は何年に確認されましたか。").front() ==
        "pulsar");
}

TEST_CASE("a question finds what has its name, though another word is rarer", "[cli][ranking]") {
  std::vector<Entry> entries = {
      {"verb", "クイーンズランド州との教育交流", "県は2010年に覚書を結んだ。"},
      {"name", "モンゴル中央県との交流", "県は1997年から訪問団を送る。"},
      {"also", "モンゴルへの旅", "馬の写真を展示する。"},
  };
  for (int i = 0; i < 12; ++i) {
    entries.push_back({"other" + std::to_string(i), "町の記録", "祭りの話を書く。"});
  }
  const auto ids = Index(entries).ask("モンゴルと結んだのはいつ？");
  CHECK(std::set<std::string>(ids.begin(), ids.end()) ==
        std::set<std::string>{"verb", "name", "also"});
}

TEST_CASE("a name that more than 1,000 documents have tells no more than another word",
          "[cli][ranking]") {
  for (const std::size_t named : {1000, 1001}) {
    std::vector<Entry> entries = {{"engine", "展示", "博物館に蒸気機関車を保存している。"}};
    for (std::size_t i = 0; i < named; ++i) {
      entries.push_back({"d" + std::to_string(i), "記録", "大連市を訪れた。"});
    }
    const Index index(entries);
    INFO(named);
    const std::size_t found = index.ask("大連の蒸気機関車は何両ですか", {"--limit", "2000"}).size();
    CHECK(found == (named <= 1000 ? named + 1 : 1));
  }
}
