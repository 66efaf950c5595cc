// Everything, the facets one by one, and what is said of a slip or of an empty answer.
#include <algorithm>

#include "tests/catch.h"
#include "tests/cli/officer.h"

using namespace musubi::test;
using nlohmann::json;

namespace {

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::string notes_of(std::vector<std::string> arguments) {
  std::string all;
  const json answer = search_json(std::move(arguments));
  for (const auto& note : answer["notes"]) {
    all += note.get<std::string>() + "\n";
  }
  return all;
}

}  // namespace

TEST_CASE("without a query there is everything, the newest first, with its facets",
          "[cli][walking]") {
  const json all = search_json({"--limit", "100"});
  CHECK(all["total"] == 48);
  CHECK(!all["facets"]["country"].empty());
  std::vector<std::string> dates;
  for (const auto& hit : all["hits"]) {
    if (!hit["date"].get<std::string>().empty()) dates.push_back(hit["date"]);
  }
  CHECK(dates.size() > 30);
  CHECK(std::is_sorted(dates.rbegin(), dates.rend(), [](const auto& a, const auto& b) {
    return a.substr(0, 4) < b.substr(0, 4);
  }));
  for (const std::vector<std::string>& same : std::vector<std::vector<std::string>>{
           {"*"}, {"＊"}, {"--sort", "-date"}, {"--year", ".."}}) {
    auto arguments = same;
    arguments.insert(arguments.end(), {"--limit", "100"});
    INFO(same.front());
    CHECK(search_json(arguments)["total"] == 48);
  }
  CHECK(search_json({"--limit", "3"})["hits"] ==
        search_json({"--sort", "-date", "--limit", "3"})["hits"]);
  CHECK(search_json({"--sort", "date", "--limit", "1"})["hits"][0]["date"].get<std::string>() <
        dates.back().substr(0, 4) + "~");
  // Two empty quotes are a query that went wrong, most likely in a script.
  CHECK(search({""}).status == 2);
}

TEST_CASE("facets look as they were drawn", "[cli][walking][terminal]") {
  const Officer officer;
  struct Row {
    std::string name;
    std::vector<std::string> arguments;
  };
  const auto row = GENERATE(values<Row>({
      {"everything", {}},
      {"facet-years", {"--facet", "year"}},
      {"facet-country-domain", {"--facet", "国・地域,分野", "交流"}},
      {"blame", {"大連", "--domain", "鉱業", "--prefecture", "青森"}},
      {"slip", {"--country", "中国", "韓国", "--brief", "--no-facets"}},
  }));
  const int columns = GENERATE(80, 120);
  const Outcome outcome = officer.on_terminal(row.arguments, {columns, 24});
  const std::string name = row.name + "-" + std::to_string(columns) + ".txt";
  INFO(name);
  const std::string shown = steady(outcome.out);
  CHECK(shown == golden(name, shown));
}

TEST_CASE("a facet is printed whole, in the order that is asked for", "[cli][walking]") {
  const auto values = [](std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--format", "json"});
    std::vector<std::string> found;
    const json answer = json::parse(search(arguments).out);
    for (const auto& entry : answer["facets"].begin().value()) found.push_back(entry["value"]);
    return found;
  };
  const auto domains = values({"--facet", "domain"});
  CHECK(domains.size() > 15);
  CHECK(domains.front() == "経済");
  auto years = values({"--facet", "year"});
  CHECK(std::is_sorted(years.begin(), years.end()));
  CHECK(values({"--facet", "year", "--facet-sort", "count"}) != years);
  CHECK(values({"--facet", "year", "--facet-sort", "name"}) == years);
  CHECK(values({"--facet", "分野", "--facet-prefix", "人"}) ==
        std::vector<std::string>{"人的交流", "人材育成"});
  CHECK(values({"--facet", "国", "--facet-prefix", "ﾌｨﾝ"}) ==
        std::vector<std::string>{"フィンランド"});
  CHECK(values({"--facet", "region"}).front() == "東北");
  CHECK(values({"--facet", "country", "大連"}) == std::vector<std::string>{"中国"});

  const Outcome table = search({"--facet", "country,region", "--format", "tsv"});
  CHECK(table.out.starts_with("facet\tvalue\tcount\ncountry\t中国\t22\n"));
  CHECK(contains(table.out, "region\t東北\t"));
  CHECK(search({"--facet", "country", "--facet-prefix", "ヌ"}).status == 1);
  // As they are read.
  const std::string read =
      search({"--facet", "country", "--facet-prefix", "ちゅ", "--format", "tsv"}).out;
  CHECK(contains(read, "country\t中国\t"));
  CHECK_FALSE(contains(read, "韓国"));
  const std::string by_name = search({"--facet", "prefecture", "--facet-sort", "name"}).out;
  CHECK(by_name.find("青森県") < by_name.find("秋田県"));
  CHECK(by_name.find("秋田県") < by_name.find("沖縄県"));
  CHECK(by_name.find("沖縄県") < by_name.find("北海道"));
  CHECK(by_name.find("北海道") < by_name.find("宮城県"));
  const Outcome unknown = search({"--facet", "colour"});
  CHECK(unknown.status == 2);
  CHECK(contains(unknown.err, "prefecture, country"));
  CHECK(search({"--facet", ","}).status == 2);
}

