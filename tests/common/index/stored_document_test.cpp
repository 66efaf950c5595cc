#include "common/index/stored_document.h"

#include "tests/catch.h"

using namespace musubi;

namespace {

Document example() {
  Document document;
  document.id = "一覧.csv#3";
  document.path = "一覧.csv";
  document.title = "友好協力に関する覚書";
  document.body = std::string(300, 'x') + "\n本文";  // its size takes two bytes
  document.url = "https://example.jp/";
  document.partner = "中国/大連市";
  document.organization = {"青森県", ""};
  document.prefecture = {"青森県"};
  document.country = {"中国", "韓国"};
  document.signed_on = {{2004, 12, 24}, {2010, 0, 0}};
  document.dates = {{9999, 12, 31}, {1, 1, 0}};
  document.places = {{0, "1ページ"}, {300, ""}, {301, "2ページ"}};
  return document;
}

std::string packed(const Document& document) {
  return TextPacker({}).pack(encode_fields(document));
}

Result<Document> read(std::string_view data) {
  return StoredDocument::open(data, {}).and_then(
      [](const StoredDocument& stored) { return stored.document(); });
}

}  // namespace

TEST_CASE("a document comes back from the index as it went in", "[index]") {
  const Document document = example();
  const auto decoded = read(packed(document));
  REQUIRE(decoded);
  CHECK(decoded->id == document.id);
  CHECK(decoded->path == document.path);
  CHECK(decoded->title == document.title);
  CHECK(decoded->body == document.body);
  CHECK(decoded->url == document.url);
  CHECK(decoded->partner == document.partner);
  CHECK(decoded->organization == document.organization);
  CHECK(decoded->prefecture == document.prefecture);
  CHECK(decoded->country == document.country);
  CHECK(decoded->domain.empty());
  CHECK(decoded->signed_on == document.signed_on);
  CHECK(decoded->dates == document.dates);
  CHECK(decoded->places == document.places);
}

TEST_CASE("a byte of the body is in the last place that begins before it", "[index]") {
  Document document;
  CHECK(place_at(document, 0).empty());
  document.places = {{4, "1ページ"}, {10, "2ページ"}, {20, ""}};
  CHECK(place_at(document, 3).empty());
  CHECK(place_at(document, 4) == "1ページ");
  CHECK(place_at(document, 19) == "2ページ");
  CHECK(place_at(document, 500).empty());
}

TEST_CASE("an empty document comes back empty", "[index]") {
  const auto decoded = read(packed({}));
  REQUIRE(decoded);
  CHECK(decoded->title.empty());
  CHECK(decoded->dates.empty());
}

TEST_CASE("a date that no document can have is not stored, and the others are", "[index]") {
  Document document = example();
  const std::vector<Date> odd = {
      {-2981, 0, 0}, {-1, 12, 31}, {10000, 1, 1}, {2147483647, 0, 0}, {-2147483647, 0, 0}};
  for (auto* dates : {&document.signed_on, &document.dates}) {
    dates->insert(dates->begin(), odd.begin(), odd.end());
  }
  const auto decoded = read(packed(document));
  REQUIRE(decoded);
  CHECK(decoded->signed_on == example().signed_on);
  CHECK(decoded->dates == example().dates);
  CHECK(decoded->kind == document.kind);
}

TEST_CASE("the texts of a stored document are read without the rest", "[index]") {
  const Document document = example();
  const auto stored = StoredDocument::open(packed(document), {});
  REQUIRE(stored);
  const auto texts = stored->texts();
  REQUIRE(texts);
  CHECK(texts->title == document.title);
  CHECK(texts->body == document.body);
  CHECK(texts->partner == document.partner);
}

TEST_CASE("fields that are cut short anywhere are no document", "[index]") {
  const std::string fields = encode_fields(example());
  TextPacker packer({});
  for (std::size_t size = 0; size < fields.size(); ++size) {
    INFO(size << " of " << fields.size() << " bytes");
    CHECK(!read(packer.pack(std::string_view(fields).substr(0, size))));
  }
  CHECK(!read(packer.pack(fields + "x")));
}
