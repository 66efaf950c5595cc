#include "common/index/stored_document.h"

#include <libdeflate.h>
#include <xxhash.h>

#include "common/index/byte_stream.h"
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

std::string encoded(const Document& document) {
  return DocumentEncoder().encode(document);
}

// Behind a checksum that is right, as no chance but a person makes it.
std::string sealed(std::string data) {
  std::uint64_t hash = XXH3_64bits(data.data(), data.size());
  for (int i = 0; i < 4; ++i, hash >>= 8) data += static_cast<char>(hash);
  return data;
}

}  // namespace

TEST_CASE("a document comes back from the index as it went in", "[index]") {
  const Document document = example();
  const auto decoded = decode_document(encoded(document));
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
  const auto decoded = decode_document(encoded({}));
  REQUIRE(decoded);
  CHECK(decoded->title.empty());
  CHECK(decoded->dates.empty());
}

TEST_CASE("the texts of a stored document are read without the rest", "[index]") {
  const Document document = example();
  const auto stored = StoredDocument::open(encoded(document));
  REQUIRE(stored);
  const auto texts = stored->texts();
  REQUIRE(texts);
  CHECK(texts->title == document.title);
  CHECK(texts->body == document.body);
  CHECK(texts->partner == document.partner);
}

TEST_CASE("a stored document that is cut short anywhere is refused", "[index]") {
  const std::string data = encoded(example());
  for (std::size_t size = 0; size < data.size(); ++size) {
    INFO(size << " of " << data.size() << " bytes");
    CHECK(!decode_document(std::string_view(data).substr(0, size)));
  }
  CHECK(!decode_document(data + "x"));
  CHECK(!StoredDocument::open(std::string_view(data).substr(0, 20)));
}

TEST_CASE("a damaged byte in a stored document is found", "[index]") {
  const std::string data = encoded(example());
  for (std::size_t at = 0; at < data.size(); ++at) {
    for (const char byte : {'\x00', '\x7f', '\x80', '\xff'}) {
      std::string damaged = data;
      damaged[at] = byte;
      if (damaged != data) CHECK(!decode_document(damaged));
    }
  }
  CHECK(!decode_document(std::string(100, '\xff')));
}

TEST_CASE("a stored document takes less room than its texts", "[index]") {
  Document document = example();
  for (int i = 0; i < 100; ++i) document.body += "青森県と大連市は経済交流に関する覚書を結んだ。";
  const std::string data = encoded(document);
  CHECK(data.size() < document.body.size() / 10);
  CHECK(decode_document(data)->body == document.body);
}

TEST_CASE("a stored document that would grow without bound is refused", "[index]") {
  const std::string fields(1'000'000, 'x');
  const std::unique_ptr<libdeflate_compressor, void (*)(libdeflate_compressor*)> compressor(
      libdeflate_alloc_compressor(1), libdeflate_free_compressor);
  std::string deflated(fields.size(), '\0');
  deflated.resize(libdeflate_deflate_compress(compressor.get(), fields.data(), fields.size(),
                                              deflated.data(), deflated.size()));
  const auto claiming = [&](std::uint64_t size) {
    std::string data;
    append_number(data, size);
    return sealed(data + deflated);
  };
  CHECK(StoredDocument::open(claiming(fields.size())));
  CHECK(!StoredDocument::open(claiming(fields.size() - 1)));
  CHECK(!StoredDocument::open(claiming(fields.size() + 1)));
  CHECK(!StoredDocument::open(claiming(std::uint64_t{1} << 30)));
  CHECK(!StoredDocument::open(claiming(UINT64_MAX)));
  CHECK(!StoredDocument::open(sealed(std::string(20, '\xff'))));
}
