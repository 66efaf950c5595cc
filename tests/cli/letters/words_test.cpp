// A word is found wherever a reader sees it, and not where it only straddles two others.
#include <map>

#include "common/text/utf8.h"
#include "tests/cli/letters/batch_answers.h"

using musubi::test::ids_as_typed;
using musubi::test::ManyTexts;

namespace {

std::vector<std::string> letters_of(const std::string& word) {
  std::vector<std::string> letters;
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t begin = at;
    musubi::next_code_point(word, at);
    letters.push_back(word.substr(begin, at - begin));
  }
  return letters;
}

// `between` behind the letter number `at`, or behind all for npos.
std::string cut(const std::string& word, std::size_t at, const std::string& between) {
  const auto letters = letters_of(word);
  std::string text;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const bool is_cut = i + 1 < letters.size() && (at == word.npos || i == at);
    text += letters[i] + (is_cut ? between : "");
  }
  return text;
}

}  // namespace

TEST_CASE("a word is found where a line end or blanks cut it", "[cli][letters]") {
  const std::vector<std::string> words = {
      "国際交流", "交流",     "友好都市", "協定書",     "覚書",   "市長",   "人材育成",
      "遼寧省",   "富山県",   "大連市",   "訪問団",     "締結",   "経済",   "コンピューター",
      "観光",     "農業",     "姉妹都市", "データ",     "留学生", "博物館", "山田太郎",
      "議会",     "自治体",   "貿易",     "サービス",   "高校生", "見学",   "環境保護",
      "医療",     "文化交流", "水産業",   "カーリング", "港湾",   "友好",   "アカシア",
  };
  ManyTexts texts;
  std::map<std::string, std::set<std::string>> expected;
  for (const std::string& word : words) {
    const auto add = [&](const std::string& text) {
      const std::string id = word + std::to_string(expected[word].size());
      expected[word].insert(id);
      texts.add(id, text);
    };
    add("これは、" + word + "。");
    for (const char* blank : {" ", "　", "　　"})
      add("記\n" + cut(word, word.npos, blank) + "\n以上");
    for (std::size_t at = 0; at + 1 < letters_of(word).size(); ++at) {
      for (const char* end : {"\n", "\r\n　", "\n> "}) {
        add("昨日の会で、" + cut(word, at, end) + "について話した。");
      }
    }
    add("**" + letters_of(word)[0] + "**" + word.substr(letters_of(word)[0].size()));
    add("<ruby>" + cut(word, word.npos, "<rt>よ</rt>") + "<rt>み</rt></ruby>");
  }
  texts.add("date", "平　成　二　十　年　三　月");
  std::vector<std::string> queries;
  for (const auto& [word, ids] : expected) queries.push_back(word);
  for (const char* date : {"平成20年3月", "2008年3月", "平成二十年"}) queries.emplace_back(date);
  const auto answers = texts.answers(queries);
  std::size_t number = 0;
  for (const auto& [word, ids] : expected) {
    const auto found = ids_as_typed(answers[number++]);
    std::string missing;
    for (const std::string& id : ids) missing += found.contains(id) ? "" : id + " ";
    CHECK(missing == "");
  }
  for (; number < answers.size(); ++number) {
    INFO(queries[number]);
    CHECK(ids_as_typed(answers[number]).contains("date"));
  }
}

TEST_CASE("a word is found inside longer ones that begin or end with it", "[cli][letters]") {
  const std::vector<std::pair<std::string, std::string>> pairs = {
      {"多言語", "多言語化を進める"},
      {"小学校", "小学校長会の要望"},
      {"学校", "小学校長会の要望"},
      {"大学院", "大学院生の派遣"},
      {"外国人", "外国人参政権"},
      {"県庁", "県庁舎の見学"},
      {"町内会", "町内会費と自治会員"},
      {"高等学校", "第一高等学校の生徒"},
      {"化粧品", "化粧品等の輸入"},
      {"国際", "国際化推進"},
      {"大阪", "東大阪市の工場"},
      {"市長", "前市長室"},
      {"協定", "協定書案"},
      {"観光", "観光客数"},
      {"議会", "県議会議員"},
      {"都市", "友好都市間"},
      {"議会", "村議会"},
      {"議会", "石堂村議会議員"},
      {"議会", "北海道議会"},
      {"議長", "市議長"},
      {"警察", "大阪府警察"},
      {"警察", "鉄道警察隊"},
      {"庁舎", "京都府庁舎"},
      {"加美", "加美"},  // 加|美 in front of some words
      {"小浜", "新小浜"},
  };
  ManyTexts texts;
  std::vector<std::string> queries;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    texts.add("in" + std::to_string(i), "その" + pairs[i].second + "について。");
    texts.add("line" + std::to_string(i), "記\n" + pairs[i].second + "\nの話");
    texts.add("indented" + std::to_string(i), "記。\n　　" + pairs[i].second + "は");
    texts.add("alone" + std::to_string(i), "その" + pairs[i].first + "は。");
    queries.push_back(pairs[i].first);
  }
  const auto answers = texts.answers(queries);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    INFO(pairs[i].first << " in " << pairs[i].second);
    for (const char* where : {"in", "line", "indented"}) {
      INFO(where);
      CHECK(ids_as_typed(answers[i]).contains(where + std::to_string(i)));
    }
  }
}

