// Facets that are read from texts, as a user of the programs sees them.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "tests/catch.h"
#include "tests/cli/program.h"

using musubi::test::Outcome;
using musubi::test::read_file;
using musubi::test::run;
using musubi::test::TemporaryFolder;
using nlohmann::json;

namespace {

// Pages of three prefectures, an agreement, and a document that states its facets.
class Pages {
 public:
  Pages() {
    const std::string source = folder_.write(
        "pages.jsonl",
        json{{"id", "news"},
             {"title", "新潟県とベトナム・ハイフォン市が覚書"},
             {"body",
              "新潟県は、ベトナムのハイフォン市と経済交流の覚書を結んだ。\n"
              "【新潟通信 2024年2月9日】"}}
                .dump() +
            "\n" +
            json{{"id", "paper"},
                 {"title", "友好都市協定書"},
                 {"body",
                  "福島県伊達市と米国マサチューセッツ州リビア市は、教育の交流を進める。\n"
                  "2015年3月11日"}}
                .dump() +
            "\n" +
            json{{"id", "stated"},
                 {"title", "経済協力の記録"},
                 {"body", "本文"},
                 {"organization", "仙台市"},
                 {"partner", "中国/大連市"}}
                .dump() +
            "\n");
    const Outcome job = run(
        "indexer", {"--index", index(), "--report", (folder_ / "report.json").string(), source});
    REQUIRE(job.status == 0);
  }

  std::string index() const { return (folder_ / "index").string(); }
  json report() const { return json::parse(read_file(folder_ / "report.json")); }

  Outcome search(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"--index", index()});
    return run("searcher", arguments);
  }
  json answer(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--format", "json"});
    const Outcome outcome = search(arguments);
    INFO(outcome.err);
    REQUIRE(outcome.status != 2);
    return json::parse(outcome.out);
  }
  std::vector<std::string> found(std::vector<std::string> arguments) const {
    std::vector<std::string> ids;
    const json found = answer(std::move(arguments));
    for (const auto& hit : found["hits"]) ids.push_back(hit["id"]);
    std::sort(ids.begin(), ids.end());
    return ids;
  }

 private:
  TemporaryFolder folder_;
};

const Pages& pages() {
  static const Pages built;
  return built;
}

using Ids = std::vector<std::string>;

std::uint64_t count_of(const json& counts, const std::string& value) {
  for (const auto& entry : counts) {
    if (entry["value"] == value) return entry["count"];
  }
  return 0;
}

}  // namespace

TEST_CASE("municipalities, partners and kinds are counted", "[cli][facets]") {
  const json answer = pages().answer({"交流"});
  const json& facets = answer["facets"];
  CHECK(count_of(facets["municipality"], "福島県伊達市") == 1);
  CHECK(count_of(facets["partners"], "ベトナム/ハイフォン市") == 1);
  CHECK(count_of(facets["kind"], "協定書") == 1);
  CHECK(count_of(facets["kind"], "報道") == 1);
  for (const auto& hit : answer["hits"]) CHECK(hit["kind"].is_array());
}

TEST_CASE("a municipality is chosen by its name, and asked for where several have it",
          "[cli][facets]") {
  CHECK(pages().found({"--municipality", "仙台市"}) == Ids{"stated"});
  CHECK(pages().found({"--municipality", "福島県伊達市"}) == Ids{"paper"});
  const Outcome asked = pages().search({"--municipality", "伊達市"});
  CHECK(asked.status == 2);
  CHECK(asked.err.find("北海道伊達市") != std::string::npos);
  CHECK(asked.err.find("福島県伊達市") != std::string::npos);
  CHECK(pages().search({"--municipality", "ない市"}).status == 2);
}

TEST_CASE("a partner is chosen by its name, with its kind or not, or by its country",
          "[cli][facets]") {
  CHECK(pages().found({"--partner", "大連"}) == Ids{"stated"});
  CHECK(pages().found({"--partner", "ハイフォン市"}) == Ids{"news"});
  CHECK(pages().found({"--partner", "ベトナム/ハイフォン市"}) == Ids{"news"});
  CHECK(pages().found({"--partner", "米国"}) == Ids{"paper"});
  CHECK(pages().search({"--partner", "ないない市"}).status == 2);
}

