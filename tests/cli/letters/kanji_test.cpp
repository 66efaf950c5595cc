// What letters answer where words do not.
#include <map>

#include "common/text/utf8.h"
#include "tests/cli/letters/batch_answers.h"

using musubi::test::ids_as_typed;
using musubi::test::ManyTexts;

TEST_CASE("a single kanji finds every text that has it, and no other", "[cli][letters]") {
  const std::vector<std::string> lines = {
      "小学校の見学を行った",     "駅長が来日した代表団を迎える", "多言語化の取り組み",
      "外国人参政権をめぐる議論", "町内会費の額を決める",         "つくばみらい市の農産物",
      "河川と港湾の工事を終える", "田植えと稲刈りの体験",         "平成二十年三月の定例会",
      "青森県庁舎の耐震工事",     "大学院生を三年間受け入れる",   "友　好　都　市　の　集　い",
  };
  ManyTexts texts;
  std::map<std::string, std::set<std::string>> texts_of;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    texts.add("t" + std::to_string(i), lines[i]);
    for (std::size_t at = 0; at < lines[i].size();) {
      const std::size_t begin = at;
      const char32_t c = musubi::next_code_point(lines[i], at);
      if (c < U'一' || c > 0x9FFF) continue;
      texts_of[lines[i].substr(begin, at - begin)].insert("t" + std::to_string(i));
    }
  }
  std::vector<std::string> queries;
  for (const auto& [kanji, ids] : texts_of) queries.push_back(kanji);
  const auto answers = texts.answers(queries);
  for (std::size_t i = 0; i < queries.size(); ++i) {
    std::set<std::string> found;
    for (const auto& hit : answers[i]["hits"]) found.insert(hit["id"]);
    INFO(queries[i]);
    CHECK(found == texts_of[queries[i]]);
  }
}

TEST_CASE("NOT of a compound leaves the texts that have its parts alone", "[cli][letters]") {
  ManyTexts texts;
  texts.add("compound", "観光振興の計画");
  texts.add("parts", "観光の計画と農業の振興");
  const auto answers = texts.answers({"計画 -観光振興"});
  CHECK(ids_as_typed(answers[0]) == std::set<std::string>{"parts"});
}
