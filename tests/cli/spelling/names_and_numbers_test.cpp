// Names of places, foreign names, numbers, years, addresses.
#include "tests/catch.h"
#include "tests/cli/spelling/pairs.h"

using musubi::test::check_found;
using musubi::test::check_found_both_ways;
using musubi::test::check_not_found;

TEST_CASE("ヶ, ケ and が of place names are one", "[cli][spelling]") {
  check_found_both_ways({
      {"市ヶ谷", "市谷"},
      {"八ヶ岳", "八が岳"},
      {"阿佐ヶ谷", "阿佐谷"},
      {"虎ノ門", "虎の門"},
      {"丸の内", "丸ノ内"},
      {"御茶ノ水", "お茶の水"},
      {"三ノ宮", "三宮"},
      {"霞ヶ関", "霞が関"},
      {"霞ケ関", "霞ヶ関"},
      {"関ヶ原", "関ケ原"},
      {"袖ケ浦市", "袖ヶ浦市"},
      {"茅ヶ崎", "茅ケ崎"},
      {"龍ケ崎", "竜ヶ崎"},
      {"自由ヶ丘", "自由が丘"},
      {"賤ヶ岳", "賤ケ岳"},
  });
}

TEST_CASE("marks inside foreign names may be there or not", "[cli][spelling]") {
  check_found_both_ways({
      {"ラインラント・プファルツ州", "ラインラントプファルツ州"},
      {"ジャン＝ピエール", "ジャンピエール"},
      {"ジャン・ピエール", "ジャン ピエール"},
      {"ニュー・サウス・ウェールズ", "ニューサウスウェールズ"},
      {"サン フランシスコ", "サンフランシスコ"},
  });
}

TEST_CASE("numbers are one in any numerals", "[cli][spelling]") {
  check_found_both_ways({
      {"一番", "1番"},
      {"五十音", "50音"},
      {"十五夜", "15夜"},
      {"三角", "3角"},
      {"一等", "1等"},
      {"四半期", "4半期"},
      {"廿日", "20日"},
      {"壱万円", "1万円"},
      {"弐千円", "2000円"},
      {"参拾円", "30円"},
      {"12.5億円", "1250000000円"},
      {"30％", "三十パーセント"},
      {"はつか", "二十日"},
      {"ふつか", "2日"},
      {"十周年", "10周年"},
      {"１０周年", "十周年"},
      {"12,573人", "12573人"},
      {"１２，５７３", "12573"},
      {"二〇〇四年", "2004年"},
      {"百二十社", "120社"},
      {"第三回", "第3回"},
      {"1万2千円", "12000円"},
      {"五つ", "5つ"},
      {"二十五名", "25名"},
      {"十二月", "12月"},
      {"三億円", "3億円"},
  });
}

TEST_CASE("years of Japanese eras and of the Gregorian calendar are one", "[cli][spelling]") {
  check_found_both_ways({
      {"平成16年", "2004年"},
      {"平成十六年", "2004年"},
      {"昭和六十年", "1985年"},
      {"令和元年", "2019年"},
      {"㍻16年", "2004年"},
      {"平成16年12月24日", "2004年12月24日"},
      {"2004/12/24", "平成16年12月24日"},
      {"2004-12-24", "2004年12月24日"},
      {"H16.12.24", "2004年12月24日"},
  });
  check_found({
      {"平成16年12月24日に締結", "2004年"},
      {"平成16年12月24日に締結", "2004"},
      {"2004年12月24日に締結", "平成16年12月"},
      {"二〇〇四年十二月二十四日", "2004-12"},
  });
  check_not_found({{"平成16年12月24日", "2005年"}, {"2004年", "昭和16年"}});
}

TEST_CASE("countries are found by any of their names", "[cli][spelling]") {
  check_found_both_ways({
      {"豪州", "オーストラリア"},
      {"米国", "アメリカ"},
      {"米国", "アメリカ合衆国"},
      {"アメリカ", "USA"},
      {"韓国", "大韓民国"},
      {"中国", "中華人民共和国"},
      {"英国", "イギリス"},
      {"ドイツ", "Germany"},
      {"NZ", "ニュージーランド"},
      {"比国", "フィリピン"},
      {"アメリカ", "United States"},
      {"露国", "ロシア"},
      {"ベトナム", "ベトナム社会主義共和国"},
  });
}

TEST_CASE("prefectures and cities are found with and without 県 and 市", "[cli][spelling]") {
  check_found_both_ways({
      {"青森県", "青森"},
      {"仙台市", "仙台"},
      {"京都府", "京都"},
      {"東京都", "東京"},
      {"大連市", "大連"},
      {"青森県", "Aomori"},
      {"仙台市", "Sendai"},
      {"遼寧省", "遼寧"},
  });
  check_found({{"ホーチミン市との交流", "Ho Chi Minh"}, {"ニューヨークの港", "New York"}});
}

TEST_CASE("mixed tokens are found with and without their marks", "[cli][spelling]") {
  check_found_both_ways({
      {"PM2.5", "PM25"},
      {"ISO-9001", "ISO9001"},
      {"H5N1", "H5-N1"},
      {"Tシャツ", "T-シャツ"},
      {"COVID-19", "COVID19"},
      {"COVID-19", "covid 19"},
      {"Wi-Fi", "WiFi"},
      {"e-mail", "email"},
      {"B to B", "b to b"},
  });
}

TEST_CASE("addresses and phone numbers are found whole and by their parts", "[cli][spelling]") {
  check_found({
      {"TEL:03-1234-5678", "0312345678"},
      {"(022)214-8019", "0222148019"},
      {"022（214）8019", "022-214-8019"},
      {"https://www.city.example.jp/", "http://www.city.example.jp/"},
      {"https://www.minato.example.jp/kokusai/index.html",
       "https://www.minato.example.jp/kokusai/index.html"},
      {"https://www.minato.example.jp/kokusai/index.html", "www.minato.example.jp"},
      {"https://www.minato.example.jp/kokusai/index.html", "kokusai"},
      {"連絡先 koryu@minato.example.jp", "koryu@minato.example.jp"},
      {"連絡先 koryu@minato.example.jp", "koryu"},
      {"電話 017-700-1234", "017-700-1234"},
      {"電話 017-700-1234", "0177001234"},
      {"電話 017-700-1234", "1234"},
      {"電話 ０１７－７００－１２３４", "017-700-1234"},
  });
}
