#include <algorithm>
#include <set>

#include "tests/catch.h"
#include "tests/cli/corpus_index.h"

using musubi::test::Outcome;
using musubi::test::run;
using musubi::test::search;
using musubi::test::search_json;
using nlohmann::json;

namespace {

std::set<std::string> ids(const json& answer) {
  std::set<std::string> result;
  for (const auto& hit : answer["hits"]) result.insert(hit["id"].get<std::string>());
  return result;
}

std::uint64_t count_of(const json& answer, const char* facet, const char* value) {
  for (const auto& entry : answer["facets"][facet]) {
    if (entry["value"] == value) return entry["count"];
  }
  return 0;
}

bool has(const json& list, const char* value) {
  return std::find(list.begin(), list.end(), json(value)) != list.end();
}

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a search for two words finds the documents that hold both", "[cli][searcher]") {
  const json answer = search_json({"大連", "経済"});
  CHECK(answer["query"] == "大連 経済");
  CHECK(answer["total"] >= 3);
  CHECK(has(answer["hits"][0]["country"], "中国"));
  CHECK(answer["suggestion"].is_null());
  for (const auto& hit : answer["hits"]) {
    const std::string text = hit.dump();
    CHECK(contains(text, "大連"));
  }
}

TEST_CASE("a snippet does not repeat the title above it", "[cli][searcher]") {
  const json answer = search_json({"青森県 大連市 中国遼寧省 友好経済交流"});
  const auto& hits = answer["hits"];
  const auto page = std::find_if(hits.begin(), hits.end(), [](const json& hit) {
    return hit["title"] == "青森県と大連市（中国遼寧省）の友好経済交流";
  });
  REQUIRE(page != hits.end());
  CHECK_FALSE(contains((*page)["snippet"], "中国遼寧省）"));
  CHECK_FALSE((*page)["highlights"].empty());
}

TEST_CASE("a hit carries every key of the contract", "[cli][searcher]") {
  const json answer = search_json({"大連", "アカシア", "--limit", "1"});
  REQUIRE(answer["hits"].size() == 1);
  const json& hit = answer["hits"][0];
  for (const char* key :
       {"rank", "score", "id", "title", "prefecture", "country", "domain", "organization",
        "partner", "date", "year", "url", "path", "snippet", "highlights"}) {
    INFO(key);
    CHECK(hit.contains(key));
  }
  CHECK(hit["rank"] == 1);
  CHECK(hit["prefecture"] == json({"北海道"}));
  CHECK(hit["partner"] == "中国/大連市");
  CHECK(hit["year"] == json({2008}));
  for (const char* key : {"query", "total", "offset", "took_ms", "hits", "facets", "suggestion"}) {
    INFO(key);
    CHECK(answer.contains(key));
  }
}

TEST_CASE("highlights mark the query's words in code points", "[cli][searcher]") {
  const json answer = search_json({"リンゴ"});
  REQUIRE(answer["total"] == 1);
  const std::string snippet = answer["hits"][0]["snippet"];
  REQUIRE(!answer["hits"][0]["highlights"].empty());
  const auto span = answer["hits"][0]["highlights"][0];
  std::vector<std::size_t> starts;
  for (std::size_t at = 0; at < snippet.size(); ++at) {
    if ((static_cast<unsigned char>(snippet[at]) & 0xC0) != 0x80) starts.push_back(at);
  }
  starts.push_back(snippet.size());
  const std::size_t begin = starts.at(span[0]);
  CHECK(snippet.substr(begin, starts.at(span[1]) - begin) == "リンゴ");
}

TEST_CASE("the page on Aomori and Dalian is about these two only", "[cli][searcher][facets]") {
  const json answer = search_json({"title:大連", "ソフトウェア"});
  REQUIRE(answer["total"] == 1);
  const json& hit = answer["hits"][0];
  CHECK(hit["prefecture"] == json({"青森県"}));
  CHECK(hit["country"] == json({"中国"}));
  CHECK(has(hit["domain"], "経済"));
  CHECK(hit["date"] == "2004-12-24");
  CHECK(hit["year"] == json({2004}));
}

