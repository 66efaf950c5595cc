// A beginning finds every word, compound and name that begins so.
#include "common/text/utf8.h"
#include "tests/cli/letters/batch_answers.h"

using musubi::test::ids_as_typed;
using musubi::test::ManyTexts;

TEST_CASE("each beginning of a word, compound or name finds it", "[cli][letters]") {
  const std::vector<std::string> names = {
      "国際交流員",       "姉妹都市提携",        "青森市長選挙",    "2024年度予算",
      "ABC-123",          "eth_sendTransaction", "平成20年3月",     "第3回会議",
      "COVID-19対策",     "クルーズ船入港",      "株式会社青森",    "JR東日本",
      "3D印刷機",         "ふるさと納税",        "街づくり計画",    "学びの場",
      "きらめき通り",     "Windows11",           "report_2024.pdf", "Node.js",
      "コンピューター室", "ホームステイ先",      "A型肝炎",         "10時30分",
      "NPO法人会",        "부산광역시",          "外国人参政権",    "多言語化推進",
      "小学校長会",       "大学院生室",          "県庁舎跡地",      "町内会費額",
      "つくばみらい市",   "第一高等学校",        "遼寧省大連市",    "観光振興計画",
      "見本市会場",       "人材育成協議会",      "お祭り広場",      "御殿場市役所",
  };
  ManyTexts texts;
  std::vector<std::string> queries, ids;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string id = std::to_string(i);
    texts.add(id, "昨日、" + names[i] + "。以上");
    for (std::size_t end = 0; end < names[i].size();) {
      musubi::next_code_point(names[i], end);
      if (end == 3 && names[i].starts_with("お")) continue;  // an honorific alone
      queries.push_back(names[i].substr(0, end) + "*");
      ids.push_back(id);
    }
  }
  texts.add("none", "雨天なり");
  const auto answers = texts.answers(queries);
  for (std::size_t i = 0; i < queries.size(); ++i) {
    INFO(queries[i]);
    const auto found = ids_as_typed(answers[i]);
    CHECK(found.contains(ids[i]));
    if (queries[i] != "き*") CHECK_FALSE(found.contains("none"));  // the title 記録 is read so
  }
}