TEST_CASE("a region abroad stands for the cities in it", "[cli][facets]") {
  CHECK(pages().found({"--partner", "遼寧省"}) == Ids{"stated"});
  CHECK(pages().found({"--partner", "遼寧"}) == Ids{"stated"});
  CHECK(pages().search({"--partner", "吉林省"}).status == 1);
}

TEST_CASE("a kind of document is chosen by its name, or as a field of the query", "[cli][facets]") {
  CHECK(pages().found({"--kind", "協定書"}) == Ids{"paper"});
  CHECK(pages().found({"kind:報道"}) == Ids{"news"});
  CHECK(pages().found({"種類:報道"}) == Ids{"news"});
}

TEST_CASE("why a value was given is told", "[cli][facets]") {
  const json told = pages().answer({"--explain", "ハイフォン"});
  bool is_told = false;
  for (const auto& reason : told["hits"][0]["explanation"]["facets"]) {
    const auto text = reason.get<std::string>();
    is_told = is_told || (text.starts_with("国・地域=ベトナム: 「") && text.ends_with("」(題名)"));
  }
  CHECK(is_told);
  CHECK(pages().search({"--explain", "ハイフォン"}).out.find("国・地域=ベトナム: 「") !=
        std::string::npos);
  const json report = pages().report()["facets_read_from_texts"];
  CHECK(report["documents_left_out"] == 0);
  CHECK(report["documents"][0]["id"] == "news");
  CHECK(report.dump().find("国・地域=ベトナム") != std::string::npos);
  // What a source states was not read from the text.
  for (const auto& one : report["documents"]) {
    CHECK(one.dump().find("国・地域=中国") == std::string::npos);
  }
}

TEST_CASE("words of the trade find each other, and a note says so", "[cli][facets]") {
  const json answer = pages().answer({"MOU"});
  REQUIRE(!answer["hits"].empty());
  CHECK(answer["hits"][0]["id"] == "news");
  CHECK(answer["notes"].dump().find("同義語でも検索しました: mou＝覚書") != std::string::npos);
  // Nothing is said where none of them is in any document.
  CHECK(pages().answer({"使節団"})["notes"].dump().find("同義語") == std::string::npos);
  CHECK(pages().answer({"教育"})["notes"].dump().find("同義語") == std::string::npos);
  // They can be switched off, and others put in their place.
  CHECK(pages().found({"--own-synonyms-only", "MOU"}).empty());
  CHECK(pages().found({"--own-synonyms-only", "--no-own-synonyms-only", "MOU"}) == Ids{"news"});
}

TEST_CASE("a date that is none is told by what is wrong with it", "[cli][facets]") {
  const auto notes = [](const std::string& query) {
    return pages().answer({query})["notes"].dump();
  };
  CHECK(notes("date:平成99年 覚書")
            .find("「平成99年」は日付として読めないため（平成は 31 年までです）") !=
        std::string::npos);
  CHECK(notes("year:2004-13 覚書").find("13 月はありません") != std::string::npos);
  CHECK(notes("date:大連 覚書").find("「大連」は日付として読めないため、") != std::string::npos);
  CHECK(notes("date:2024-02 覚書").find("日付として読めない") == std::string::npos);
  CHECK(pages().search({"--date", "2004-02-30"}).err.find("2004-02 has no day 30") !=
        std::string::npos);
}

TEST_CASE("a city is not the state of its name", "[cli][facets]") {
  TemporaryFolder folder;
  const std::string index = (folder / "index").string();
  const std::string ties = folder.write(
      "ties.csv",
      "id,件名,国,相手\ncity,市,ブラジル,サンパウロ市\nstate,州,ブラジル,サンパウロ州\n");
  REQUIRE(run("indexer", {"--index", index, ties}).status == 0);
  const Outcome of_city =
      run("searcher", {"--index", index, "--partner", "サンパウロ市", "--format", "json"});
  const json hits = json::parse(of_city.out)["hits"];
  REQUIRE(hits.size() == 1);
  CHECK(hits[0]["title"] == "市");
}
