#include "searcher/ranking/closeness.h"

#include <cmath>

#include "tests/catch.h"

using namespace musubi;

namespace {

Closeness judged(const std::vector<std::string>& query, const std::string& title,
                 const std::string& body) {
  ClosenessJudge judge(query, nullptr);
  REQUIRE(judge.can_judge());
  return judge.judge(title, body);
}

std::string filler(std::size_t chars) {
  std::string text;
  for (std::size_t i = 0; i < chars; ++i) text += "あ";
  return text;
}

}  // namespace

TEST_CASE("the wording itself is as close as can be", "[ranking]") {
  const auto text = GENERATE(as<std::string>{}, "友好経済交流", "青森県と大連市の友好経済交流です",
                             "友好経済交流友好経済交流");
  INFO(text);
  const Closeness in_body = judged({"友好経済交流"}, "", text);
  CHECK(in_body.passage == Catch::Approx(1));
  CHECK(in_body.stretches == Catch::Approx(1));
  CHECK(judged({"友好経済交流"}, text, "").stretches == Catch::Approx(1));
}

TEST_CASE("spellings that are folded are as close as the same spelling", "[ranking]") {
  CHECK(judged({"ＡＢＣ会議"}, "", "abc会議").stretches == Catch::Approx(1));
  CHECK(judged({"大連 経済"}, "", "大連　経済").stretches ==
        Catch::Approx(judged({"大連 経済"}, "", "大連、経済").stretches));
}

TEST_CASE("a text in other words is not close at all", "[ranking]") {
  for (const std::string body : {"", "農業協力", "友、好、経、済", "\xff\xfe"}) {
    INFO(body);
    const Closeness none = judged({"友好経済"}, "", body);
    CHECK(none.passage == 0);
    CHECK(none.stretches == 0);
  }
}

TEST_CASE("what stands together is closer than what stands apart", "[ranking]") {
  const Closeness apart = judged({"友好", "経済"}, "", "友好" + filler(100) + "経済");
  const Closeness near = judged({"友好", "経済"}, "", "友好" + filler(10) + "経済");
  CHECK(apart.passage == Catch::Approx(0.5));
  CHECK(near.passage == Catch::Approx(1));
}

TEST_CASE("the title counts for every passage", "[ranking]") {
  const Closeness closeness = judged({"友好", "経済"}, "友好", filler(200) + "経済");
  CHECK(closeness.passage == Catch::Approx(1));
}

TEST_CASE("one long stretch in common counts for more than several short ones", "[ranking]") {
  const auto stretches = [](const std::string& body) {
    return judged({"友好経済交流"}, "", body).stretches;
  };
  CHECK(stretches("友好経済交流") == Catch::Approx(1));
  CHECK(stretches("経済の友好") == Catch::Approx(std::sqrt(1.0 + 1.0) / 5));
  CHECK(stretches("経済交流") == Catch::Approx(3.0 / 5));
  CHECK(stretches("経済交流と友好") == Catch::Approx(std::sqrt(9.0 + 1.0) / 5));
}

TEST_CASE("a word's particle tells less than the word", "[ranking]") {
  const auto passage = [](const std::string& body) {
    return judged({"港の町並"}, "", body).passage;
  };
  CHECK(passage("町並") == Catch::Approx(passage("港の町")));
}

TEST_CASE("a query without a text cannot be judged", "[ranking]") {
  const auto query = GENERATE(values<std::vector<std::string>>({{}, {""}}));
  CHECK(!ClosenessJudge(query, nullptr).can_judge());
}

TEST_CASE("a query without two letters in a row is judged by its letters", "[ranking]") {
  const Closeness old_form = judged({"國"}, "", "國の話");
  CHECK(old_form.typed == 1);
  CHECK(old_form.passage == 0);
  CHECK(judged({"國"}, "", "国の話").typed == 0);
  CHECK(judged({"県", "市"}, "県の", "話").typed == 0.5);
  CHECK(judged({"\xff"}, "", "話").typed == 0);
  CHECK(judged({"コンピュータ"}, "", "コンピューター").typed == 0);
}

TEST_CASE("the longest query and the longest text keep the shares between 0 and 1", "[ranking]") {
  std::string query, text;
  for (char32_t c = 0x4E00; c < 0x4E00 + 2000; ++c) {
    query += static_cast<char>(0xE0 | (c >> 12));
    query += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    query += static_cast<char>(0x80 | (c & 0x3F));
  }
  while (text.size() < (1U << 20)) text += query;
  for (const Closeness& closeness : {judged({query}, query, text), judged({query}, "", "")}) {
    for (const double share : {closeness.passage, closeness.stretches}) {
      CHECK(share >= 0);
      CHECK(share <= 1 + 1e-9);
    }
  }
}
