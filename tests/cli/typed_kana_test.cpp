// Kana that are cut into pieces which other words happen to be read as.
#include <nlohmann/json.hpp>

#include "tests/catch.h"
#include "tests/cli/program.h"

using namespace musubi::test;
using nlohmann::json;

namespace {

json answer_to(const std::string& request, const TemporaryFolder& folder) {
  const auto queries = folder.write("queries", request + "\n");
  const Outcome outcome =
      run("/bin/sh", {"-c", R"(exec "$0" --index "$1" --batch < "$2")", tested_program("searcher"),
                      (folder / "index").string(), queries});
  return json::parse(outcome.out);
}

json ids_of(const json& answer) {
  json found = json::array();
  for (const auto& hit : answer["hits"]) found.push_back(hit["id"]);
  return found;
}

}  // namespace

TEST_CASE("kana mean the word that they begin, or nothing", "[cli][spelling]") {
  const TemporaryFolder folder;
  const auto source = folder.write(
      "a.jsonl", R"({"id":"chance","title":"間","body":"その間、児は下に小さい補いの子と来た。"})"
                 "\n"
                 R"({"id":"tour","title":"観光","body":"市の観光を盛んにする。"})"
                 "\n");
  const std::string index = (folder / "index").string();
  REQUIRE(run("indexer", {"--index", index, source}).status == 0);
  const auto ids = [&](const std::string& request) { return ids_of(answer_to(request, folder)); };
  CHECK(ids(R"({"query":"かんこ","prefix":true})") == json::array({"tour"}));
  CHECK(ids("ほげほげ").empty());
  CHECK(ids("かんこう") == json::array({"tour"}));
}

TEST_CASE("kana that break off inside a compound mean the whole of it", "[cli][spelling]") {
  const TemporaryFolder folder;
  const auto source = folder.write(
      "a.jsonl", R"({"id":"trade","title":"経済交流","body":"港の経済交流を盛んにする。"})"
                 "\n"
                 R"({"id":"youth","title":"青少年交流","body":"高校生の国際交流を進めた。"})"
                 "\n"
                 R"({"id":"port","title":"港","body":"経済の話は出なかった。"})"
                 "\n"
                 R"({"id":"slope","title":"坂","body":"旧家傾斜地。"})"
                 "\n"
                 R"({"id":"line","title":"家","body":"家系の話。"})"
                 "\n");
  REQUIRE(run("indexer", {"--index", (folder / "index").string(), source}).status == 0);
  const auto typed = [&](const std::string& kana) {
    return answer_to(R"({"query":")" + kana + R"(","prefix":true})", folder);
  };
  for (const char* kana : {"けいざいこうりゅ", "ケイザイコウリュ", "けいざいこうりゅう"}) {
    INFO(kana);
    CHECK(ids_of(typed(kana)) == json::array({"trade"}));
  }
  CHECK(ids_of(typed("こくさいこうりゅ")) == json::array({"youth"}));
  // キュウ|カケイ (旧, 家系) stands before キュウカ|ケイ.
  CHECK(ids_of(typed("きゅうかけい")) == json::array({"slope"}));
  CHECK(ids_of(typed("けいざいほげ")).empty());
  // 港 is read コウ, too.
  CHECK(ids_of(typed("けいざいこ")) == json::array({"trade", "port"}));
  CHECK(ids_of(answer_to("けいざいこ*", folder)) == json::array({"trade", "port"}));

  // Searched as it stands, the rest is added, and said.
  const json answer = answer_to("けいざいこうりゅ", folder);
  CHECK(ids_of(answer) == json::array({"trade"}));
  CHECK(answer["suggestion"] == "けいざいこうりゅう");
}

