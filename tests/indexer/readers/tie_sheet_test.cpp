#include "indexer/readers/tie_sheet.h"

#include "indexer/readers/record_builder.h"
#include "tests/catch.h"

using namespace musubi;

namespace {

const std::string kSheet =
    "自治体情報\n都道府県名 岡山県 (Okayama Prefecture)\n自治体名称 備前市 (Bizen-shi)\n"
    "提携相手先情報\n提携相手先 クレア&ギルバートバレー町 (Clare & Gilbert Valleys)\n"
    "提携年月日 1990/01/18";

std::string title_of(const std::string& title, const std::string& body) {
  RecordBuilder builder("sheets.jsonl");
  builder.add(SourceField::Title, title);
  builder.add(SourceField::Body, body);
  auto document = std::move(builder).finish(1);
  REQUIRE(document);
  return document->title;
}

}  // namespace

TEST_CASE("a sheet of one tie is called by who is tied to whom", "[readers]") {
  CHECK(parties_of_sheet(kSheet) == "備前市・クレア&ギルバートバレー町");
  CHECK(parties_of_sheet(
            "自治体名称 | 群馬県 (Gunma) |\n---|---|\n提携相手先 | サンパウロ州 (Sao Paulo) |") ==
        "群馬県・サンパウロ州");
  CHECK(title_of("", "サイト内検索\n\n姉妹提携データ\n\n当該提携の概要\n\n" + kSheet) ==
        "当該提携の概要（備前市・クレア&ギルバートバレー町）");
}

TEST_CASE("sheets that all bear one title are told apart", "[readers]") {
  CHECK(title_of("姉妹提携データ", kSheet) ==
        "姉妹提携データ（備前市・クレア&ギルバートバレー町）");
  CHECK(title_of("備前市の姉妹都市", kSheet) == "備前市の姉妹都市");
}

TEST_CASE("what is no sheet keeps its title", "[readers]") {
  CHECK(title_of("姉妹都市", "本市の自治体名称は備前市です。提携相手先も多い。") == "姉妹都市");
  CHECK(title_of("姉妹都市", "自治体名称 備前市\n人口 3万人") == "姉妹都市");
  CHECK(parties_of_sheet("").empty());
}
