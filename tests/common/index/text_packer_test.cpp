#include "common/index/text_packer.h"

#include <fmt/format.h>
#include <xxhash.h>
#include <zstd.h>

#include <random>
#include <vector>

#include "common/index/byte_stream.h"
#include "common/index/compact_text.h"
#include "tests/catch.h"

using namespace musubi;

namespace {

std::vector<std::string> texts_like(const std::string& what, int count) {
  const std::vector<std::string> places = {"大連市", "瀋陽市", "仙台市", "釜山広域市", "青森県"};
  std::mt19937 random(3);
  std::vector<std::string> texts;
  for (int i = 0; i < count; ++i) {
    const std::string& place = places[random() % places.size()];
    texts.push_back(fmt::format("第{}号。{}との{}に関する覚書を平成{}年に結び、訪問団を迎えた。{}",
                                i, place, what, 1 + random() % 30, random()));
  }
  return texts;
}

TextDictionary dictionary_of(const std::string& what) {
  return TextDictionary::trained_on(texts_like(what, 2000), 8U << 10);
}

std::string sum_of(const std::string& bytes, int size) {
  std::string sum;
  std::uint64_t hash = XXH3_64bits(bytes.data(), bytes.size());
  for (int i = 0; i < size; ++i, hash >>= 8) sum += static_cast<char>(hash);
  return sum;
}

// With a checksum that is right, as no chance but a person makes it.
std::string sealed(const std::string& frame, std::uint64_t text_bytes) {
  std::string packed;
  append_number(packed, text_bytes);
  packed += frame;
  return packed + sum_of(packed, 4);
}

std::string frame_of(const std::string& of_text) {
  const std::string text = compact(of_text);
  std::string frame(ZSTD_compressBound(text.size()), '\0');
  frame.resize(ZSTD_compress(frame.data(), frame.size(), text.data(), text.size(), 3));
  return frame;
}

}  // namespace

TEST_CASE("a text comes back as it was packed, with a dictionary and without", "[index]") {
  const TextDictionary dictionary = GENERATE(TextDictionary(), dictionary_of("経済交流"));
  TextPacker packer(dictionary);
  for (const std::string& text : {std::string(), std::string("a"), std::string(3'000'000, 'x'),
                                  texts_like("観光", 1).front(), std::string("\0\xff", 2)}) {
    CHECK((unpacked(packer.pack(text), dictionary) == text));
  }
}

TEST_CASE("a dictionary packs texts that share their wordings into less room", "[index]") {
  const TextDictionary dictionary = dictionary_of("経済交流");
  REQUIRE_FALSE(dictionary.is_empty());
  TextPacker alone({}), packer(dictionary);
  std::size_t bytes_alone = 0, bytes = 0;
  for (const std::string& text : texts_like("経済交流", 2200)) {
    bytes_alone += alone.pack(text).size();
    bytes += packer.pack(text).size();
  }
  CHECK(2 * bytes < bytes_alone);
}

TEST_CASE("equal texts give equal dictionaries, and few give none", "[index]") {
  CHECK(dictionary_of("観光").stored() == dictionary_of("観光").stored());
  CHECK(dictionary_of("観光").stored() != dictionary_of("農業").stored());
  CHECK(TextDictionary::trained_on({}, 8U << 10).is_empty());
  CHECK(TextDictionary::trained_on(texts_like("観光", 2), 8U << 10).is_empty());
  CHECK(TextDictionary().stored().empty());
}

TEST_CASE("a dictionary is read as it was stored, and refused where it is damaged", "[index]") {
  const TextDictionary dictionary = dictionary_of("観光");
  const std::string stored = dictionary.stored();
  const auto opened = TextDictionary::open(stored);
  REQUIRE(opened);
  const std::string text = texts_like("観光", 1).front();
  CHECK(unpacked(TextPacker(dictionary).pack(text), *opened) == text);
  CHECK(TextDictionary::open("")->is_empty());
  for (std::size_t size = 1; size < stored.size(); size += 7) {
    CHECK(!TextDictionary::open(std::string_view(stored).substr(0, size)));
  }
  for (std::size_t at = 0; at < stored.size(); at += 11) {
    std::string damaged = stored;
    damaged[at] = static_cast<char>(damaged[at] ^ 1);
    CHECK(!TextDictionary::open(damaged));
  }
  CHECK(!TextDictionary::open(std::string(4U << 20, 'x')));
}

