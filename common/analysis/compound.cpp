#include "common/analysis/compound.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

#include "common/analysis/ipadic_features.h"
#include "common/analysis/kana.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

// What each further piece costs a compound: about as much as an ordinary noun.
constexpr long kPieceCost = 4000;

constexpr std::size_t kMaxCharsOfOrganization = 3;

bool is_kind_of_place(std::string_view suffix) {
  static constexpr std::string_view kKinds = "県府都市区町村郡州省国";
  return kKinds.find(suffix) != kKinds.npos;
}

bool may_end_compound(std::string_view suffix, std::string_view more, PartOfSpeech whole) {
  if (whole == PartOfSpeech::PlaceName) return is_kind_of_place(suffix);
  return has_kanji(suffix) && (more == "一般" || more == "地域");
}

// Where `node` ends, which begins at `begin` of a word of `size` bytes, if it may be a
// piece of it.
std::optional<std::size_t> end_of_piece(const MeCab::Node& node, std::size_t begin,
                                        std::size_t size, PartOfSpeech whole) {
  const std::size_t end = begin + node.length;
  if (!is_known(node) || (begin == 0 && end == size)) return std::nullopt;
  const auto features = split_features(node.feature);
  if (features[kPos] != "名詞") return std::nullopt;
  const std::string_view surface(node.surface, node.length);
  const bool at_start = begin == 0;
  if (features[kPosDetail] == "接尾") {
    const bool fits = may_end_compound(surface, features[kPosMore], whole);
    if (at_start || end != size || !fits) return std::nullopt;
    return end;
  }
  if (!is_noun_of_compounds(features)) return std::nullopt;
  if (char_count(surface) < (is_kana(surface) ? 3U : 2U)) return std::nullopt;
  // 三菱 of 三菱重工業; longer ones are cut further by the words in them.
  const bool is_organization = features[kPosMore] == "組織";
  if (is_organization && (!at_start || char_count(surface) > kMaxCharsOfOrganization)) {
    return std::nullopt;
  }
  const bool is_place = features[kPosMore] == "地域";
  if (whole == PartOfSpeech::PlaceName && at_start != is_place) return std::nullopt;
  return end;
}

// 小 of 小学校, 中 of 中学生.
bool is_prefix_of_nouns(const MeCab::Node& node) {
  const auto features = split_features(node.feature);
  return is_known(node) && features[kPos] == "接頭詞" && features[kPosDetail] == "名詞接続";
}

// 県 of 県議会, 市 of 市役所: it says whose thing that is.
bool is_kind_of_authority(const MeCab::Node& node) {
  static constexpr std::array<std::string_view, 9> kKinds = {"国", "都", "道", "府", "県",
                                                             "市", "区", "町", "村"};
  const std::string_view surface(node.surface, node.length);
  return std::find(kKinds.begin(), kKinds.end(), surface) != kKinds.end();
}

// The cheapest way to cut a word, found from its begin on.
class CheapestCut {
 public:
  explicit CheapestCut(std::size_t byte_count) : steps_(byte_count + 1) { steps_[0].cost = 0; }

  bool reaches(std::size_t at) const { return steps_[at].cost != kUnreached; }

  void add(std::size_t begin, std::size_t end, long cost, bool known = true) {
    Step& step = steps_[end];
    if (steps_[begin].cost + cost < step.cost) step = {steps_[begin].cost + cost, begin, known};
  }

  // None if no way was found.  Beside an unknown piece only long ones are believed.
  std::vector<std::pair<std::size_t, std::size_t>> best() const {
    std::vector<std::pair<std::size_t, std::size_t>> spans;
    if (!reaches(steps_.size() - 1)) return spans;
    std::size_t unknown = 0;
    std::size_t shortest_known = steps_.size();
    for (std::size_t end = steps_.size() - 1; end > 0; end = steps_[end].begin) {
      spans.emplace_back(steps_[end].begin, end);
      if (steps_[end].known) shortest_known = std::min(shortest_known, end - steps_[end].begin);
      if (!steps_[end].known) ++unknown;
    }
    const bool sound = unknown == 0 || (unknown == 1 && spans.size() > 1 &&
                                        shortest_known >= kMinBytesBesideUnknown);
    if (!sound) return {};
    std::reverse(spans.begin(), spans.end());
    return spans;
  }

 private:
  static constexpr long kUnreached = std::numeric_limits<long>::max();
  static constexpr std::size_t kMinBytesBesideUnknown = 9;  // three katakana