TEST_CASE("a word is not found where it straddles two others", "[cli][letters]") {
  const std::vector<std::pair<std::string, std::string>> pairs = {
      {"京都", "東京都の港"},     {"都市", "京都市の寺"},     {"本市", "日本市場の動向"},
      {"物流", "農産物流通の会"}, {"外交", "海外交流の会"},   {"会長", "国際交流協会長官"},
      {"国人", "中国人民の友"},   {"語学", "韓国語学習の会"}, {"立大", "県立大学の教授"},
      {"国語", "中国語の講座"},
  };
  ManyTexts texts;
  std::vector<std::string> queries;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    texts.add("in" + std::to_string(i), pairs[i].second);
    texts.add("line" + std::to_string(i), "記\n　" + pairs[i].second);
    texts.add("this" + std::to_string(i), "この" + pairs[i].second);
    texts.add("alone" + std::to_string(i), "その" + pairs[i].first + "は。");
    queries.push_back(pairs[i].first);
  }
  const auto answers = texts.answers(queries);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    INFO(pairs[i].first << " in " << pairs[i].second);
    for (const char* where : {"in", "line", "this"}) {
      INFO(where);
      CHECK_FALSE(ids_as_typed(answers[i]).contains(where + std::to_string(i)));
    }
  }
}

TEST_CASE("what words cannot answer, letters do", "[cli][letters]") {
  struct Row {
    std::string query, text;
    bool is_found;
  };
  const std::vector<Row> rows = {
      {"見", "見学した", true},
      {"長", "駅長の話", true},
      {"来", "来日した", true},
      {"부산", "부산광역시", true},
      {"เชียงใหม่", "เชียงใหม่", true},
      {"𩸽", "𩸽を焼く", true},
      {"🍐", "梨の🍐", true},
      {"القاهرة", "في القاهرة", true},
      {"釜山 OR 부산", "부산에서", true},
      {"C++", "C++で書く", true},
      {"C++", "C言語で書く", false},
      {"C#", "C#で書く", true},
      {".NET", "ASP.NETで書く", true},
      {"国際交流*", "国際交流員の派遣", true},
      {"姉妹都市*", "姉妹都市提携", true},
      {"青森市*", "青森市長の挨拶", true},
      {"2024年*", "2024年度の計画", true},
      {"ABC-1*", "ABC-123号", true},
      {"eth_send*", "eth_sendTransactionを呼ぶ", true},
      {"かんこ*", "観光の町", true},
      {"dair*", "大連の町", true},
      {"観光 -観光振興", "観光の話。振興の話", true},
      {"観光 -観光振興", "観光振興の話", false},
  };
  ManyTexts texts;
  std::vector<std::string> queries;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    texts.add(std::to_string(i), rows[i].text);
    queries.push_back(rows[i].query);
  }
  const auto answers = texts.answers(queries);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    INFO(rows[i].query << " in " << rows[i].text);
    CHECK(ids_as_typed(answers[i]).contains(std::to_string(i)) == rows[i].is_found);
  }
}

TEST_CASE("where no word is found the wording is looked up as letters, and it is said",
          "[cli][letters]") {
  ManyTexts texts;
  texts.add("a", "日本市場の動向");
  const auto answers = texts.answers({"本市", "する"});
  REQUIRE(answers[0]["total"] == 1);
  CHECK(answers[0]["notes"].size() == 1);
  CHECK(answers[0]["hits"][0]["snippet"].get<std::string>().find("本市") != std::string::npos);
  CHECK(answers[0]["hits"][0]["highlights"].size() == 1);
  CHECK(answers[1]["notes"].size() >= 1);
}