TEST_CASE("a filter takes a part of a name where that is clear", "[cli][walking]") {
  struct Row {
    std::string option, part, facet, value;
  };
  const auto row = GENERATE(values<Row>({
      {"--organization", "仙台", "organization", "仙台市"},
      {"--organization", "青森", "organization", "青森県"},
      {"--domain", "人材", "domain", "人材育成"},
      {"--country", "フィン", "country", "フィンランド"},
      {"--organization", "せんだい", "organization", "仙台市"},
      {"--organization", "ｓｅｎｄａｉ－ｓｈｉ", "organization", "仙台市"},
      {"--organization", "アオモリ", "organization", "青森県"},
      {"--organization", "hokkaido", "organization", "北海道"},
      {"--domain", "かんこう", "domain", "観光"},
      {"--domain", "jinzai", "domain", "人材育成"},
      {"--kind", "きょうていしょ", "kind", "協定書"},
      {"--region", "とうほく", "prefecture", "東北"},
      {"--prefecture", "kyuushuu", "prefecture", "九州"},
      {"--country", "ひがしあじあ", "country", "東アジア"},
  }));
  INFO(row.part);
  const json answer = search_json({row.option, row.part});
  CHECK(answer["filters"][0]["value"] == row.value);
  CHECK(answer["total"] == search_json({row.option, row.value})["total"]);
  for (const std::vector<std::string>& unclear :
       std::vector<std::vector<std::string>>{{"--organization", "市", "仙台市"},
                                             {"--domain", "交流", "友好交流"},
                                             {"--organization", "やま", "山形県庄内町"}}) {
    const Outcome asked = search({unclear[0], unclear[1]});
    CHECK(asked.status == 2);
    CHECK(contains(asked.err, unclear[2]));
  }
}

TEST_CASE("names and orders may be typed in Japanese, or are told", "[cli][walking]") {
  const auto fields_of = [](const char* names) {
    return search({"協定", "--format", "csv", "--fields", names, "--limit", "5"});
  };
  CHECK(fields_of("題名,日付,URL").out == fields_of("title,date,url").out);
  CHECK(contains(fields_of("題名").out, "title"));
  CHECK(contains(search({"--template", "{題名}", "協定"}).out, "協定"));
  const auto hits = [](const char* order) {
    return search_json({"協定", "--sort", order, "--limit", "20"})["hits"];
  };
  CHECK(hits("新しい順") == hits("-date"));
  CHECK(hits("古い順") == hits("date"));
  CHECK(hits("関連の深い順") == hits("relevance"));
  const auto countries = [](const char* order) {
    return search({"--facet", "国", "--facet-sort", order}).out;
  };
  CHECK(countries("五十音順") == countries("name"));
  CHECK(countries("件数の多い順") == countries("count"));
  struct Row {
    std::vector<std::string> arguments;
    std::string japanese, english;
  };
  for (Row row : std::vector<Row>{
           {{"--facet", "くに"}, "country（国・地域）", "prefecture, country, "},
           {{"--fields", "だいめい", "--format", "csv"}, "title（題名）", "id, title, "}}) {
    INFO(row.arguments.back());
    row.arguments.insert(row.arguments.begin(), {"--lang", "ja"});
    CHECK(contains(search(row.arguments).err, row.japanese));
    row.arguments[1] = "en";
    CHECK(contains(search(row.arguments).err, row.english));
  }
}