TEST_CASE("facet filters take any alias", "[cli][searcher][facets]") {
  struct Row {
    std::string option, alias, facet, value;
  };
  const auto row = GENERATE(values<Row>({
      {"--prefecture", "青森", "prefecture", "青森県"},
      {"--prefecture", "Aomori", "prefecture", "青森県"},
      {"--prefecture", "あおもり", "prefecture", "青森県"},
      {"--prefecture", "ｱｵﾓﾘ", "prefecture", "青森県"},
      {"--prefecture", "仙台市", "prefecture", "宮城県"},
      {"--country", "USA", "country", "米国"},
      {"--country", "アメリカ", "country", "米国"},
      {"--country", "アメリカ合衆国", "country", "米国"},
      {"--country", "大韓民国", "country", "韓国"},
      {"--country", "ロシア連邦", "country", "ロシア"},
      {"--domain", "経済交流", "domain", "経済"},
      {"--domain", "観光分野", "domain", "観光"},
  }));
  INFO(row.option << ' ' << row.alias);
  const json answer = search_json({row.option, row.alias, "--limit", "100"});
  CHECK(answer["total"] > 0);
  for (const auto& hit : answer["hits"]) CHECK(has(hit[row.facet], row.value.c_str()));
}

TEST_CASE("values of one facet are alternatives and facets narrow each other",
          "[cli][searcher][facets]") {
  const auto total = [](std::vector<std::string> arguments) {
    return search_json(std::move(arguments))["total"].get<int>();
  };
  const int aomori = total({"--prefecture", "青森県"});
  const int akita = total({"--prefecture", "秋田県"});
  CHECK(total({"--prefecture", "青森県", "--prefecture", "秋田県"}) == aomori + akita);
  CHECK(total({"--prefecture", "秋田県", "--country", "中国"}) < akita);
}

TEST_CASE("a facet's counts ignore its own choice", "[cli][searcher][facets]") {
  const json all = search_json({"--country", "中国"});
  const json chosen = search_json({"--country", "中国", "--prefecture", "青森県"});
  CHECK(count_of(chosen, "prefecture", "秋田県") == count_of(all, "prefecture", "秋田県"));
  CHECK(count_of(chosen, "prefecture", "秋田県") > 0);
  CHECK(count_of(chosen, "prefecture", "青森県") == chosen["total"]);
  CHECK(count_of(chosen, "country", "中国") == chosen["total"]);
}

TEST_CASE("facet counts agree with what the filter then finds", "[cli][searcher][facets]") {
  const json all = search_json({"協定"});
  for (const char* facet : {"prefecture", "country", "domain"}) {
    for (const auto& entry : all["facets"][facet]) {
      const std::string value = entry["value"];
      INFO(facet << ' ' << value);
      const json narrowed = search_json({"協定", std::string("--") + facet, value});
      CHECK(narrowed["total"] == entry["count"]);
    }
  }
}

TEST_CASE("years are chosen one by one, as a range and in eras", "[cli][searcher]") {
  const json range = search_json({"--year", "2004..2012", "--limit", "100"});
  CHECK(range["total"] > 5);
  for (const auto& hit : range["hits"]) {
    const auto years = hit["year"].get<std::vector<int>>();
    CHECK(std::any_of(years.begin(), years.end(), [](int y) { return y >= 2004 && y <= 2012; }));
  }
  CHECK(ids(search_json({"--year", "平成16..平成24", "--limit", "100"})) == ids(range));
  CHECK(ids(search_json({"--year", "平成16", "--limit", "100"})) ==
        ids(search_json({"--year", "2004", "--limit", "100"})));
  CHECK(search({"--year", "1850"}).status == 1);
}

