// A phrase finds every text that holds it, in whatever way it stands there.
#include <functional>
#include <map>

#include "common/text/utf8.h"
#include "tests/cli/letters/batch_answers.h"

using musubi::test::ids_as_typed;
using musubi::test::ManyTexts;

namespace {

const std::vector<std::string> kWordings = {
    "国際交流事業",   "姉妹都市提携",   "友好協力協定書", "人材育成の推進", "ガソリンの価格",
    "コンピューター", "経済貿易代表団", "観光振興計画",   "我輩は猫である", "外国人参政権",
    "多言語化を図る", "大学院生の派遣", "県庁舎の見学",   "町内会費の額",   "きらきら星の夜",
    "葛城市の訪問団", "第一高等学校",   "遼寧省と富山県", "山田太郎",       "日本の国際化",
};

std::vector<std::string> letters_of(const std::string& wording) {
  std::vector<std::string> letters;
  for (std::size_t at = 0; at < wording.size();) {
    const std::size_t begin = at;
    musubi::next_code_point(wording, at);
    letters.push_back(wording.substr(begin, at - begin));
  }
  return letters;
}

// With `between` behind the letter number `at`.
std::string cut(const std::string& wording, std::size_t at, const std::string& between) {
  const auto letters = letters_of(wording);
  std::string text;
  for (std::size_t i = 0; i < letters.size(); ++i) text += letters[i] + (i == at ? between : "");
  return text;
}

std::string spaced(const std::string& wording, const std::string& blank) {
  std::string text;
  for (const std::string& letter : letters_of(wording))
    text += (text.empty() ? "" : blank) + letter;
  return text;
}

// What may stand between any two letters.
const std::vector<std::string> kBetween = {
    "\n", "\r\n",    "\r",     "\n　　", "\n> ",    "\n>> ", " ",      "　",
    "\t", "\u200B",  "\u00AD", "\uFEFF", "**",      "`",     "[1]",    "[^a]",
    "※1", "（注2）", "†",      "<b>",    "</span>", "<br>",  "\u2060", "［＃改行］",
};

}  // namespace

TEST_CASE("a phrase is found whatever cuts it, at any letter", "[cli][letters]") {
  ManyTexts texts;
  std::map<std::string, std::set<std::string>> expected;
  for (const std::string& wording : kWordings) {
    const auto add = [&](const std::string& text) {
      const std::string id =
          std::to_string(expected.size()) + wording + std::to_string(expected[wording].size());
      expected[wording].insert(id);
      texts.add(id, "昨日は、" + text + "。以上");
    };
    add(wording);
    add("その" + wording + "がある");
    for (const char* blank : {" ", "　", "　　"}) add(spaced(wording, blank));
    const std::size_t letters = letters_of(wording).size();
    for (std::size_t at = 0; at + 1 < letters; ++at) {
      add(cut(wording, at, kBetween[at % kBetween.size()]));
      add(cut(wording, at, "\n"));
    }
    for (std::size_t i = 0; i < kBetween.size(); ++i) {
      add(cut(wording, i % (letters - 1), kBetween[i]));
    }
    const auto parts = letters_of(wording);
    add("｜" + parts[0] + "《よみ》" + wording.substr(parts[0].size()));
    add("<ruby>" + parts[0] + "<rp>(</rp><rt>よみ</rt><rp>)</rp></ruby>" +
        wording.substr(parts[0].size()));
    add("[" + parts[0] + "](https://a.example/b)" + wording.substr(parts[0].size()));
  }
  texts.add("marks", "国際・交流・事業。姉妹、都市提携。コンピュ。ーター\n\n山田\n\n太郎");
  std::vector<std::string> queries;
  for (const auto& [wording, ids] : expected) {
    queries.push_back("「" + wording + "」");
    queries.push_back("\"" + cut(wording, 1, " ") + "\"");
  }
  const auto answers = texts.answers(queries);
  std::size_t number = 0;
  for (const auto& [wording, ids] : expected) {
    for (int way = 0; way < 2; ++way) {
      INFO(queries[number]);
      CHECK(ids_as_typed(answers[number++]) == ids);
    }
  }
}

TEST_CASE("a phrase is found from any letter to any other", "[cli][letters]") {
  const std::string text = "友好都市協定書を大連市と結び、コンピューターを贈った";
  ManyTexts texts;
  texts.add("a", text);
  texts.add("b", "友、好、都、市、協、定、書");
  const auto letters = letters_of(text);
  std::vector<std::string> queries;
  for (std::size_t begin = 0; begin < letters.size(); ++begin) {
    std::string phrase;
    for (std::size_t end = begin; end < letters.size(); ++end) {
      phrase += letters[end];
      const bool is_mark = letters[begin] == "、" || letters[end] == "、";
      if (end > begin && !is_mark) queries.push_back("「" + phrase + "」");
    }
  }
  const auto answers = texts.answers(queries);
  for (std::size_t i = 0; i < queries.size(); ++i) {
    INFO(queries[i]);
    CHECK(ids_as_typed(answers[i]) == std::set<std::string>{"a"});
  }
}

TEST_CASE("characters that look alike are one in phrases", "[cli][letters]") {
  struct Row {
    std::string text, phrase;
  };
  const std::vector<Row> rows = {
      {"ｶﾞｿﾘﾝﾉ価格", "ガソリンノ価格"},
      {"カ\u3099ソリンスタント\u3099", "ガソリンスタンド"},
      {"葛\U000E0100城市", "葛城市"},
      {"㈱青森物産", "(株)青森物産"},
      {"㍻16年の協定", "平成16年の協定"},
      {"ﬁnal report", "final report"},
      {"國際聯盟", "国際聯盟"},
      {"デ－タの管理", "データの管理"},
      {"メ-ルの送信", "メールの送信"},
      {"ＡＢＣ協会", "abc協会"},
      {"C++で書く", "C++で書く"},
      {"부산광역시", "부산"},
      {"เชียงใหม่", "เชียงใหม่"},
      {"𩸽を焼く", "𩸽"},
      {"梨の🍐", "🍐"},
      {"観《かん》光《こう》地", "かんこう地"},
  };
  ManyTexts texts;
  std::vector<std::string> queries;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    texts.add(std::to_string(i), rows[i].text);
    queries.push_back("\"" + rows[i].phrase + "\"");
  }
  texts.add("C", "C言語で書く。C で書く");
  queries.insert(queries.end(), {"\"art\"", "\"04\"", "「𩸾」"});
  texts.add("art", "party 2004");
  const auto answers = texts.answers(queries);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    INFO(rows[i].phrase << " in " << rows[i].text);
    CHECK(ids_as_typed(answers[i]) == std::set<std::string>{std::to_string(i)});
  }
  for (std::size_t i = rows.size(); i < queries.size(); ++i) CHECK(answers[i]["total"] == 0);
}
