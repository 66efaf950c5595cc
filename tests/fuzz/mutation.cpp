#include "tests/fuzz/mutation.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace musubi::fuzz {

namespace {

using std::literals::operator""sv;

constexpr std::size_t kMaxChanges = 8;
constexpr std::size_t kMaxPiece = 64;

// What readers look for, and what they stumble over.
constexpr std::array kTokens = {"\0"sv,       "\xFF\xFE"sv, "\xEF\xBB\xBF"sv, "\x1B$B"sv,
                                "\x1B(B"sv,   "\r\n"sv,     "\n\n"sv,         ",\""sv,
                                "\"\""sv,     "\t"sv,       "{\"a\":["sv,     "]}"sv,
                                "=>"sv,       "---\n"sv,    "<table>"sv,      "</td>"sv,
                                "<!--"sv,     "&#"sv,       "(("sv,           "\\"sv,
                                " OR "sv,     "*"sv,        "大連市"sv,       "平成16年"sv,
                                "が゛"sv,     "\xE3\x81"sv, "\x8A\xBF"sv,     "auto ../"sv,
                                "remote :"sv, "-1"sv,       "1e999"sv,        "4294967296"sv,
                                "0x"sv};

constexpr std::array<std::uint32_t, 8> kNumbers = {0,      1,          0x7F,       0x80,
                                                   0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF};

std::size_t below(std::size_t bound, Random& random) {
  return bound == 0 ? 0 : random() % bound;
}

std::string_view piece_of(std::string_view text, Random& random) {
  const std::size_t at = below(text.size() + 1, random);
  return text.substr(at, below(kMaxPiece, random));
}

void put_number(std::string& text, Random& random) {
  const std::size_t width = std::size_t{1} << below(3, random);
  if (text.size() < width) return;
  const std::size_t at = below(text.size() - width + 1, random);
  const std::uint32_t number = kNumbers[below(kNumbers.size(), random)];
  for (std::size_t i = 0; i < width; ++i) text[at + i] = static_cast<char>(number >> (8 * i));
}

void change(std::string& text, const std::vector<std::string>& seeds, Random& random) {
  const std::size_t at = below(text.size(), random);
  const auto insert = [&](std::string_view piece) { text.insert(at, std::string(piece)); };
  switch (below(9, random)) {
    case 0:
      if (!text.empty()) text[at] = static_cast<char>(text[at] ^ (1 << below(8, random)));
      break;
    case 1:
      if (!text.empty()) text[at] = static_cast<char>(random());
      break;
    case 2:
      text.erase(at, 1 + below(kMaxPiece, random));
      break;
    case 3:
      insert(piece_of(text, random));
      break;
    case 4:
      insert(kTokens[below(kTokens.size(), random)]);
      break;
    case 5:
      insert(piece_of(seeds[below(seeds.size(), random)], random));
      break;
    case 6:
      put_number(text, random);
      break;
    case 7:
      text.resize(at);
      break;
    default:
      insert(std::string(below(kMaxPiece, random), static_cast<char>(random())));
  }
}

}  // namespace

std::string mutated(const std::vector<std::string>& seeds, std::size_t max_bytes, Random& random) {
  std::string text = seeds[below(seeds.size(), random)];
  for (std::size_t i = below(kMaxChanges, random) + 1; i > 0; --i) change(text, seeds, random);
  if (text.size() > max_bytes) text.resize(max_bytes);
  return text;
}

}  // namespace musubi::fuzz
