// A label and its value, pasted from a text, are searched as words, and it is said.
#include "tests/cli/letters/batch_answers.h"

using musubi::test::ManyTexts;

TEST_CASE("what is no field and no value of one is searched as words, with a note",
          "[cli][letters]") {
  ManyTexts texts;
  texts.add("a", "地域は東北、元号は昭和");
  texts.add("b", "大連の foo");
  const auto answers = texts.answers(
      {"都道府県:東北地方の元号", "foo:大連", "10:30", "https://a.jp/大連", "国：昭和"});
  CHECK(answers[0]["notes"].size() >= 1);
  CHECK(answers[1]["notes"].size() >= 1);
  CHECK(answers[1]["hits"][0]["id"] == "b");
  CHECK(answers[4]["notes"].size() >= 1);
  CHECK(answers[4]["hits"][0]["id"] == "a");
}
