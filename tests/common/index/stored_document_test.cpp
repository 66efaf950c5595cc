#include "common/index/stored_document.h"

#include <catch2/catch.hpp>

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
  return document;
}

}  // namespace

TEST_CASE("a document comes back from the index as it went in", "[index]") {
  const Document document = example();
  const auto decoded = decode_document(encode_document(document));
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
}

TEST_CASE("an empty document comes back empty", "[index]") {
  const auto decoded = decode_document(encode_document({}));
  REQUIRE(decoded);
  CHECK(decoded->title.empty());
  CHECK(decoded->dates.empty());
}

TEST_CASE("the texts of a stored document are read without the rest", "[index]") {
  const Document document = example();
  const std::string data = encode_document(document);
  const auto texts = stored_texts(data);
  REQUIRE(texts);
  CHECK(texts->title == document.title);
  CHECK(texts->body == document.body);
  CHECK(texts->partner == document.partner);
}

TEST_CASE("a stored document that is cut short anywhere is refused", "[index]") {
  const std::string data = encode_document(example());
  for (std::size_t size = 0; size < data.size(); ++size) {
    INFO(size << " of " << data.size() << " bytes");
    CHECK(!decode_document(std::string_view(data).substr(0, size)));
  }
  CHECK(!decode_document(data + "x"));
  CHECK(!stored_texts(std::string_view(data).substr(0, 20)));
}

TEST_CASE("a damaged byte in a stored document is found", "[index]") {
  const std::string data = encode_document(example());
  for (std::size_t at = 0; at < data.size(); ++at) {
    for (const char byte : {'\x00', '\x7f', '\x80', '\xff'}) {
      std::string damaged = data;
      damaged[at] = byte;
      if (damaged != data) CHECK(!decode_document(damaged));
      if (const auto texts = stored_texts(damaged)) CHECK(texts->body.size() <= data.size());
    }
  }
  CHECK(!decode_document(std::string(100, '\xff')));
}