TEST_CASE("a dictionary and texts that someone forged are refused, or give some text", "[index]") {
  const std::string bytes = dictionary_of("観光").stored().substr(8);
  const std::string packed = TextPacker(dictionary_of("観光")).pack(texts_like("観光", 1).front());
  std::mt19937 random(7);
  for (int i = 0; i < 2000; ++i) {
    std::string forged = bytes.substr(0, i % 2 == 0 ? bytes.size() : random() % bytes.size());
    for (int byte = 0; byte < 3 && !forged.empty(); ++byte) {  // most of what counts is in front
      forged[random() % std::min<std::size_t>(forged.size(), 300)] = static_cast<char>(random());
    }
    const auto dictionary = TextDictionary::open(sum_of(forged, 8) + forged);
    if (!dictionary) continue;
    CHECK_FALSE(unpacked(packed, *dictionary));
    const std::string text = texts_like("農業", 1).front();
    CHECK(unpacked(TextPacker(*dictionary).pack(text), *dictionary) == text);
  }
  for (int i = 0; i < 2000; ++i) {
    const std::string original = texts_like("観光", 1).front();
    std::string frame = frame_of(original);
    for (int byte = 0; byte < 3; ++byte) {
      frame[random() % frame.size()] = static_cast<char>(random());
    }
    const auto text = unpacked(sealed(frame, original.size()), {});
    if (text) CHECK(text->size() < 1'000'000);
  }
}

TEST_CASE("a text is not read with another dictionary than its own", "[index]") {
  const TextDictionary dictionary = dictionary_of("経済交流");
  const std::string text = texts_like("経済交流", 1).front();
  const std::string packed = TextPacker(dictionary).pack(text);
  CHECK(unpacked(packed, dictionary) == text);
  CHECK_FALSE(unpacked(packed, dictionary_of("観光")));
  CHECK_FALSE(unpacked(packed, {}));
  CHECK_FALSE(unpacked(TextPacker({}).pack(text), dictionary));
}

TEST_CASE("a packed text with a damaged byte, or cut short anywhere, is refused", "[index]") {
  const std::string packed = TextPacker({}).pack(texts_like("観光", 1).front());
  for (std::size_t at = 0; at < packed.size(); ++at) {
    CHECK_FALSE(unpacked(std::string_view(packed).substr(0, at), {}));
    for (const char byte : {'\x00', '\x7f', '\x80', '\xff'}) {
      std::string damaged = packed;
      damaged[at] = byte;
      if (damaged != packed) CHECK_FALSE(unpacked(damaged, {}));
    }
  }
  CHECK_FALSE(unpacked(packed + "x", {}));
  CHECK_FALSE(unpacked(std::string(100, '\xff'), {}));
}

TEST_CASE("a packed text that would grow without bound is refused", "[index]") {
  const std::string text(1'000'000, 'x');
  const std::string frame = frame_of(text);
  CHECK((unpacked(sealed(frame, text.size()), {}) == text));
  // The size of such a text stands in the four bytes behind the magic number and the descriptor.
  constexpr std::size_t kSizeAt = 5;
  for (const std::uint32_t claimed : {999'999U, 1'000'001U, 900U << 20, 0xFFFF'FFFFU}) {
    std::string false_frame = frame;
    for (std::size_t i = 0; i < 4; ++i) {
      false_frame[kSizeAt + i] = static_cast<char>(claimed >> (8 * i));
    }
    INFO(claimed);
    CHECK_FALSE(unpacked(sealed(false_frame, text.size()), {}));
    CHECK_FALSE(unpacked(sealed(false_frame, claimed), {}));
    CHECK_FALSE(unpacked(sealed(frame, claimed), {}));
  }
  CHECK_FALSE(unpacked(sealed(frame + frame, text.size()), {}));  // twice as long as it says
}