  struct Step {
    long cost = kUnreached;
    std::size_t begin = 0;
    bool known = true;
  };
  std::vector<Step> steps_;
};

// More than any two words of the dictionary cost.
constexpr long kUnknownPieceCost = 40'000;
constexpr std::size_t kMinUnknownChars = 3;

// ーション is no word, nor is anything that begins so.
bool may_be_katakana_word(std::string_view piece) {
  static constexpr std::u32string_view kNeverFirst = U"ーァィゥェォャュョッン";
  std::size_t at = 0;
  const bool may_begin = kNeverFirst.find(next_code_point(piece, at)) == kNeverFirst.npos;
  return may_begin && !piece.ends_with("ション");
}

// バイオマス of バイオマスエネルギー.
void add_unknown_pieces(std::string_view word, std::size_t begin, CheapestCut& cut) {
  std::size_t chars = 0;
  for (std::size_t end = begin; end < word.size();) {
    next_code_point(word, end);
    const bool is_whole = begin == 0 && end == word.size();
    const bool is_word = may_be_katakana_word(word.substr(begin, end - begin));
    if (++chars >= kMinUnknownChars && !is_whole && is_word) {
      cut.add(begin, end, kUnknownPieceCost, false);
    }
  }
}

// 中国 of 中国語, in which a reader sees no 国語.
bool is_place_of(const MeCab::Model& model, MeCab::Lattice& lattice, std::string_view word) {
  bool is_place = false;
  for_each_entry(model, lattice, word, [&](const Features& features) {
    is_place = is_place || features[kPosMore] == "地域";
  });
  return is_place;
}

// みらい of つくばみらい, whose beginning is the name of another place.
void add_rest_of_place(std::string_view word, std::size_t begin, CheapestCut& cut) {
  if (begin > 0 && char_count(word.substr(begin)) >= kMinUnknownChars) {
    cut.add(begin, word.size(), kUnknownPieceCost, false);
  }
}

// Whether the dictionary has all of `word` as a noun that is no name.
bool is_common_noun_of(const MeCab::Model& model, MeCab::Lattice& lattice, std::string_view word) {
  bool is_noun = false;
  if (char_count(word) < 2) return is_noun;
  for_each_entry(model, lattice, word,
                 [&](const Features& features) { is_noun = is_noun || is_common_noun(features); });
  return is_noun;
}

bool is_in_dictionary(const MeCab::Model& model, MeCab::Lattice& lattice, std::string_view word) {
  bool is_known = false;
  for_each_entry(model, lattice, word, [&](const Features&) { is_known = true; });
  return is_known;
}

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> cut_compound(std::string_view word,
                                                              PartOfSpeech part_of_speech,
                                                              const MeCab::Model& model,
                                                              MeCab::Lattice& lattice) {
  CheapestCut cut(word.size());
  const bool may_hold_unknown = is_katakana(word);
  const bool is_known_word = may_hold_unknown && is_in_dictionary(model, lattice, word);
  std::optional<std::size_t> behind_prefix;
  lattice.clear();
  for (std::size_t at = 0; at < word.size(); next_code_point(word, at)) {
    if (!cut.reaches(at)) continue;
    const char* begin = word.data() + at;
    for (const auto* node = model.lookup(begin, begin + (word.size() - at), &lattice);
         node != nullptr; node = node->bnext) {
      if (node->surface != begin) continue;
      if (const auto end = end_of_piece(*node, at, word.size(), part_of_speech)) {
        cut.add(at, *end, node->wcost + kPieceCost);
      }
      if (at == 0 && (is_prefix_of_nouns(*node) || is_kind_of_authority(*node))) {
        behind_prefix = node->length;
      }
    }
    if (part_of_speech == PartOfSpeech::PlaceName && is_hiragana(word)) {
      add_rest_of_place(word, at, cut);
    }
    if (may_hold_unknown && (at > 0 || !is_known_word)) {
      add_unknown_pieces(word, at, cut);
    }
  }
  auto spans = cut.best();
  const auto begins_with_place = [&] {
    return !spans.empty() && is_place_of(model, lattice, word.substr(0, spans.front().second));
  };
  if (behind_prefix && part_of_speech == PartOfSpeech::Noun && !begins_with_place() &&
      is_common_noun_of(model, lattice, word.substr(*behind_prefix))) {
    spans.emplace_back(*behind_prefix, word.size());
  }
  return spans;
}

}  // namespace musubi
