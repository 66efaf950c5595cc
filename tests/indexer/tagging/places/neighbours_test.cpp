#include <string>
#include <vector>

#include "tests/catch.h"
#include "tests/indexer/tagging/tagging_fixture.h"

using musubi::test::sorted;
using musubi::test::tagged;

using Values = std::vector<std::string>;

TEST_CASE("what its prefecture and the towns beside it do is not what a town does", "[tagging]") {
  const std::string own = "本市と韓国の安山市は、友好交流に関する協定を締結し、往来を続けてきた。";
  const auto countries = [&](const std::string& others) {
    return sorted(tagged("江津市議会だより", own + others).country);
  };
  CHECK(countries("浜田市が中国の石嘴山市と、松江市が杭州市と提携している。") == Values{"韓国"});
  CHECK(countries("島根県では、中国の吉林省と友好交流を続けている。") == Values{"韓国"});
  CHECK(countries("島根県江津市は、中国の石嘴山市とも提携している。") == sorted({"韓国", "中国"}));
  CHECK(countries("本市は、中国の石嘴山市とも提携している。") == sorted({"韓国", "中国"}));
}

TEST_CASE("guests come from places that a page is not about", "[tagging]") {
  const std::string tie = "三好市は米国のザ・ダルズ市と姉妹都市となり、訪問団を送ってきた。";
  CHECK(tagged("三好市の姉妹都市", tie + "大会には台湾の台中市や高雄市からも選手を迎えた。")
            .country == Values{"米国"});
}
