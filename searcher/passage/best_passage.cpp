#include "searcher/passage/best_passage.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <unordered_map>

namespace musubi {

namespace {

std::size_t chars_between(std::string_view body, std::size_t from, std::size_t to) {
  return static_cast<std::size_t>(
      std::count_if(body.begin() + static_cast<std::ptrdiff_t>(from),
                    body.begin() + static_cast<std::ptrdiff_t>(to),
                    [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }));
}

// What a passage is worth: the weight of its terms, then the number of its spans.
struct Worth {
  double weight = 0;
  int spans = 0;

  bool exceeds(const Worth& other) const {
    constexpr double kRoundingNoise = 1e-6;
    const double more = weight - other.weight;
    return more > kRoundingNoise || (more > -kRoundingNoise && spans > other.spans);
  }
};

class Coverage {
 public:
  void add(const MatchSpan& match) {
    if (++spans_of_[match.term] == 1) worth_.weight += match.weight;
    ++worth_.spans;
  }
  void remove(const MatchSpan& match) {
    if (--spans_of_[match.term] == 0) worth_.weight -= match.weight;
    --worth_.spans;
  }
  const Worth& worth() const { return worth_; }

 private:
  std::unordered_map<int, int> spans_of_;
  Worth worth_;
};

}  // namespace

ByteRange best_passage(std::string_view body, const std::vector<MatchSpan>& matches,
                       std::size_t max_chars) {
  // So many bytes are more than max_chars characters in any script: no more need be counted.
  const std::size_t far = U8_MAX_LENGTH * (max_chars + 1);
  std::vector<std::size_t> char_begin(matches.size());  // right as far as one passage reaches
  ByteRange best;
  Worth best_worth;
  Coverage coverage;
  std::size_t first = 0;
  for (std::size_t last = 0; last < matches.size(); ++last) {
    const MatchSpan& match = matches[last];
    if (last > 0) {
      const std::size_t from = matches[last - 1].begin;
      char_begin[last] =
          char_begin[last - 1] + chars_between(body, from, std::min(match.begin, from + far));
    }
    const std::size_t char_end =
        char_begin[last] + chars_between(body, match.begin, std::min(match.end, match.begin + far));
    coverage.add(match);
    for (; first < last && char_end - char_begin[first] > max_chars; ++first) {
      coverage.remove(matches[first]);
    }
    if (last == 0 || coverage.worth().exceeds(best_worth)) {
      best_worth = coverage.worth();
      best = {matches[first].begin, match.end};
    }
  }
  return best;
}

}  // namespace musubi