TEST_CASE("it is said which bound cut the look-up of a word by its reading", "[cli][spelling]") {
  const TemporaryFolder folder;
  const auto source = folder.write("a.jsonl", R"({"id":"a","title":"記","body":"本日は晴天。"})"
                                              "\n");
  REQUIRE(run("indexer", {"--index", (folder / "index").string(), source}).status == 0);
  struct Row {
    std::string query, says;  // empty: nothing of that kind
  };
  const std::vector<Row> rows = {
      {"研きゅうじょ", ""},
      {"研きゅうじょとちほう", ""},
      {"研きゅうじょとちほうじ", "全体で 10 字まで"},
      {"国際交りゅう", ""},
      {"国際交流ほげ", "漢字 3 字"},
      {"ほげほげほげほげほげほげほげほげほげほげほげほげ", ""},
      {"ほげほげほげほげほげほげほげほげほげほげほげほげほ", "24 字を超える"},
      {"火星人", ""},
  };
  for (const auto& [query, says] : rows) {
    INFO(query);
    const json answer = answer_to(query, folder);
    REQUIRE(answer["total"] == 0);
    std::string notes;
    if (answer.contains("notes")) {
      for (const std::string note : answer["notes"]) notes += note + "\n";
    }
    CHECK((notes.find("字") != notes.npos) == !says.empty());
    CHECK(notes.find(says) != notes.npos);
  }
}

TEST_CASE("kana, or romaji, begin the words that are read so", "[cli][spelling]") {
  const TemporaryFolder folder;
  const auto source =
      folder.write("a.jsonl", R"({"id":"trade","title":"交流","body":"経済の話をした。"})"
                              "\n"
                              R"({"id":"city","title":"大連","body":"友の集い。"})"
                              "\n"
                              R"({"id":"port","title":"港","body":"港に着いた。"})"
                              "\n");
  REQUIRE(run("indexer", {"--index", (folder / "index").string(), source}).status == 0);
  const auto typed = [&](const std::string& query) {
    const json answer = answer_to(R"({"query":")" + query + R"(","prefix":true})", folder);
    CHECK(answer["notes"].empty());
    CHECK(answer["suggestion"].is_null());
    return ids_of(answer);
  };
  // 港 is read コウ, too.
  for (const char* query : {"こう", "コウ", "kou"}) {
    INFO(query);
    CHECK(typed(query) == json::array({"port", "trade"}));
  }
  for (const char* query : {"こ", "コ", "ko"}) {
    INFO(query);
    CHECK(typed(query) == json::array({"port", "trade"}));
  }
  for (const char* query : {"koury", "こうりゅ"}) CHECK(typed(query) == json::array({"trade"}));
  for (const char* query : {"dai", "dair", "daire", "dairen", "だいれ"}) {
    INFO(query);
    CHECK(typed(query) == json::array({"city"}));
  }
  CHECK(ids_of(answer_to("こう*", folder)) == json::array({"port", "trade"}));
}

TEST_CASE("of more words that two kana begin the most frequent are taken, and it is said",
          "[cli][spelling]") {
  constexpr const char* kKanji[] = {"亜", "伊", "宇", "江", "尾", "加", "木", "久",
                                    "毛", "古", "佐", "四", "須", "世", "曽", "多"};
  const TemporaryFolder folder;
  std::string words, lines;
  for (int i = 0; i < 256; ++i) {
    const std::string word = std::string("鮭") + kKanji[i / 16] + kKanji[i % 16] + "鱒";
    words += word + ",1288,1288,1000,名詞,固有名詞,一般,*,*,*," + word + ",コウサ,コウサ\n";
    lines +=
        json{{"id", std::to_string(i)}, {"title", "記"}, {"body", word + "を見た。"}}.dump() + "\n";
  }
  const std::string dictionary = folder.write("words.csv", words);
  const std::string index = (folder / "index").string();
  const std::vector<std::string> options = {"--index", index, "--user-dictionary", dictionary};
  const auto with = [&](std::vector<std::string> more) {
    more.insert(more.begin(), options.begin(), options.end());
    return more;
  };
  REQUIRE(run("indexer", with({folder.write("a.jsonl", lines)})).status == 0);
  const Outcome found = run("searcher", with({"--format", "json", "こう*"}));
  INFO(found.err << found.out);
  const json answer = json::parse(found.out);
  REQUIRE(answer["notes"].size() == 1);
  CHECK(answer["notes"][0].get<std::string>().find("100 語だけ") != std::string::npos);
  const json first = json::parse(run("searcher", with({"--format", "json", "こ*"})).out);
  CHECK(first["notes"][0].get<std::string>().find("20 語だけ") != std::string::npos);
  // Three kana tell enough.
  const json whole = json::parse(run("searcher", with({"--format", "json", "こうさ*"})).out);
  CHECK(whole["total"] == 256);
  CHECK(whole["notes"].empty());
}
