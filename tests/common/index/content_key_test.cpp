#include "common/index/content_key.h"

#include <vector>

#include "tests/catch.h"

using namespace musubi;

namespace {

Document lying_at(const char* path, const char* title, const char* body) {
  Document document;
  document.id = document.path = path;
  document.title = title;
  document.body = body;
  return document;
}

}  // namespace

TEST_CASE("copies of a document have one content key, wherever they lie", "[index]") {
  const Document page = lying_at("a/page.txt", "大連との覚書", "大連との覚書\n交流する。");
  Document row = lying_at("list.csv", "大連との覚書", "交流する。");
  row.url = "https://example.jp/";
  CHECK(content_key(page) == content_key(row));
  CHECK(content_key(page) != content_key(lying_at("a", "大連との覚書", "交流した。")));
  CHECK(content_key(page) != content_key(lying_at("a", "瀋陽との覚書", "交流する。")));
}

TEST_CASE("what is stated tells contents apart, what is read from the text does not", "[index]") {
  const char* const body = GENERATE("", "担当課: 国際課");
  Document dalian = lying_at("list.csv#1", "友好交流に関する覚書", body);
  dalian.partner = "中国/大連市";
  dalian.country = {"中国"};
  Document copy = dalian;
  copy.path = copy.id = "b/list.csv#1";
  copy.kind = {"覚書"};
  copy.domain = {"経済"};
  copy.prefecture = {"青森県"};
  copy.signed_on = {{2004, 12, 24}};
  copy.organization = {"青森県"};
  copy.reasons = {"分野=経済: 「経済」(本文)", "都道府県=青森県: 「aomori」(周辺)",
                  "日付=2004-12-24: 「24日」(冒頭)", "団体=青森県: 「県」(発信元)"};
  CHECK(content_key(dalian) == content_key(copy));
  std::vector<Document> others(6, dalian);
  others[0].partner = "中国/瀋陽市";
  others[1].signed_on = {{2004, 12, 24}};
  others[2].country = {"韓国"};
  others[3].organization = {"青森県"};
  others[4].prefecture = {"青森県"};
  others[5].domain = {"経済"};
  for (const Document& other : others) CHECK(content_key(dalian) != content_key(other));
}
