#include "common/analysis/other_cuts.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/analysis/ipadic_features.h"
#include "common/analysis/kana.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

// In MeCab's costs: 小学校 in 小学|校長|会 and 大学院 in 大学院生 are below, 京都 in 東京|都
// (4,727) and 都市 in 京都|市 (9,054) above.
constexpr std::int64_t kMaxCost = 4000;

// A shorter run is a word of its own or two.
constexpr std::size_t kLeastKanji = 3;

// A single kanji is found by letters.
constexpr std::size_t kLeastBytes = 6;

// Longer ones are lists of names; the time grows with their length.
constexpr std::size_t kMaxRunBytes = 192;

bool is_all_kanji(const MeCab::Node& node) {
  const std::string_view word(node.surface, node.length);
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = next_code_point(word, at);
    if (script_of(c) != Script::Kanji && c != U'々') return false;
  }
  return node.length > 0 && node.rlength == node.length;
}

// Neighbours on the best path, from `first` up to `end`, which is behind them.
struct Run {
  const MeCab::Node* first;
  const MeCab::Node* end;
};

class RunReader {
 public:
  RunReader(const MeCab::Lattice& lattice, const MeCab::Model& model, const Run& run)
      : lattice_(lattice), model_(model), run_(run) {
    begin_ = place_of(*run.first);
    for (const auto* node = run.first; node != run.end; node = node->next) {
      bounds_.push_back(place_of(*node));
    }
    end_ = bounds_.back() + run.end->prev->length;
    bounds_.push_back(end_);
  }

  void read(const std::function<void(const MeCab::Node&)>& take) {
    ways_.resize(end_ - begin_);
    for (std::size_t at = end_; at-- > begin_;) {
      for (const auto* node = lattice_.begin_nodes(at); node != nullptr; node = node->bnext) {
        if (node->rlength != node->length || at + node->length > end_) continue;
        const auto rest = cost_behind(*node, at + node->length);
        if (!rest) continue;
        ways_[at - begin_].push_back({node, *rest});
        const std::int64_t cost = node->cost + *rest - run_.end->cost;
        if (cost <= kMaxCost && is_wanted(*node, at)) take(*node);
      }
    }
  }

 private:
  struct Way {
    const MeCab::Node* node;
    std::int64_t rest;  // of the best way from behind it to run_.end
  };

  std::size_t place_of(const MeCab::Node& node) const {
    return static_cast<std::size_t>(node.surface - lattice_.sentence());
  }

  std::optional<std::int64_t> cost_behind(const MeCab::Node& node, std::size_t at) const {
    const auto to = [&](const MeCab::Node& next) {
      return std::int64_t{model_.transition_cost(node.rcAttr, next.lcAttr)} + next.wcost;
    };
    if (at == end_) return to(*run_.end);
    std::optional<std::int64_t> best;
    for (const Way& way : ways_[at - begin_]) {
      const std::int64_t cost = to(*way.node) + way.rest;
      if (!best || cost < *best) best = cost;
    }
    return best;
  }

  bool is_bound(std::size_t at) const {
    return std::binary_search(bounds_.begin(), bounds_.end(), at);
  }

  bool is_wanted(const MeCab::Node& node, std::size_t at) const {
    if (node.isbest != 0 || !is_known(node) || node.length < kLeastBytes) return false;
    if (!is_bound(at) && !is_bound(at + node.length)) return false;
    const Features features = split_features(node.feature);
    const PartOfSpeech part = part_of_speech(features);
    return is_noun_of_compounds(features) || part == PartOfSpeech::Suffix ||
           part == PartOfSpeech::Prefix;
  }

  const MeCab::Lattice& lattice_;
  const MeCab::Model& model_;
  Run run_;
  std::size_t begin_ = 0, end_ = 0;     // bytes in the sentence
  std::vector<std::size_t> bounds_;     // of the words on the best path
  std::vector<std::vector<Way>> ways_;  // by where they begin
};

}  // namespace

void for_each_other_word(const MeCab::Lattice& lattice, const MeCab::Model& model,
                         const std::function<void(const MeCab::Node&)>& take) {
  for (const auto* node = lattice.bos_node()->next; node->next != nullptr;) {
    const Run run = [&] {
      const auto* end = node;
      while (end->next != nullptr && is_all_kanji(*end)) end = end->next;
      return Run{node, end};
    }();
    if (run.end == node) {
      node = node->next;
      continue;
    }
    const auto bytes =
        static_cast<std::size_t>(run.end->prev->surface - node->surface) + run.end->prev->length;
    if (bytes >= 3 * kLeastKanji && bytes <= kMaxRunBytes) {
      RunReader(lattice, model, run).read(take);
    }
    node = run.end;
  }
}

}  // namespace musubi
