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

TEST_CASE("what no document has in a field is searched as words anywhere, with a note",
          "[cli][letters]") {
  ManyTexts texts;
  texts.add("a", "題名なし、相手：大連市、年：昭和、分野：染色");
  const std::vector<std::string> queries = {
      "相手：大連市", "相手:大連市 昭和",         "年:昭和",
      "題名：大連",   "(相手:大連 OR 相手:瀋陽)", "題名： 大連市"};
  const auto answers = texts.answers(queries);
  for (std::size_t i = 0; i < queries.size(); ++i) {
    INFO(queries[i]);
    CHECK(answers[i]["total"] == 1);
    CHECK(answers[i]["notes"].size() == 1);
  }
}

TEST_CASE("a snippet and its marks reach the end of a long text", "[cli][letters]") {
  std::string filler;
  for (int i = 0; i < 60'000; ++i) filler += "港湾の話。";
  ManyTexts texts;
  texts.add("a", filler + "空に幻日環が出た。" + filler + "虹　の　橋");
  const auto answers = texts.answers({"幻日環", "「幻日環が出た」", "虹の橋"});
  for (const auto& answer : answers) {
    REQUIRE(answer["hits"].size() == 1);
    CHECK_FALSE(answer["hits"][0]["highlights"].empty());
  }
  CHECK(answers[0]["hits"][0]["snippet"].get<std::string>().find("幻日環") != std::string::npos);
  CHECK(answers[1]["hits"][0]["snippet"].get<std::string>().find("幻日環") != std::string::npos);
  CHECK(answers[2]["hits"][0]["snippet"].get<std::string>().find("虹") != std::string::npos);
}
