#include "common/index/content_key.h"

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
  row.partner = "中国/大連市";
  CHECK(content_key(page) == content_key(row));
  CHECK(content_key(page) != content_key(lying_at("a", "大連との覚書", "交流した。")));
  CHECK(content_key(page) != content_key(lying_at("a", "瀋陽との覚書", "交流する。")));
}

TEST_CASE("rows without a text are told apart by their other columns", "[index]") {
  Document dalian = lying_at("list.csv#1", "友好都市", "");
  dalian.partner = "中国/大連市";
  Document copy = dalian, shenyang = dalian, later = dalian;
  copy.path = copy.id = "b/list.csv#1";
  copy.reasons = {"partner: stated"};
  shenyang.partner = "中国/瀋陽市";
  later.signed_on = {{2004, 12, 24}};
  CHECK(content_key(dalian) == content_key(copy));
  CHECK(content_key(dalian) != content_key(shenyang));
  CHECK(content_key(dalian) != content_key(later));
}
