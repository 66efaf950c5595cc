// With IPADIC 2.7.0 and the dictionaries that are built with the programs.
#include "common/analysis/analyzer.h"

#include <algorithm>
#include <string>
#include <vector>

#include "common/analysis/normalizer.h"
#include "tests/catch.h"

using musubi::AnalyzedTerm;
using musubi::Analyzer;
using musubi::Dictionary;
using musubi::normalize;
using musubi::TermRole;

namespace {

const Dictionary& dictionary() {
  static const Dictionary dictionary = [] {
    auto opened = Dictionary::open(MUSUBI_TEST_DICTIONARY, {MUSUBI_TEST_DATA "/places.dic",
                                                            MUSUBI_TEST_DATA "/spellings.dic"});
    REQUIRE(opened);
    return std::move(*opened);
  }();
  return dictionary;
}

Analyzer& analyzer() {
  static Analyzer instance(dictionary());
  return instance;
}

// Words as they are, +part, =joined.
std::string terms(const std::string& text) {
  std::string result;
  analyzer().analyze(normalize(text), [&](const AnalyzedTerm& term) {
    if (!result.empty()) result += ' ';
    if (term.role == TermRole::Part) result += '+';
    if (term.role == TermRole::Homograph) result += '~';
    if (term.role == TermRole::Joined) result += '=';
    result += term.text;
  });
  return result;
}

}  // namespace

TEST_CASE("a text is made into terms", "[analysis]") {
  struct Row {
    std::string why, text, terms;
  };
  const auto row = GENERATE(values<Row>({
      {"inflection goes to the base form", "協定を結んだ", "協定 結ぶ"},
      {"particles and する give nothing", "これについて交流する", "交流"},
      {"a compound and its parts", "関西電力", "関西電力 +関西 +電力"},
      {"parts of three", "岩手医科大学", "岩手医科大学 +岩手 +医科 +大学"},
      {"behind a prefix", "小学校", "小学校 +小学 +校 +学校"},
      {"a place is no compound of its characters", "北海道", "北海道"},
      {"nor is a name", "佐々木", "佐佐木"},
      {"nor a short katakana name", "ソウル", "ソウル"},
      {"a country and its kind", "アメリカ合衆国", "アメリカ合衆国 +アメリカ +合衆国"},
      {"the west of Honshu is no China", "中国地方", "中国地方 +中国 +地方"},
      {"unknown katakana with a known piece", "バイオマスエネルギー",
       "バイオマスエネルギ +バイオマス +エネルギ"},
      {"kanji numerals", "十周年", "10 周年"},
      {"years", "二〇〇四年", "2004 年"},
      {"digit groups", "12,573人", "12573 人"},
      {"months that the dictionary has whole", "十二月", "十二月 +12 +月"},
      {"a date in digits", "2004.12.24", "2004 12 24 =20041224"},
      {"a version is no decimal", "1.2.3", "1 2 3 =123"},
      {"marks inside a mixed token", "COVID-19", "covid 19 =covid19"},
      {"an address", "koryu@minato.example.jp", "koryu minato example jp =koryuminatoexamplejp"},
      {"a phone number", "017-700-1234", "017 700 1234 =0177001234"},
      {"the final long vowel", "コンピューター", "コンピュータ"},
      {"dots of a name", "ラインラント・プファルツ",
       "ラインラントプファルツ +ラインラント +プファルツ"},
      {"hiragana of a word that IPADIC has in kanji only", "ここからだいれんまで", "だいれん"},
      {"ヶ, ケ and が", "霞が関 袖が浦", "霞ケ関 袖ケ浦"},
      {"nothing", "", ""},
      {"only marks", "、。!? ー", ""},
  }));
  INFO(row.why);
  CHECK(terms(row.text) == row.terms);
}

TEST_CASE("a place is read as the gazetteer says", "[analysis]") {
  CHECK(analyzer().readings("大連") == std::vector<std::string>{"タイレン", "ダイレン"});
  CHECK(analyzer().readings("青森") == std::vector<std::string>{"アオモリ"});
  CHECK(analyzer().readings("").empty());
}

TEST_CASE("spans of terms lie in the text, whatever the text", "[analysis]") {
  const auto text = GENERATE(
      as<std::string>(), "１２，５７３ 〇〇 十万,000 3..5 ・・・ア・・イ", "\xFF\xFE 港\xE3\x81",
      "aaaaaaaaaaaaaaaa-bbbbbbbbbbbbbbbbb_ccccccccccccccc@ddddddddddd.eeeeeeeeeeee", "・",
      "一ー二");
  const std::string normalized = normalize(text);
  analyzer().analyze(normalized, [&](const AnalyzedTerm& term) {
    CHECK(term.begin < term.end);
    CHECK(term.end <= normalized.size());
    CHECK(!term.text.empty());
    CHECK(term.text.size() <= 200);
  });
}

// MeCab, given the first part of a text that goes on, once read on behind its last newline
// and wrote past its lattice: a word of five bytes into the size of the next piece of
// memory, which ends the program.
TEST_CASE("a long text is cut at a newline before any word", "[analysis]") {
  Analyzer fresh(dictionary());
  std::vector<std::string> found;
  fresh.analyze(std::string(8191, 'x') + "\nγ線 " + std::string(100, 'y'),
                [&](const AnalyzedTerm& term) { found.emplace_back(term.text); });
  CHECK(std::find(found.begin(), found.end(), "γ線") != found.end());
}