TEST_CASE("the usual slips are told, and nothing far off is proposed", "[cli][walking]") {
  CHECK(contains(notes_of({"--country", "中国", "韓国"}), "--country 韓国"));
  CHECK(contains(notes_of({"--no-facets", "--country", "中国", "韓国"}), "--country 韓国"));
  CHECK(contains(notes_of({"--prefecture", "青森", "秋田", "協定"}), "--prefecture 秋田"));
  CHECK_FALSE(contains(notes_of({"--country", "中国", "経済"}), "--country"));
  CHECK_FALSE(contains(notes_of({"韓国", "--country", "中国"}), "--country"));
  CHECK(contains(notes_of({"--country", "中国", "--brief", "韓国"}), "--country 韓国"));
  CHECK(contains(notes_of({"--country=中国", "--sort", "-date", "韓国"}), "--country 韓国"));
  CHECK_FALSE(contains(notes_of({"--country", "中国", "--sort", "-date"}), "検索語として"));
  CHECK(contains(notes_of({"--country", "中国", "--", "韓国"}), "--country 韓国"));
  CHECK_FALSE(contains(notes_of({"--country", "中国", "-韓国"}), "--country"));
  CHECK(contains(notes_of({"--year", "2004", "2012"}), "--year 2004..2012"));
  CHECK(contains(notes_of({"--date=2012-12", "2004-04-01"}), "--date 2004-04-01..2012-12"));
  CHECK(contains(notes_of({"--year", "平成16", "平成24"}), "--year 平成16..平成24"));
  CHECK_FALSE(contains(notes_of({"--year", "2004", "協定", "100"}), "検索語として"));
  CHECK(contains(notes_of({"大連", "2004-2012"}), "--year 2004..2012"));
  CHECK(contains(notes_of({"平成16〜24年 協定", "H16-H24"}), "--year H16..H24"));
  CHECK_FALSE(contains(notes_of({"0172-2004"}), "--year"));
  CHECK(contains(notes_of({"大連 or 瀋陽"}), "演算子は大文字で"));
  CHECK(contains(notes_of({"大連　or　瀋陽"}), "演算子は大文字で"));
  CHECK_FALSE(contains(notes_of({"大連 OR \"trick or treat\""}), "演算子は大文字で"));
  struct Row {
    std::vector<std::string> arguments;
    std::string hint;
  };
  for (const Row& row : std::vector<Row>{{{"--year", "2004-2012"}, "2004..2012"},
                                         {{"--date", "平成16-平成24"}, "平成16..平成24"},
                                         {{"--contry", "中国"}, "--country"},
                                         {{"--prefectures", "青森"}, "--prefecture"},
                                         {{"--country", "中国大陸"}, "mean 中国?"}}) {
    const Outcome slip = search(row.arguments);
    INFO(row.arguments.front() << slip.err);
    CHECK(slip.status == 2);
    CHECK(contains(slip.err, row.hint));
  }
  for (const char* far : {"EU", "欧州連合", "火星"}) {
    const Outcome none = search({"--country", far});
    INFO(none.err);
    CHECK(none.status == 2);
    CHECK_FALSE(contains(none.err, "did you mean"));
    CHECK(contains(none.err, "--facet country"));
  }
  CHECK_FALSE(contains(search({"--xyzzy", "中国"}).err, "did you mean"));
}

TEST_CASE("an empty answer says which word or filter is to blame", "[cli][walking]") {
  CHECK(contains(notes_of({"空飛ぶ絨毯", "大連"}), "「空飛ぶ絨毯」を含む文書はありません"));
  CHECK(contains(notes_of({"題名:空飛ぶ絨毯", "大連"}), "「題名:空飛ぶ絨毯」を含む文書は"));
  CHECK(contains(notes_of({"大連", "--domain", "鉱業"}), "絞り込みを外せば 5 件"));
  const std::string two = notes_of({"大連", "--domain", "鉱業", "--prefecture", "青森"});
  CHECK(!contains(two, "都道府県:青森県 だけ"));  // which would help nobody
  CHECK(contains(two, "分野:鉱業 の絞り込みだけを外せば 3 件"));
  CHECK(contains(notes_of({"ヌクレオチド", "--domain", "経済"}), "外しても"));
  CHECK(notes_of({"大連"}).empty());
}

