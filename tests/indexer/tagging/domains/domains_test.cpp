#include "indexer/tagging/domains/domains.h"

#include <algorithm>
#include <string>
#include <vector>

#include "tests/catch.h"
#include "tests/indexer/tagging/tagging_fixture.h"

using namespace musubi;
using musubi::test::sorted;
using musubi::test::tagged;

using Values = std::vector<std::string>;

TEST_CASE("a domain in a longer word of its own is none", "[tagging]") {
  struct Row {
    std::string why, title, body;
    Values domains;
  };
  const auto row = GENERATE(values<Row>({
      {"fishery is no farming",
       "水産業の覚書",
       "養殖の覚書を結んだ。農林水産部も加わる。農林水産の窓口となる。水産業と漁業を学ぶ。農林水産"
       "物"
       "の市も開く。",
       {}},
      {"farming beside it is",
       "水産業の覚書",
       "農家も加わり、畜産と水産業を共に学ぶ。農林水産の窓口となる。",
       {"農業"}},
      {"all three of them", "覚書", "環境や農林水産業などの分野で協力する。", {"環境", "農業"}},
      {"a disaster is no administration",
       "防災の覚書",
       "防災の覚書を結んだ。防災訓練に消防団も加わり、防災を学ぶ。",
       {}},
      {"what cities administer is", "覚書", "防災や都市計画などの分野で協力する。", {"行政"}},
      {"a ward, a government, a superintendent",
       "覚書",
       "行政区の長と行政府の副知事、教育長が式に出た。行政区は三つある。教育長と行政府が語る。",
       {}},
      {"who heads an office",
       "覚書",
       "観光局長と文化大臣、環境相が式に出た。観光局長は語り、文化大臣と環境相も語った。",
       {}},
      {"and what may follow instead",
       "覚書",
       "文化相互の理解と環境相談を進めるため、文化と環境の分野で協力する。",
       {"文化", "環境"}},
      {"waste is of the environment", "産業廃棄物の覚書", "本文。", {"環境"}},
  }));
  INFO(row.why);
  CHECK(sorted(tagged(row.title, row.body).domain) == sorted(row.domains));
}

TEST_CASE("a cell says of a domain what a text does not", "[tagging]") {
  Document document;
  document.domain = {"水産業", "防災"};
  CHECK(tagged(std::move(document)).domain == Values{"農業", "行政"});
}

TEST_CASE("what the sides do together is a field of their tie", "[tagging]") {
  struct Row {
    std::string why, body;
    Values domains;
  };
  const std::string tie = "南市は中国の大連市と姉妹都市の提携をした。\n";
  const auto row = GENERATE_COPY(values<Row>({
      {"items with headings",
       "(1) 教育　中学生の夏の派遣\n(2)音楽 楽団の公演への参加\n・スポーツ：市民大会への選手の参加",
       {"教育", "文化", "スポーツ"}},
      {"a heading alone, as in a menu", "教育\n・スポーツ\n(1)音楽", {}},
      {"in a sentence that goes on", "・教育委員会は、音楽の会を開いた。", {}},
      {"below the fields of the exchange", "【主な交流の分野】\n教育、観光", {"教育", "観光"}},
      {"not below those of others", "市の事業の分野\n教育、観光", {}},
      {"a paper of a longer name", "健康と福祉に関する友好協力協定を結んだ。", {"医療", "福祉"}},
      {"what a talk was about", "健康に関する話を聞いた。協定もある。", {}},
      {"by means of it", "サッカーを通じた小学生の交流が続く。", {"スポーツ"}},
      {"by means of it, and no exchange", "サッカーを通じて知り合った。", {}},
  }));
  INFO(row.why);
  auto domains = tagged("南市の姉妹都市", tie + row.body).domain;
  std::erase_if(domains,
                [](const std::string& one) { return one == "友好交流" || one == "青少年"; });
  CHECK(sorted(domains) == sorted(row.domains));
}