TEST_CASE("eras and decades are years, a month is a month, and days are chosen too",
          "[cli][searcher]") {
  const auto found = [](const char* option, const char* value) {
    return ids(search_json({option, value, "--limit", "100"}));
  };
  CHECK(found("--year", "2000年代") == found("--year", "2000..2009"));
  CHECK(found("--year", "平成") == found("--date", "1989-01-08..2019-04-30"));
  const json month = search_json({"--year", "2004-12", "--limit", "100"});
  CHECK(month["total"] > 0);
  for (const auto& hit : month["hits"]) {
    CHECK(hit["date"].get<std::string>().starts_with("2004"));
    CHECK(!hit["date"].get<std::string>().starts_with("2004-10"));
  }
  CHECK(found("--date", "2004-12-24").size() >= 1);
  CHECK(found("--date", "1850..1860").empty());
  CHECK(search({"--date", "ことし"}).status == 2);
  CHECK(search({"--year", "2004-12", "--date", "2004"}).status == 2);
}

TEST_CASE("a region is all of its prefectures, and a name of several places is asked back",
          "[cli][searcher]") {
  const auto found = [](const char* option, const char* value) {
    return ids(search_json({option, value, "--limit", "100"}));
  };
  const auto tohoku = ids(search_json(
      {"--prefecture", "青森", "--prefecture", "岩手", "--prefecture", "宮城", "--prefecture",
       "秋田", "--prefecture", "山形", "--prefecture", "福島", "--limit", "100"}));
  CHECK(found("--prefecture", "東北") == tohoku);
  CHECK(found("--prefecture", "東北地方") == tohoku);
  CHECK(ids(search_json({"prefecture:東北", "--limit", "100"})).size() == tohoku.size());
  CHECK(search_json({"--country", "アジア", "--limit", "0"})["total"] >=
        search_json({"--country", "中国", "--limit", "0"})["total"]);
  CHECK(found("--region", "東北") == tohoku);
  CHECK(search({"--region", "東北町"}).status == 2);
  const auto asked = search({"--prefecture", "港区"});
  CHECK(asked.status == 2);
  for (const char* meant : {"東京都港区", "名古屋市港区", "大阪市港区"}) {
    CHECK(asked.err.find(meant) != std::string::npos);
  }
}

TEST_CASE("regions and parts of the world are counted, each document once",
          "[cli][searcher][facets]") {
  const json answer = search_json({"--year", "1900..2100", "--limit", "0"});
  std::size_t of_tohoku = 0;
  for (const auto& entry : answer["facets"]["region"]) {
    if (entry["value"] == "東北") of_tohoku = entry["count"];
  }
  CHECK(of_tohoku ==
        search_json({"--year", "1900..2100", "--region", "東北", "--limit", "0"})["total"]);
  CHECK(!answer["facets"]["continent"].empty());
}

TEST_CASE("hits sort by date either way, those without a date last", "[cli][searcher]") {
  const auto dates = [](const char* order) {
    std::vector<std::string> result;
    const json answer = search_json(
        {"--country", "中国", "--country", "ドイツ", "--sort", order, "--limit", "100"});
    for (const auto& hit : answer["hits"]) {
      if (hit["date"].is_string()) result.push_back(hit["date"]);
    }
    return result;
  };
  auto oldest_first = dates("date");
  CHECK(oldest_first.size() > 5);
  while (!oldest_first.empty() && oldest_first.back().empty()) oldest_first.pop_back();
  CHECK(std::is_sorted(oldest_first.begin(), oldest_first.end()));
  CHECK(std::find(oldest_first.begin(), oldest_first.end(), "") == oldest_first.end());
  auto newest_first = dates("-date");
  while (!newest_first.empty() && newest_first.back().empty()) newest_first.pop_back();
  CHECK(std::is_sorted(newest_first.rbegin(), newest_first.rend()));
}

TEST_CASE("pages join to the whole", "[cli][searcher]") {
  const json whole = search_json({"協定", "--limit", "100"});
  REQUIRE(whole["total"] == whole["hits"].size());
  std::vector<std::string> paged;
  for (int offset = 0; offset < whole["total"]; offset += 7) {
    const json page = search_json({"協定", "--limit", "7", "--offset", std::to_string(offset)});
    CHECK(page["total"] == whole["total"]);
    CHECK(page["offset"] == offset);
    for (const auto& hit : page["hits"]) {
      CHECK(hit["rank"] == paged.size() + 1);
      paged.push_back(hit["id"]);
    }
  }
  std::vector<std::string> expected;
  for (const auto& hit : whole["hits"]) expected.push_back(hit["id"]);
  CHECK(paged == expected);
}

