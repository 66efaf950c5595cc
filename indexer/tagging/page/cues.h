// cues.h - the words of a sentence that tell what its places are there for.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace musubi {

enum class Cue : std::uint8_t {
  Agreement,    // 姉妹都市, 協定: a tie for sure
  Tie,          // 姉妹都市, 協定, 訪問: two sides and what they do together
  Transport,    // 航路, 定期便: places on a way
  Comparison,   // に似る, 緯度: places to measure by
  Geography,    // に接し, 囲まれ: places around
  Description,  // 人口, 主要産業: what a partner is like
  Retold,       // お伝えしたように: what other pages tell
};

// The cues of a sentence, as a set of bits.
class Cues {
 public:
  bool has(Cue cue) const { return (bits_ >> static_cast<unsigned>(cue) & 1U) != 0; }
  void add(Cue cue) { bits_ |= 1U << static_cast<unsigned>(cue); }

 private:
  unsigned bits_ = 0;
};

// Of a folded text.
Cues find_cues(std::string_view text);

}  // namespace musubi
