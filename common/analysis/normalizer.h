// normalizer.h - folds the spellings of one Japanese word into one form.
//
// First step of the analyzer, for documents and for queries alike: width,
// compatibility forms and case (Unicode's NFKC_Casefold), Latin accents and
// macrons, old and variant kanji (kanji_variants.h), ヴァ行 (ヴェトナム -> ベトナム).
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace musubi {

// Never fails: ill-formed UTF-8 becomes U+FFFD.  Safe to call from any thread.
std::string normalize(std::string_view raw);

// The end of the piece at byte `begin` that normalizes independently of what follows.
std::size_t normal_piece_end(std::string_view raw, std::size_t begin);

// Whether the character from `begin` to `end` is such a piece alone.
bool is_own_piece(std::string_view raw, std::size_t begin, std::size_t end);

// Where each piece of a normalized text came from.
class OffsetMap {
 public:
  // From here on, normalized text came from the raw text at `raw`.  Both bytes, ascending.
  void add(std::size_t normalized, std::size_t raw);

  // The raw bytes that a normalized half-open span came from; grows to whole characters.
  std::pair<std::size_t, std::size_t> to_raw(std::size_t begin, std::size_t end) const;

 private:
  struct Piece {
    std::size_t normalized, raw;
  };
  std::vector<Piece> pieces_;
};

struct NormalizedText {
  std::string text;  // the same as normalize() gives
  OffsetMap offsets;
};

// As normalize(), slower, for a text whose words are to be shown where they stood.
NormalizedText normalize_with_offsets(std::string_view raw);

}  // namespace musubi