TEST_CASE("partial matches are shown where nothing matches all words", "[cli][searcher]") {
  const json answer = search_json({"大連", "空飛ぶ絨毯"});
  CHECK(answer["total"] > 0);
  CHECK(!answer["notes"].empty());
  CHECK(search_json({"大連"})["notes"].empty());
}

TEST_CASE("nothing found is status 1", "[cli][searcher]") {
  const Outcome outcome = search({"ヌクレオチド"});
  CHECK(outcome.status == 1);
  CHECK(outcome.err.empty());
  const Outcome as_json = search({"ヌクレオチド", "--format", "json"});
  CHECK(as_json.status == 1);
  CHECK(json::parse(as_json.out)["total"] == 0);
}

TEST_CASE("text output keeps within the columns and is plain without a terminal",
          "[cli][searcher]") {
  const Outcome outcome =
      run("searcher", {"--index", musubi::test::corpus_index(), "大連"}, {{"COLUMNS", "80"}});
  CHECK(outcome.status == 0);
  CHECK(!contains(outcome.out, "\x1b["));
  CHECK(contains(outcome.out, "都道府県"));
  CHECK(contains(outcome.out, "青森県"));
  const Outcome bare = search({"大連", "--no-facets"});
  CHECK(!contains(bare.out, "█"));
  CHECK(contains(search({"大連", "--color", "always"}).out, "\x1b["));
}

TEST_CASE("TSV has a header and a line per hit", "[cli][searcher]") {
  const Outcome outcome = search({"大連", "--format", "tsv", "--limit", "3"});
  CHECK(outcome.out.starts_with("rank\tscore\tid\ttitle\t"));
  CHECK(std::count(outcome.out.begin(), outcome.out.end(), '\n') == 4);
}

TEST_CASE("with TSV the notes of an answer go to standard error", "[cli][searcher]") {
  const std::string query = "大連 ヌクレオチド";  // some of its words are found
  const std::string note = json::parse(search({query, "--format", "json"}).out)["notes"][0];
  const Outcome table = search({query, "--format", "tsv"});
  CHECK(contains(table.err, note));
  CHECK(!contains(table.out, note));
  CHECK(table.out.starts_with("rank\t"));
  CHECK(search({"大連", "--format", "tsv"}).err.empty());
  for (const char* other : {"text", "json"}) {
    CHECK(search({query, "--format", other}).err.empty());
  }
}

TEST_CASE("an unknown facet value is refused with the nearest known ones", "[cli][searcher]") {
  struct Row {
    std::string option, typed, nearest;
  };
  const auto row = GENERATE(values<Row>({
      {"--prefecture", "青林県", "青森県"},
      {"--country", "中口", "中国"},
      {"--domain", "観行", "観光"},
      {"--prefecture", "Aomory", "青森県"},
  }));
  const Outcome outcome = search({row.option, row.typed, "協定"});
  INFO(outcome.err);
  CHECK(outcome.status == 2);
  CHECK(outcome.out.empty());
  CHECK(contains(outcome.err, row.nearest));
}

TEST_CASE("nonsense is answered with a reason, status 2 and nothing on stdout", "[cli][searcher]") {
  struct Row {
    std::string why;
    std::vector<std::string> arguments;
    std::string reason;
  };
  const auto row = GENERATE(values<Row>({
      {"a year that is none", {"--year", "ことし", "協定"}, "--year"},
      {"a range the wrong way round", {"--year", "2012..2004"}, "--year"},
      {"a limit that is no number", {"--limit", "ten", "協定"}, "--limit"},
      {"a negative limit", {"--limit=-1", "協定"}, "--limit"},
      {"a limit beyond all bounds", {"--limit", "99999999999999999999", "協定"}, "--limit"},
      {"an offset that is no number", {"--offset", "1x", "協定"}, "--offset"},
      {"an unknown order", {"--sort", "size", "協定"}, "--sort"},
      {"an unknown format", {"--format", "xml", "協定"}, "--format"},
      {"an unknown colour", {"--color", "maybe", "協定"}, "--color"},
      {"an unknown option", {"--colour", "協定"}, "--colour"},
      {"symbols only", {"！？＃※"}, "nothing to search"},
      {"control characters only", {"\x01\x02\x1b"}, "nothing to search"},
      {"an empty query", {""}, "nothing to search"},
      {"a query of 100 KB", {std::string(100000, 'a')}, "long"},
  }));
  INFO(row.why);
  const Outcome outcome = search(row.arguments);
  INFO(outcome.err);
  CHECK(outcome.status == 2);
  CHECK(outcome.out.empty());
  CHECK(contains(outcome.err, row.reason));
}

