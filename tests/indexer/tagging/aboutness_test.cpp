#include "indexer/tagging/aboutness.h"

#include "tests/catch.h"
#include "tests/indexer/tagging/tagging_fixture.h"

using namespace musubi;
using musubi::test::full_gazetteer;
using musubi::test::full_taxonomy;

using Values = std::vector<std::string>;

TEST_CASE("a text is about the places that carry it, not those it mentions", "[tagging]") {
  struct Row {
    std::string why, title, body;
    Values prefectures, countries;
  };
  const auto row = GENERATE(values<Row>({
      {"the title says it",
       "秋田県と沿海地方の交流",
       "ロシアとの往来は古い。新潟県や富山県にも航路がある。",
       {"秋田県"},
       {"ロシア"}},
      {"cities count for their prefecture and their country",
       "仙台市とダラス市の国際姉妹都市",
       "ダラス市の代表団が仙台市を訪れた。",
       {"宮城県"},
       {"米国"}},
      {"a comparison in passing is no subject",
       "岩手県と雲南省の友好協力",
       "岩手県は雲南省と協力している。緯度はエジプトやメキシコに近く、気候は台湾に似る。"
       "雲南省の人口は韓国と同じほどである。岩手県の使節が雲南省を訪れた。",
       {"岩手県"},
       {"中国"}},
      {"two partners of one weight",
       "福岡県とバンコク都、ハノイ市",
       "福岡県はバンコク都ともハノイ市とも友好提携を結ぶ。",
       {"福岡県"},
       {"タイ", "ベトナム"}},
      {"named again and again without a title",
       "交流の記録",
       "山口県の使節が山東省へ。山口県の学生も山東省へ。山口県と山東省の交流は続く。"
       "中国の経済が伸び、中国を訪れる人も増えた。",
       {"山口県"},
       {"中国"}},
      {"named once only", "交流の記録", "会議には長野県からも出席があった。", {}, {}},
      {"home is the subject of no text", "日本と中国", "日本の各地。", {}, {"中国"}},
      {"a name of several places decides nothing", "府中市の国際交流", "府中市の催し。", {}, {}},
      {"nothing", "", "", {}, {}},
      {"ill-formed bytes", "\xff\xe9\x9d", "\x92\xbc", {}, {}},
  }));
  INFO(row.why);
  const PlacesOfText places = places_of_text(row.title, row.body, full_gazetteer());
  CHECK(places.prefectures == row.prefectures);
  auto countries = places.countries;
  std::sort(countries.begin(), countries.end());
  CHECK(countries == row.countries);
}

TEST_CASE("a text is about the domains that carry it", "[tagging]") {
  struct Row {
    std::string why, title, body;
    Values domains;
  };
  const auto row = GENERATE(values<Row>({
      {"the title says it", "農業協力の覚書", "畑を見て回り、観光もした。", {"農業"}},
      {"the body comes back to it",
       "覚書",
       "病院の視察があった。医師が往来し、看護の研修も開かれた。食事は和やかであった。",
       {"医療"}},
      {"mentioned once only", "覚書", "帰りに博物館へ寄った。", {}},
      {"no domain at all", "お知らせ", "本日は晴天なり。", {}},
      {"nothing", "", "", {}},
  }));
  INFO(row.why);
  CHECK(domains_of_text(row.title, row.body, full_taxonomy()) == row.domains);
}

TEST_CASE("what stands before counts more than what stands behind", "[tagging]") {
  Aboutness scores;
  scores.add_title("題");
  scores.add_opening("初め", 3);
  scores.add_rest("後", 3);
  CHECK(scores.values(3) == Values{"題", "初め"});
  CHECK(scores.values(1) == Values{"題"});
  CHECK(Aboutness().values(3).empty());
}