TEST_CASE("a kind or an organization that no document has is an error that names what is near",
          "[cli][walking]") {
  const auto error_of = [](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"--lang", "ja"});
    const auto outcome = search(arguments);
    CHECK(outcome.status == 2);
    CHECK(outcome.out.empty());
    return outcome.err;
  };
  CHECK(error_of({"--kind", "契約書"}) ==
        "searcher: 「契約書」という種類の文書はありません\n"
        "  索引にある値の一覧: searcher --facet kind\n");
  CHECK(contains(error_of({"--organization", "青木県", "大連"}), "もしかして: 青森県"));
  CHECK(!contains(error_of({"--organization", "ぬるぽ"}), "もしかして"));
  // Beside one that there is, too.
  CHECK(contains(error_of({"--kind", "協定書", "--kind", "契約書"}), "「契約書」という種類"));
  CHECK(contains(search({"--lang", "en", "--kind", "契約書"}).err,
                 "no document has this kind: 契約書"));
}

TEST_CASE("an empty answer of several fields says what each finds, and how to ask for either",
          "[cli][walking]") {
  const std::string two = notes_of({"国:中国 国:フランス"});
  INFO(two);
  CHECK(contains(two, "「国・地域:中国」だけなら "));
  CHECK(contains(two, "いずれかに該当する文書を探すには: 国・地域:中国 OR 国・地域:"));
  CHECK(search_json({"国・地域:中国 OR 国・地域:フランス"})["total"] > 0);
  CHECK(contains(notes_of({"団体:ぬるぽ"}), "「ぬるぽ」という団体の文書はありません"));
  CHECK(notes_of({"団体:ぬるぽ 大連"}) ==
        "「ぬるぽ」という団体の文書はありません。一覧は --facet organization\n"
        "「大連」だけなら 5 件あります。\n");
  CHECK(contains(notes_of({"団体:無い市"}), "「団体:無い市」に一致する文書がない"));
  CHECK(contains(notes_of({"年:1999 年:2008 大連"}), "「年:1999」に該当する文書はありません"));
  CHECK(contains(notes_of({"大連 -大連"}), "「-大連」を外せば 5 件"));
  CHECK(contains(notes_of({"\"大連の経済\""}), "引用符を外せば "));
}

TEST_CASE("partners abroad are told that a name misses, or that no table places",
          "[cli][walking]") {
  const TemporaryFolder folder;
  folder.write("docs/a.csv",
               "題名,本文,相手\n姉妹都市の覚書,交流する。,フランス/カンヌ市\n"
               "州との覚書,交流する。,米国/カリフォルニア州\n"
               "市との覚書,交流する。,米国/ナカハマ市\n");
  folder.write(
      "docs/b.jsonl",
      "{\"body\":\"松本市は米国カリフォルニア州サンタオラ市と姉妹都市の提携を結びました。\"}\n"
      "{\"body\":\"高崎市は米国カリフォルニア州サンノゼ市と姉妹都市の提携を結びました。\"}\n"
      "{\"body\":\"弘前市は米国オレゴン州セーレム市と姉妹都市の提携を結びました。\"}\n");
  const std::string index = folder / "index";
  REQUIRE(run("indexer", {"--index", index, folder / "docs"}).status == 0);
  const auto notes = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {"--index", index, "--format", "json"});
    return json::parse(run("searcher", words).out)["notes"].dump();
  };
  CHECK(contains(notes({"カンス市"}), "もしかして: カンヌ市"));
  CHECK_FALSE(contains(notes({"ヌルポ市"}), "もしかして"));
  const std::string state = notes({"--partner", "カリフォルニア州"});
  CHECK(contains(state, "表にない相手は含めていません: 米国/ナカハマ市（1 件"));
  const Outcome found = run("searcher", {"--index", index, "--partner", "カリフォルニア州",
                                         "--format", "tsv", "--fields", "partner"});
  for (const char* partner : {"米国/カリフォルニア州", "米国/サンタオラ市", "米国/サンノゼ市"}) {
    CHECK(contains(found.out, partner));
  }
  CHECK_FALSE(contains(found.out, "セーレム"));
  CHECK(notes({"--partner", "米国"}) == "[]");
}

