#include "searcher/passage/highlighter.h"

#include "searcher/passage/snippet.h"
#include "tests/catch.h"

using namespace musubi;

namespace {

const Dictionary& dictionary() {
  static const auto opened = Dictionary::open(MUSUBI_TEST_DICTIONARY, {});
  return opened.value();
}

std::vector<std::string> texts(const std::string& body, const std::vector<MatchSpan>& spans) {
  std::vector<std::string> result;
  for (const MatchSpan& span : spans) {
    result.push_back(body.substr(span.begin, span.end - span.begin));
  }
  return result;
}

}  // namespace

TEST_CASE("the best window is highlighted as if the whole text had been analyzed", "[snippet]") {
  std::string filler;
  for (int i = 0; i < 40; ++i) filler += "委員会はその日の議題を終えて散会した。";
  struct Row {
    std::string why, body;
    std::vector<std::string> terms, marked;
  };
  const auto row = GENERATE_COPY(values<Row>({
      {"a word far into the text",
       filler + "大連市と経済交流を始めた。" + filler,
       {"大連"},
       {"大連"}},
      {"part of another word is no match",
       "東京都の報告。" + filler + "京都で会議を開いた。",
       {"京都"},
       {"京都"}},
      {"an inflected verb", filler + "選手が走った。" + filler, {"走る"}, {"走っ"}},
      {"a verb in hiragana that changes its second letter",
       filler + "彼もいった。" + filler,
       {"いう"},
       {"いっ"}},
      {"an old form of a kanji", filler + "國會が開かれた。" + filler, {"国会"}, {"國會"}},
      {"letters of another width", filler + "ＰＤＦで配る。" + filler, {"pdf"}, {"ＰＤＦ"}},
      {"two words near each other before one of them alone",
       "経済の話。" + filler + "大連の経済。" + filler,
       {"大連", "経済"},
       {"大連", "経済"}},
      {"no match", filler, {"大連"}, {}},
      {"no text", "", {"大連"}, {}},
      {"no terms", filler, {}, {}},
  }));
  INFO(row.why);
  Analyzer analyzer(dictionary());
  Highlighter highlighter(analyzer, row.terms);
  const auto best = highlighter.find_best(row.body);
  CHECK(texts(row.body, best) == row.marked);
  CHECK(make_snippet(row.body, best).text ==
        make_snippet(row.body, highlighter.find(row.body)).text);
}

TEST_CASE("ill-formed text is highlighted without harm", "[snippet]") {
  Analyzer analyzer(dictionary());
  Highlighter highlighter(analyzer, {"大連", "\xE5\xA4"});
  const std::string body = "\xFF\xE5大連\xE5\xA4。\xE3\x80大連";
  CHECK(texts(body, highlighter.find_best(body)) == std::vector<std::string>{"大連", "大連"});
}

TEST_CASE("spans of a long text are told in characters in one pass", "[snippet]") {
  // 600 KB with 100,000 spans: counting each from the beginning took a minute and more.
  std::string text;
  std::vector<MatchSpan> spans;
  for (std::size_t i = 0; i < 100'000; ++i) {
    spans.push_back({text.size(), text.size() + 3, 1.0, 0});
    text += "大、";
  }
  spans.push_back({text.size() - 6, text.size(), 1.0, 0});  // overlaps the last
  const CharSpans found = char_spans(text, spans);
  REQUIRE(found.size() == 100'000);
  CHECK(found[1] == std::pair<std::size_t, std::size_t>(2, 3));
  CHECK(found.back() == std::pair<std::size_t, std::size_t>(199'998, 200'000));
  CHECK(char_spans("", {}).empty());
}
