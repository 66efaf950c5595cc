#include <catch2/catch.hpp>
#include <string>
#include <vector>

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

  std::vector<std::string> ask(const std::string& query) const {
    std::vector<std::string> ids;
    const json answer =
        json::parse(run("searcher", {"--index", path(), "--format", "json", query}).out);
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

TEST_CASE("equal documents keep the order in which they were read", "[cli][ranking]") {
  const Index index(
      {{"b", "同じ題", "同じ本文"}, {"a", "同じ題", "同じ本文"}, {"c", "同じ題", "同じ本文"}});
  CHECK(index.ask("本文") == Ids{"b", "a", "c"});
}

TEST_CASE("the explanation says in words why a hit scored as it did", "[cli][ranking]") {
  const json answer = musubi::test::search_json({"大連", "経済交流", "--explain"});
  REQUIRE(!answer["hits"].empty());
  for (const auto& hit : answer["hits"]) {
    const json& why = hit["explanation"];
    CHECK(why["words"].get<double>() + why["wording"].get<double>() ==
          Approx(hit["score"].get<double>()).margin(0.001));
    CHECK(!why["found"].empty());
  }
  CHECK(!musubi::test::search_json({"大連"})["hits"][0].contains("explanation"));
  const auto text = musubi::test::search({"大連", "--explain"});
  CHECK(text.out.find("見つかった語: ") != std::string::npos);
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
