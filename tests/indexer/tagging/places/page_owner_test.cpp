#include "indexer/tagging/places/aboutness.h"
#include "tests/catch.h"
#include "tests/indexer/tagging/tagging_fixture.h"

using namespace musubi;
using musubi::test::sorted;
using musubi::test::tagged;

using Values = std::vector<std::string>;

TEST_CASE("whose page it is tells its address", "[tagging]") {
  struct Row {
    std::string url, prefecture;
  };
  const auto row = GENERATE(values<Row>({
      {"https://www.pref.aomori.lg.jp/soshiki/kokusai/", "青森県"},
      {"https://web.pref.hyogo.lg.jp/a.html", "兵庫県"},
      {"http://www.city.naha.okinawa.jp/", "沖縄県"},
      {"https://www.city.takahashi.lg.jp/", "岡山県"},
      {"https://www.town.mori.hokkaido.jp/x", "北海道"},
      {"https://www.metro.tokyo.lg.jp/", "東京都"},
      {"https://www.city.fuchu.tokyo.jp/", "東京都"},
      {"https://www.city.fuchu.hiroshima.jp/", "広島県"},
      {"https://www.city.fuchu.lg.jp/", ""},
      {"https://www.city.aichi-miyoshi.lg.jp/", "愛知県"},
      {"https://www.town.gifu-ikeda.lg.jp/", "岐阜県"},
      {"https://www.city.aichi-ikeda.lg.jp/", ""},
      {"https://www.city.north-miyoshi.lg.jp/", ""},
      {"https://www.example.com/city.naha.html", ""},
      {"https://www.example.jp/pref.aomori", ""},
  }));
  INFO(row.url);
  const Document document = tagged("友好都市", "本県は大連市と友好都市である。", row.url);
  CHECK(document.prefecture == (row.prefecture.empty() ? Values{} : Values{row.prefecture}));
  CHECK(document.country == Values{"中国"});
}

TEST_CASE("whose page it is tell addresses in the text, the contact and the folder", "[tagging]") {
  CHECK(tagged("友好都市", "http://www.pref.aomori.lg.jp/kokusai/\n本県は大連市と結んだ。")
            .prefecture == Values{"青森県"});
  CHECK(tagged("友好都市の交流",
               "本県は大連市と結んだ。\nこのページに関するお問い合わせ\n青森県庁国際課 "
               "青森市長島一丁目1-1")
            .prefecture == Values{"青森県"});
  Document document;
  document.title = "友好都市";
  document.body = "本県は大連市と結んだ。";
  document.path = "集めた頁/青森県/dalian.txt";
  CHECK(tagged(document).prefecture == Values{"青森県"});
  document.path = "青森県/山口県知事/dalian.txt";
  CHECK(tagged(document).prefecture == Values{"青森県"});
}

TEST_CASE("the address of an exchange association tells whose page it is", "[tagging]") {
  struct Row {
    std::string url;
    std::vector<std::string> prefectures;
  };
  const auto row = GENERATE(values<Row>({
      {"https://isesaki-kokusai.jp/a/", {"群馬県"}},
      {"https://anjo-kokusai.jp/a.html", {"愛知県"}},
      {"https://iwate-ia.or.jp/?p=1", {"岩手県"}},
      {"https://shizuoka-kokusai.jp/", {}},  // a prefecture and its city
      {"https://isesaki-hotel.jp/", {}},
      {"https://kokusai-isesaki.jp/", {}},
  }));
  INFO(row.url);
  CHECK(test::tagged("友好都市交流", "馬鞍山市から友好訪問団が来ました。友好都市の提携による。",
                     row.url)
            .prefecture == row.prefectures);
}
