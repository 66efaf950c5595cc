#include "indexer/extractor/formats/mail/packed_rtf.h"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/extractor/container/little_endian.h"
#include "indexer/extractor/formats/mail/part_text.h"

namespace musubi {

namespace {

constexpr std::size_t kPackedHeadBytes = 16;
constexpr std::size_t kMaxUnpackedBytes = 64U << 20;

// What was written last, as references go back to it.
class Window {
 public:
  Window() {
    constexpr std::string_view kBeginning =
        "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern "
        "\\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0"
        "\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";
    static_assert(kBeginning.size() == 207);
    for (const char c : kBeginning) add(c);
  }

  std::size_t end() const { return end_; }
  char at(std::size_t place) const { return bytes_[place % bytes_.size()]; }
  void add(char c) {
    bytes_[end_] = c;
    end_ = (end_ + 1) % bytes_.size();
  }

 private:
  std::array<char, 4096> bytes_ = {};
  std::size_t end_ = 0;
};

UnpackedText unpacked(std::string_view packed) {
  Window window;
  std::string text;
  const auto put = [&](char c) {
    window.add(c);
    text += c;
  };
  for (std::size_t at = 0; at < packed.size();) {
    if (text.size() >= kMaxUnpackedBytes) return {std::move(text), true};
    const auto kinds = static_cast<unsigned char>(packed[at++]);
    for (unsigned bit = 0; bit < 8 && at < packed.size(); ++bit) {
      if ((kinds >> bit & 1U) == 0) {
        put(packed[at++]);
        continue;
      }
      const unsigned reference =
          static_cast<unsigned>(number_at(packed, at, 1) << 8 | number_at(packed, at + 1, 1));
      at += 2;
      const std::size_t from = reference >> 4;
      if (from == window.end()) return {std::move(text)};
      for (std::size_t i = 0; i < (reference & 0xFU) + 2; ++i) put(window.at(from + i));
    }
  }
  return {std::move(text)};
}

}  // namespace

UnpackedText unpacked_rtf(std::string_view packed) {
  constexpr std::uint32_t kPacked = 0x75465A4C, kAsItIs = 0x414C454D;
  if (packed.size() < kPackedHeadBytes) return {};
  const std::string_view content = packed.substr(kPackedHeadBytes);
  const std::uint32_t kind = u32_at(packed, 8);
  if (kind == kAsItIs) return {std::string(content.substr(0, u32_at(packed, 4)))};
  return kind == kPacked ? unpacked(content) : UnpackedText();
}

UnpackedText packed_rtf_text(std::string_view packed) {
  const UnpackedText unpacked = unpacked_rtf(packed);
  return {rtf_text(unpacked.text), unpacked.is_cut};
}

}  // namespace musubi
