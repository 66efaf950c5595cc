#include "searcher/passage/snippet.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "common/text/utf8.h"
#include "tests/catch.h"

namespace musubi {

namespace {

// Every occurrence of every term, sorted; the terms weigh the same.
std::vector<MatchSpan> matches_of(const std::string& body, const std::vector<std::string>& terms) {
  std::vector<MatchSpan> matches;
  for (std::size_t term = 0; term < terms.size(); ++term) {
    for (std::size_t at = body.find(terms[term]); at != std::string::npos;
         at = body.find(terms[term], at + 1)) {
      matches.push_back({at, at + terms[term].size(), 1.0, static_cast<int>(term)});
    }
  }
  std::sort(matches.begin(), matches.end(),
            [](const MatchSpan& a, const MatchSpan& b) { return a.begin < b.begin; });
  return matches;
}

std::string chars(const std::string& text, std::size_t begin, std::size_t end) {
  std::string part;
  std::size_t at = 0;
  for (std::size_t i = 0; at < text.size(); ++i) {
    const char32_t c = next_code_point(text, at);
    if (i >= begin && i < end) append_utf8(part, c);
  }
  return part;
}

std::vector<std::string> highlighted(const Snippet& snippet) {
  std::vector<std::string> parts;
  for (const auto& [begin, end] : snippet.highlights) {
    parts.push_back(chars(snippet.text, begin, end));
  }
  return parts;
}

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

// Sentences that no test looks for.
const std::string kOther = "春の祭りには多くの人が集まった。";

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("lines that begin with a label are parted by slashes", "[snippet]") {
  const std::string body = "担当課: 国際課\n備考: 毎年\n本文は途中で改\n行される。";
  const Snippet snippet = make_snippet(body, matches_of(body, {"国際"}));
  CHECK(snippet.text == "担当課: 国際課 / 備考: 毎年 / 本文は途中で改行される。");
  CHECK(highlighted(snippet) == Strings{"国際"});
}

TEST_CASE("headings and items are told from the text around them", "[snippet]") {
  struct Row {
    std::string why, body, text;
  };
  const auto row = GENERATE(values<Row>({
      {"items, without their marks", "調印した。\n・9月　商談会\n・ 10月 会談\n以上である。",
       "調印した。 / 9月 商談会 / 10月 会談 / 以上である。"},
      {"a heading and its text", "実績\n昨年の秋に港を見て回った。",
       "実績 / 昨年の秋に港を見て回った。"},
      {"a text that was broken", "昨年の秋に港を\n一行で見て回った\n。",
       "昨年の秋に港を一行で見て回った。"},
      {"an English one", "They went to see the\nharbour of the city again.",
       "They went to see the harbour of the city again."},
      {"a sign that is no mark", "友好・\n交流", "友好・交流"},
      {"an event, a line each", "日時\n9月5日 午後1時30分\n場所\n中央公民館\n対象\nどなたでも",
       "日時 / 9月5日 午後1時30分 / 場所 / 中央公民館 / 対象 / どなたでも"},
      {"names of about one length", "大連市\n瀋陽市\n釜山市", "大連市 / 瀋陽市 / 釜山市"},
      {"names above a text that was broken", "大連市\n瀋陽市\n昨年の秋に港を\n見て回った。",
       "大連市 / 瀋陽市 / 昨年の秋に港を見て回った。"},
      {"rows of a table",
       "平成16年 | 大連市 | 訪問\n平成20年 | 瀋陽市 | 来訪した。\n平成21年 | 撫順市",
       "平成16年 | 大連市 | 訪問 / 平成20年 | 瀋陽市 | 来訪した。 / 平成21年 | 撫順市"},
      {"rows without a rule", "中国  大連市  経済\n韓国  釜山市  貿易",
       "中国 大連市 経済 / 韓国 釜山市 貿易"},
      {"a broken heading that ends in a particle", "大連市との友好交流の\n歩み",
       "大連市との友好交流の歩み"},
  }));
  INFO(row.why);
  CHECK(make_snippet(row.body, {}).text == row.text);
}

TEST_CASE("two passages are shown where they tell more than one", "[snippet]") {
  const std::string gap = repeated(kOther, 20);
  const std::string body = gap + "大連の港を見た。" + gap + "帰りに瀋陽の駅を見た。" + gap;
  const Snippet both = make_snippet(body, matches_of(body, {"大連", "瀋陽"}));
  INFO(both.text);
  CHECK(highlighted(both) == Strings{"大連", "瀋陽"});
  CHECK(both.text.find("…") != std::string::npos);
  CHECK(both.text.find("……") == std::string::npos);
  CHECK(char_count(both.text) <= kSnippetChars);
  // One that has both is enough.
  const std::string near = body + "大連から瀋陽へ。" + gap;
  CHECK(make_snippet(near, matches_of(near, {"大連", "瀋陽"})).text.find("大連から瀋陽へ") !=
        std::string::npos);
  // What the second would add weighs little.
  auto matches = matches_of(body, {"大連", "瀋陽"});
  matches.back().weight = 0.1;
  CHECK(highlighted(make_snippet(body, matches)) == Strings{"大連"});
}

TEST_CASE("the snippet shows the passage that covers the query best", "[snippet]") {
  struct Row {
    std::string why, body;
    Strings terms;
    std::string shown;
  };
  const std::string gap = repeated(kOther, 20);
  const auto row = GENERATE_COPY(values<Row>({
      {"both terms beat one term many times",
       "港港港港。" + gap + "港と空港の視察を終えた。" + gap,
       {"港", "視察"},
       "港と空港の視察を終えた。"},
      {"of passages with the same terms, the denser",
       "大連の話。" + gap + "大連の港と大連の駅。" + gap,
       {"大連"},
       "大連の港と大連の駅。"},
      {"of equal passages, the first",
       gap + "最初の大連。" + gap + "次の大連。" + gap,
       {"大連"},
       "最初の大連。"},
      {"in the last sentence", gap + "最後に大連を訪れた", {"大連"}, "最後に大連を訪れた"},
      {"in the first sentence", "大連を訪れた。" + gap, {"大連"}, "大連を訪れた。"},
  }));
  INFO(row.why);
  const Snippet snippet = make_snippet(row.body, matches_of(row.body, row.terms), 60);
  INFO(snippet.text);
  CHECK(snippet.text.find(row.shown) != std::string::npos);
  CHECK(char_count(snippet.text) <= 60);
}

TEST_CASE("a rare term outweighs two common ones", "[snippet]") {
  const std::string body = "県と市の話。" + repeated(kOther, 20) + "濰坊を訪れた。";
  std::vector<MatchSpan> matches = matches_of(body, {"県", "市", "濰坊"});
  matches.back().weight = 5;
  CHECK(make_snippet(body, matches, 40).text.find("濰坊") != std::string::npos);
}

TEST_CASE("the words of the query are highlighted where the snippet shows them", "[snippet]") {
  struct Row {
    std::string why, body;
    Strings terms, parts;
  };
  const auto row = GENERATE(values<Row>({
      {"each occurrence", "大連の港。大連の駅。", {"大連"}, {"大連", "大連"}},
      {"adjacent ones are one", "経済交流を進める。", {"経済", "交流"}, {"経済交流"}},
      {"overlapping ones are one", "大規模展示商談会", {"展示商談", "商談会"}, {"展示商談会"}},
      {"one inside another", "関西電力株式会社", {"関西電力", "電力"}, {"関西電力"}},
      {"broken over a line", "協定は大\n連で結ばれた", {"大\n連"}, {"大連"}},
      {"behind collapsed blanks", "覚書  \t 大連", {"大連"}, {"大連"}},
      {"two words with a blank between", "sister \n city", {"sister", "city"}, {"sister", "city"}},
      {"a phrase with its blank", "sister \n city", {"sister \n city"}, {"sister city"}},
      {"four-byte kanji before it", "𠮷野から大連へ", {"大連"}, {"大連"}},
      {"ill-formed bytes before it", "\xFF\xE9\x9D大連", {"大連"}, {"大連"}},
  }));
  INFO(row.why);
  const Snippet snippet = make_snippet(row.body, matches_of(row.body, row.terms));
  CHECK(highlighted(snippet) == row.parts);
}

TEST_CASE("a snippet begins with a sentence where one begins nearby", "[snippet]") {
  struct Row {
    std::string why, before;
  };
  const auto row = GENERATE(values<Row>({
      {"full stop", "交流が続いた。"},
      {"exclamation mark", "交流が続いた！"},
      {"question mark", "交流は続くか？"},
      {"quotation that ends", "「続けたい。」"},
      {"line end", "交流の歴史\n"},
      {"empty line", "交流の歴史\r\n\r\n"},
      {"English sentence", "They met again. "},
  }));
  INFO(row.why);
  const std::string body =
      repeated("つづく、", 60) + row.before + "県の一行は大連を訪れた" + repeated("、つづく", 60);
  const Snippet snippet = make_snippet(body, matches_of(body, {"大連"}), 60);
  INFO(snippet.text);
  CHECK(snippet.text.starts_with("県の一行は大連"));
  CHECK(snippet.text.ends_with("…"));
}

TEST_CASE("an ellipsis stands where a sentence is cut, and only there", "[snippet]") {
  const std::string endless = repeated("港湾と空港を視察し", 40);
  SECTION("cut on both sides, between words") {
    const std::string body = endless + "大連へ" + endless;
    const Snippet snippet = make_snippet(body, matches_of(body, {"大連"}), 50);
    CHECK(snippet.text.starts_with("…"));
    CHECK(snippet.text.ends_with("…"));
    const auto first = chars(snippet.text, 1, 2);
    CHECK((first == "港" || first == "空" || first == "視"));
  }
  SECTION("a whole body is left alone") {
    CHECK(make_snippet("大連を訪れた", {{0, 6, 1, 0}}, 50).text == "大連を訪れた");
  }
  SECTION("whole sentences are left alone") {
    const std::string body = repeated(kOther, 20) + "大連を訪れた。" + repeated(kOther, 20);
    const Snippet snippet = make_snippet(body, matches_of(body, {"大連"}), 60);
    CHECK(snippet.text.find("…") == std::string::npos);
    CHECK(snippet.text.ends_with("。"));
  }
}

TEST_CASE("no sign that parts two lines stands where only one of them is shown", "[snippet]") {
  // Every length of the text in front, so that a cut falls in front of and behind each sign.
  for (int front = 0; front < 60; ++front) {
    const std::string body = repeated("港", front) + "を見た。\n\n調印の日\n平成16年12月\n\n" +
                             repeated(kOther, 4) + "\n\n大連市のあらまし\n\n" +
                             repeated(kOther, 4) + "\n\n結ぶまで\n\n" + repeated(kOther, 9);
    for (const char* word : {"調印", "平成", "大連", "結ぶ"}) {
      const std::string text = make_snippet(body, matches_of(body, {word})).text;
      INFO(text);
      for (const char* sign : {" /", "/", "/…", "/ …"}) CHECK_FALSE(text.ends_with(sign));
      for (const char* sign : {"/", " /", "…/", "… /"}) CHECK_FALSE(text.starts_with(sign));
    }
  }
}

TEST_CASE("line breaks and blanks become one space, none inside Japanese", "[snippet]") {
  struct Row {
    std::string why, body, text;
  };
  const auto row = GENERATE(values<Row>({
      {"line broken inside Japanese", "経済交\n流。", "経済交流。"},
      {"the same with CR LF", "経済交\r\n流が進\r\nむ。", "経済交流が進む。"},
      {"next sentence on the next line", "終えた。\n\n　翌年は", "終えた。翌年は"},
      {"English words", "sister\ncity", "sister city"},
      {"run of blanks", "A  \t　 B", "A B"},
      {"blank that parts two names", "青森県　大連市", "青森県 大連市"},
      {"heading and text", "交流の歴史\n\n昭和に始まる", "交流の歴史 / 昭和に始まる"},
      {"blanks at the ends", " \n青森 \n", "青森"},
      {"control characters", "青\x1b森\x01県", "青 森 県"},
      {"Korean keeps its spaces", "제주\n특별", "제주 특별"},
  }));
  INFO(row.why);
  CHECK(make_snippet(row.body, {}).text == row.text);
}

TEST_CASE("a text that fits is shown whole, wherever the matches are", "[snippet]") {
  for (const std::string title :
       {"港", "覚書", "大連市との経済交流に関する覚書", "経済。と。大連"}) {
    INFO(title);
    const std::size_t count = char_count(title);
    CHECK(make_snippet(title, {}, count).text == title);
    for (std::size_t at = 0; at < title.size(); at += 3) {
      CHECK(make_snippet(title, {{at, at + 3, 1, 0}}, count).text == title);
    }
    CHECK(char_count(make_snippet(title, {}, count - 1).text) < count);
  }
}

TEST_CASE("without matches the opening of the body is shown", "[snippet]") {
  const std::string body =
      "　" + std::string(5000, '\n') + "青森県の国際交流。" + repeated(kOther, 100);
  const Snippet snippet = make_snippet(body, {}, 40);
  CHECK(snippet.text.starts_with("青森県の国際交流。"));
  CHECK(snippet.highlights.empty());
  CHECK(make_snippet("", {}).text.empty());
  CHECK(make_snippet(" \n　", {}).text.empty());
}

TEST_CASE("a match longer than the snippet is shown from its beginning", "[snippet]") {
  const std::string body = repeated(kOther, 5) + repeated("大連", 5000) + repeated(kOther, 5);
  const std::size_t begin = body.find("大連");
  const Snippet snippet = make_snippet(body, {{begin, begin + 30000, 1, 0}}, 40);
  CHECK(char_count(snippet.text) <= 40);
  CHECK(snippet.text.find("大連大連") != std::string::npos);
}

TEST_CASE("a cut never parts a kana from its voiced mark", "[snippet]") {
  const std::string body = repeated("か\u3099", 400);
  for (std::size_t max_chars = 10; max_chars < 30; ++max_chars) {
    const Snippet snippet = make_snippet(body, {{400, 404, 1, 0}}, max_chars);
    CHECK(snippet.text.find("か…") == std::string::npos);
    CHECK(snippet.text.find("…\u3099") == std::string::npos);
  }
}

TEST_CASE("any bytes and any spans give a sound snippet", "[snippet]") {
  const Strings pieces = {"大",   "連", "。",   "\n",   " ",        "　",   "a",  "、", "か\u3099",
                          "\xFF", "𠮷", "\x1b", "\xE9", "👩\u200D🌾", "\r\n", "」", "…"};
  std::mt19937 random(20041224);
  const auto upto = [&](std::size_t most) {
    return std::uniform_int_distribution<std::size_t>(0, most)(random);
  };
  for (int round = 0; round < 2000; ++round) {
    std::string body;
    for (std::size_t n = upto(300); n > 0; --n) body += pieces[upto(pieces.size() - 1)];
    std::vector<MatchSpan> matches;
    for (std::size_t n = upto(8); n > 0; --n) {
      const std::size_t begin = upto(body.size() + 2);
      matches.push_back({begin, begin + upto(40), 1.0, static_cast<int>(upto(3))});
    }
    std::sort(matches.begin(), matches.end(),
              [](const MatchSpan& a, const MatchSpan& b) { return a.begin < b.begin; });
    const std::size_t max_chars = upto(60);
    const Snippet snippet = make_snippet(body, matches, max_chars);
    const std::size_t count = char_count(snippet.text);
    REQUIRE(is_valid_utf8(snippet.text));
    REQUIRE(count <= max_chars);
    REQUIRE(snippet.text.find_first_of("\n\r\t\x1b") == std::string::npos);
    std::size_t last_end = 0;
    for (const auto& [begin, end] : snippet.highlights) {
      REQUIRE((last_end == 0 || begin > last_end));
      REQUIRE(begin < end);
      REQUIRE(end <= count);
      last_end = end;
    }
  }
}

TEST_CASE("a body of ten megabytes with a match in every sentence is no burden", "[snippet]") {
  std::string body;
  while (body.size() < 10'000'000) body += kOther;
  const std::vector<MatchSpan> matches = matches_of(body, {"祭り", "人"});
  const Snippet snippet = make_snippet(body, matches);
  CHECK(snippet.text.starts_with(kOther));
  CHECK(snippet.highlights.size() >= 12);
}

}  // namespace musubi