TEST_CASE("nothing that is typed is printed raw", "[cli][searcher]") {
  const Outcome outcome = search({"大連\x1b[31m\u202E", "--color", "never"});
  CHECK(outcome.status <= 1);
  CHECK(!contains(outcome.out + outcome.err, "\x1b"));
  CHECK(!contains(outcome.out + outcome.err, "\u202E"));
  const Outcome ill_formed = search({"大連\x1b[31m\xff\xfe"});
  CHECK(ill_formed.status == 2);
  CHECK(contains(ill_formed.err, "UTF-8"));
  CHECK(!contains(ill_formed.err, "\xff"));
  const Outcome refused = search({"--country", "\x1b[2J\xff"});
  CHECK(refused.status == 2);
  CHECK(!contains(refused.err, "\x1b"));
}

TEST_CASE("without an index the searcher says what to run", "[cli][searcher]") {
  const Outcome outcome = run("searcher", {"--index", "/nonexistent/index", "大連"});
  CHECK(outcome.status == 2);
  CHECK(outcome.out.empty());
  CHECK(contains(outcome.err, "indexer --index /nonexistent/index"));
}

TEST_CASE("help and version go to stdout", "[cli][searcher]") {
  const Outcome help = run("searcher", {"--help"});
  CHECK(help.status == 0);
  for (const char* option :
       {"--prefecture", "--country", "--domain", "--year", "--limit", "--offset", "--sort",
        "--format", "--no-facets", "--color", "--index", "--config", "Exit status"}) {
    INFO(option);
    CHECK(contains(help.out, option));
  }
  CHECK(run("searcher", {"--version"}).out.starts_with("searcher (Musubi) "));
}

TEST_CASE("a minus before a Japanese word excludes it", "[cli][searcher]") {
  const json all = search_json({"大連", "--limit", "100"});
  const json without = search_json({"大連", "-観光", "--limit", "100"});
  CHECK(without["total"] < all["total"]);
  CHECK(without["total"] > 0);
}

TEST_CASE("a phrase matches its wording only", "[cli][searcher]") {
  CHECK(search_json({"\"経済交流\""})["total"] > 0);
  CHECK(search({"\"交流経済\""}).status == 1);
}

TEST_CASE("the index is found through the environment and the config file", "[cli][searcher]") {
  const musubi::test::TemporaryFolder folder;
  const std::string& index = musubi::test::corpus_index();
  CHECK(run("searcher", {"大連"}, {{"MUSUBI_INDEX", index}}).status == 0);
  const auto config = folder.write("musubi.conf", "index = " + index +
                                                      "\n[searcher]\nlimit = 2\nformat = json\n"
                                                      "[indexer]\nthreads = 1\n");
  const Outcome outcome = run("searcher", {"--config", config, "協定"});
  REQUIRE(outcome.status == 0);
  CHECK(json::parse(outcome.out)["hits"].size() == 2);
  CHECK(json::parse(run("searcher", {"--config", config, "--limit", "1", "協定"}).out)["hits"]
            .size() == 1);
  const auto wrong = folder.write("wrong.conf", "indx = x\n");
  const Outcome refused = run("searcher", {"--config", wrong, "協定"});
  CHECK(refused.status == 2);
  CHECK(contains(refused.err, "indx"));
  CHECK(run("searcher", {"--config", "/nonexistent.conf", "協定"}).status == 2);
}
