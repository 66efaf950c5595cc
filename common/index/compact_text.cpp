#include "common/index/compact_text.h"

#include <array>
#include <cstdint>
#include <cstring>

namespace musubi {

namespace {

using Byte = std::uint8_t;

// More than two thirds of the characters of Japanese prose.
constexpr std::u16string_view kFrequent =
    u"、。のたにいはをとるがしでてなっれかもりうらこすあさまよきそくだけんせつちえどみや「";

constexpr Byte kFirstFrequent = 0x80;
constexpr Byte kKana = kFirstFrequent + kFrequent.size();  // the first of those with a second byte
constexpr Byte kWide = kKana + 1;
constexpr Byte kFirstKanji = kWide + 1;
constexpr Byte kOther = 0xFE;
constexpr Byte kAnyByte = 0xFF;

constexpr std::uint32_t kKanaPage = 0x30, kWidePage = 0xFF, kKanjiPage = 0x4E;
constexpr std::uint32_t kEndOfKanji = kKanjiPage + kOther - kFirstKanji;
static_assert(kKana == 0xAA && kEndOfKanji == 0xA0);

// The three bytes of a character in UTF-8, the first one lowest.
constexpr std::uint32_t three_bytes(std::uint32_t c) {
  return (0xE0U | c >> 12) | (0x80U | (c >> 6 & 0x3FU)) << 8 | (0x80U | (c & 0x3FU)) << 16;
}

constexpr std::uint32_t two_bytes(std::uint32_t c) {
  return (0xC0U | c >> 6) | (0x80U | (c & 0x3FU)) << 8;
}

// What the second byte of a character adds to three_bytes() of its first byte alone.
constexpr std::uint32_t spread(Byte second) {
  return (second & 0x3FU) << 16 | (second & 0xC0U) << 2;
}

// What a byte begins: the bytes of its character in UTF-8, and which bits of them the second byte
// fills.
struct Lead {
  std::uint32_t bytes = 0, filled = 0;
};

struct Tables {
  std::array<Lead, 256> leads{};
  std::array<Byte, 256> frequent{};  // by the low byte of a kana or mark; 0: it is not frequent

  constexpr Tables() {
    for (std::uint32_t byte = 0; byte < kFirstFrequent; ++byte) leads[byte].bytes = byte;
    for (std::uint32_t i = 0; i < kFrequent.size(); ++i) {
      leads[kFirstFrequent + i].bytes = three_bytes(kFrequent[i]);
      frequent[kFrequent[i] & 0xFFU] = static_cast<Byte>(kFirstFrequent + i);
    }
    add_page(kKana, kKanaPage);
    add_page(kWide, kWidePage);
    for (std::uint32_t page = kKanjiPage; page < kEndOfKanji; ++page) {
      add_page(kFirstKanji + page - kKanjiPage, page);
    }
  }

  constexpr void add_page(std::uint32_t lead, std::uint32_t page) {
    leads[lead] = {three_bytes(page << 8), spread(0xFF)};
  }
};
constexpr Tables kTables;

constexpr std::uint32_t kFirstOfTwoBytes = 0x80, kFirstOfThreeBytes = 0x800;

constexpr bool continues(Byte byte) {
  return (byte & 0xC0U) == 0x80U;
}

// A character of two or three bytes in UTF-8, as well-formed text has it.
struct Character {
  std::uint32_t number;
  std::ptrdiff_t bytes;  // 0: there is none
};

Character character_at(const Byte* at, const Byte* end) {
  const auto bits = [](Byte byte, std::uint32_t mask) { return byte & mask; };
  if ((*at & 0xE0U) == 0xC0U && end - at >= 2 && continues(at[1])) {
    const std::uint32_t c = bits(at[0], 0x1F) << 6 | bits(at[1], 0x3F);
    if (c >= kFirstOfTwoBytes) return {c, 2};
  }
  if ((*at & 0xF0U) == 0xE0U && end - at >= 3 && continues(at[1]) && continues(at[2])) {
    const std::uint32_t c = bits(at[0], 0x0F) << 12 | bits(at[1], 0x3F) << 6 | bits(at[2], 0x3F);
    if (c >= kFirstOfThreeBytes) return {c, 3};
  }
  return {0, 0};
}

Byte* put_character(Byte* out, std::uint32_t c) {
  const std::uint32_t page = c >> 8;
  const auto low = static_cast<Byte>(c);
  if (page == kKanaPage && kTables.frequent[low] != 0) {
    *out++ = kTables.frequent[low];
    return out;
  }
  if (page == kKanaPage) {
    *out++ = kKana;
  } else if (page >= kKanjiPage && page < kEndOfKanji) {
    *out++ = static_cast<Byte>(kFirstKanji + page - kKanjiPage);
  } else if (page == kWidePage) {
    *out++ = kWide;
  } else {
    *out++ = kOther;
    *out++ = static_cast<Byte>(page);
  }
  *out++ = low;
  return out;
}

}  // namespace

std::string compact(std::string_view text) {
  std::string bytes(compact_bound(text.size()), '\0');
  const auto* at = reinterpret_cast<const Byte*>(text.data());
  const Byte* const end = at + text.size();
  auto* const begin = reinterpret_cast<Byte*>(bytes.data());
  Byte* out = begin;
  while (at != end) {
    if (*at < kFirstFrequent) {
      *out++ = *at++;
    } else if (const Character c = character_at(at, end); c.bytes != 0) {
      out = put_character(out, c.number);
      at += c.bytes;
    } else {
      *out++ = kAnyByte;
      *out++ = *at++;
    }
  }
  bytes.resize(static_cast<std::size_t>(out - begin));
  return bytes;
}

std::optional<std::string> expanded(const std::string& bytes, std::size_t size) {
  if (size > 3 * bytes.size()) return std::nullopt;  // no room for what a damaged size claims
  // Four bytes are written for each character, three at most of which count.
  constexpr std::size_t kSpare = 4;
  std::string text(size + kSpare, '\0');
  char* out = text.data();
  const char* const out_end = out + size;
  const auto* at = reinterpret_cast<const Byte*>(bytes.data());
  const Byte* const end = at + bytes.size();
  const auto put = [&](std::uint32_t written, std::size_t count) {
    std::memcpy(out, &written, sizeof written);
    out += count;
  };
  // Kana and kanji take turns as no processor foresees: a table in the place of branches.
  while (at < end && out < out_end) {
    const Byte lead = at[0], second = at[1];  // a zero behind the last one
    if (lead < kOther) [[likely]] {
      put(kTables.leads[lead].bytes | (spread(second) & kTables.leads[lead].filled),
          lead < kFirstFrequent ? 1 : 3);
      at += lead < kKana ? 1 : 2;
    } else if (lead == kAnyByte) {
      put(second, 1);
      at += 2;
    } else {
      if (end - at < 3) return std::nullopt;
      const std::uint32_t c = static_cast<std::uint32_t>(second) << 8 | at[2];
      put(c < kFirstOfThreeBytes ? two_bytes(c) : three_bytes(c), c < kFirstOfThreeBytes ? 2 : 3);
      at += 3;
    }
  }
  if (at != end || out != out_end) return std::nullopt;
  text.resize(size);
  return text;
}

}  // namespace musubi