TEST_CASE("a range of years is one, however its dots are typed", "[cli][walking]") {
  const json usual = search_json({"年:2004..2012"});
  REQUIRE(usual["total"] > 0);
  for (const char* typed :
       {"年：２００４．．２０１２", "年:2004…2012", "年:2004年から2012年まで"}) {
    INFO(typed);
    CHECK(search_json({typed})["total"] == usual["total"]);
    CHECK(notes_of({typed}).empty());
  }
  CHECK(search_json({"--year", "２００４．．２０１２"})["total"] == usual["total"]);
  CHECK(search_json({"--year", "．．"})["total"] == 48);
  const std::string hyphen = notes_of({"年:2004-2012"});
  CHECK_FALSE(contains(hyphen, "2012 月"));
  CHECK(contains(hyphen, "--year 2004..2012"));
}

TEST_CASE("a word that nothing is known of finds nothing by its odd letters", "[cli][walking]") {
  for (const char* unknown : {"火星人", "かんこ", "火星人 水星人"}) {
    INFO(unknown);
    CHECK(search_json({unknown})["total"] == 0);
  }
  CHECK(search_json({"大連港"})["total"] > 0);       // of which a part is known
  CHECK(search_json({"火星人 大連"})["total"] > 0);  // beside one that is
  CHECK(contains(notes_of({"流協*"}), "「流協」で始まる語がない"));
  CHECK(notes_of({"国際交*"}).empty());
}

TEST_CASE("several values in one are told how they are written", "[cli][walking]") {
  for (const char* typed : {"中国,韓国", "中国、韓国", "中国　韓国", "中国・韓国"}) {
    INFO(typed);
    CHECK(contains(search({"--lang", "ja", "--country", typed}).err,
                   "値は一つずつ指定してください: --country 中国 --country 韓国"));
  }
  CHECK(contains(search({"--lang", "ja", "--organization", "秋田県、仙台市"}).err,
                 "値は一つずつ指定してください: --organization 秋田県 --organization 仙台市"));
  CHECK(contains(notes_of({"国:中国、韓国"}), "国・地域:(中国 OR 韓国) と書きます"));
  CHECK(search_json({"国・地域:(中国 OR 韓国)"})["total"] > 0);
  CHECK_FALSE(contains(search({"--country", "中国,火星"}).err, "--country 火星"));
  CHECK(contains(search({"--year", "2004,2012"}).err, "2004..2012"));
  CHECK(notes_of({"国:中国"}).empty());
}

TEST_CASE("what is like a document is called so", "[cli][walking]") {
  CHECK(search({"--like", "aomori-dalian-2004"}).out.starts_with("似た文書 全"));
  CHECK(search({"--lang", "en", "--like", "aomori-dalian-2004"})
            .out.starts_with("similar documents"));
}

TEST_CASE("what narrows the search can be typed as it is shown", "[cli][walking]") {
  const Outcome shown =
      search({"--country", "中国", "--prefecture", "青森", "--prefecture", "岩手"});
  const std::size_t begin = shown.out.find("絞り込み: ") + std::string("絞り込み: ").size();
  const std::string typed = shown.out.substr(begin, shown.out.find('\n', begin) - begin);
  CHECK(typed == "都道府県:(青森県 OR 岩手県) 国・地域:中国");
  CHECK(search_json({typed})["total"] == search_json({"--country", "中国", "--prefecture", "青森",
                                                      "--prefecture", "岩手"})["total"]);
  CHECK(contains(search({"--region", "東北"}).out, "絞り込み: 地方:東北\n"));
  CHECK(search_json({"地方:東北"})["total"] == search_json({"--region", "東北"})["total"]);
  // Here 中国 can only be the part of Japan.
  CHECK(search_json({"--region", "中国"})["total"] ==
        search_json({"--region", "中国地方"})["total"]);
  CHECK(search_json({"大州:アジア"})["total"] == search_json({"--country", "アジア"})["total"]);
}

TEST_CASE("the hint to go on is the whole of what has to be added", "[cli][walking]") {
  CHECK(contains(search({"大連", "--limit", "3"}).out, "続きは --limit 3 --page 2"));
  CHECK(contains(search({"--limit", "10"}).out, "続きは --page 2"));
}
