#include "common/analysis/letters.h"

#include "common/analysis/letter_kinds.h"
#include "common/text/utf8.h"
#include "tests/catch.h"

using namespace musubi;

namespace {

// With a / for whatever parts the letters.
std::string shown(const std::u32string& letters) {
  std::string text;
  for (const char32_t letter : letters) append_utf8(text, letter == kNoLetter ? U'/' : letter);
  return text;
}

}  // namespace

TEST_CASE("letters are those that a reader sees", "[analysis][letters]") {
  struct Row {
    std::string why, text, letters;
  };
  const auto row = GENERATE(values<Row>({
      {"nothing", "", ""},
      {"marks alone", "・、。", ""},
      {"words and marks", "大連市、経済。", "大連市/経済"},
      {"a line end between letters", "国際交\n流", "国際交流"},
      {"with the indent of the next line", "国際交\r\n　　流", "国際交流"},
      {"with a quoting mark", "> 国際交\n> > 流", "国際交流"},
      {"a lone carriage return", "国際交\r流", "国際交流"},
      {"a blank line ends what can be one wording", "国際交流\n\n青森", "国際交流/青森"},
      {"an item of a list", "国際\n- 交流\n* 青森", "国際/交流/青森"},
      {"a heading", "国際\n# 交流", "国際/交流"},
      {"spaced letters", "協　定 書", "協定書"},
      {"blanks beside Japanese letters", "JR 東日本 2004 年", "jr東日本2004年"},
      {"blanks between Latin words part them", "Sister  City\nAomori", "sister/city/aomori"},
      {"blanks between Korean words too", "부산 광역시", "부산/광역시"},
      {"ruby of Aozora Bunko, and the reading", "友《ゆう》好《こう》の会",
       "友好の会/ゆうこうの会"},
      {"with the beginning marked", "この｜お姉さん《おねえさん》は",
       "このお姉さんは/このおねえさんは"},
      {"a reading in round brackets", "大連（だいれん）市と手塚(てづか)氏",
       "大連市と手塚氏/だいれん市とてづか氏"},
      {"round brackets with other text", "会議（第一回）、はし（橋）と（ほか）、会（）議",
       "会議/第一回/はし/橋/と/ほか/会/議"},
      {"brackets of a title are no ruby", "映画《東京物語》", "映画/東京物語"},
      {"ruby of HTML", "<ruby>観<rp>(</rp><rt>かん</rt><rp>)</rp>光<rt>こう</rt></ruby>課",
       "観光課/かんこう課"},
      {"marks of Markdown", "**国際**交流、友*好*の`会`と~~旧~~市", "国際交流/友好の会と旧市"},
      {"a link, and where it leads to", "[国際](https://a.jp/x)交流", "国際交流/https/a.jp/x"},
      {"a link within a wiki", "[[国際]]交流", "国際交流"},
      {"a tag at the end of its line", "国際交<br />\n流<br>\n<br>\n青森", "国際交流/青森"},
      {"tags in a text", "国<b class=\"x\">際</b>交<br/>流", "国際交流"},
      {"tags around a cell", "<td>国際</td><td>交流</td>", "国際/交流"},
      {"attributes of all kinds", "国<td class=a nowrap title='1>0'\n>際<br />交<a href=/x/>流</a>",
       "国/際交流"},
      {"what is no tag", "2 < 3、x>1", "2/3/x/1"},
      {"what reads like the name of a tag", "a<b and c>d、i<u=5>s、x<p", "a/b/and/c/d/i/u/5/s/x/p"},
      {"signs of footnotes", "国際[1]交流※2事業（注3）の[^a]報告†書¹", "国際交流事業の報告書"},
      {"a number in brackets that is none", "国際(1)交流", "国際/1/交流"},
      {"zero width, soft hyphen, variation selector", "友\u200B好\u00AD都\uFEFF市葛\U000E0100城",
       "友好都市葛城"},
      {"half-width and decomposed kana", "ｶﾞｿﾘﾝとカ\u3099ソリン", "ガソリンとガソリン"},
      {"signs that stand for several letters", "㈱青森、㍻16年、ﬁnal、㍿",
       "株/青森/平成16年/final/株式会社"},
      {"old kanji, full width, accents, ヴ", "國際ＡＢＣ１２Ōsakaヴェトナム",
       "国際abc12osakaベトナム"},
      {"a dash for a long vowel", "デ－タとメ-ルとサ─ビス、ﾒ-ﾙ", "データとメールとサービス/メール"},
      {"a dash for it at the end of a word", "スキ－場とツア―を、ビ一ルは", "スキー場とツアーを/ビールは"},
      {"a number between other letters", "アジア一の港", "アジア一の港"},
      {"a dash elsewhere", "COVID-19、東京-大阪", "covid/19/東京/大阪"},
      {"signs that are part of a name", "C++とC#と.NETと2+2", "c++とc#と.netと2+2"},
      {"dotted numbers, and a full stop", "1.2.3 end. next", "1.2.3/end/next"},
      {"other scripts with their marks", "เชียงใหม่ दिल्ली القاهرة 🍐", "เชียงใหม่/दिल्ली/القاهرة/🍐"},
      {"kanji beyond the basic plane", "𩸽を焼く", "𩸽を焼く"},
      {"a zero among kanji numerals", "二〇〇四年", "二〇〇四年"},
      {"bytes that are no text", "友\xFF好", "友/好"},
  }));
  INFO(row.why);
  CHECK(shown(letters_of(row.text)) == row.letters);
}

TEST_CASE("a phrase is read without its other ways", "[analysis][letters]") {
  CHECK(shown(letters_as_read("友《ゆう》好")) == "友好");
}

TEST_CASE("only words that stand apart are found whole", "[analysis][letters]") {
  CHECK(are_of_one_word(U'a', U'b'));
  CHECK(are_of_one_word(U'1', U'2'));
  CHECK_FALSE(are_of_one_word(U'5', U'k'));
  CHECK_FALSE(are_of_one_word(U'a', U'大'));
  CHECK_FALSE(are_of_one_word(U'부', U'산'));
}
