#include "common/analysis/other_cuts.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string_view>
#include <vector>

#include "common/analysis/kana.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

// In MeCab's costs, but for a word that is all of the run (加美, cut 加|美): 小学校 in 小学|校長|会
// and 大学院 in 大学院生 are below, 物流 in 農産物|流通 above.
constexpr std::int64_t kMaxCost = 4000;

// A single kanji is found by letters.
constexpr std::size_t kLeastBytes = 6;

// Longer ones are lists of names; the time grows with their length.
constexpr std::size_t kMaxKanjiRunBytes = 192;

bool is_all_kanji(const MeCab::Node& node) {
  const std::string_view word(node.surface, node.length);
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = next_code_point(word, at);
    if (script_of(c) != Script::Kanji && c != U'々') return false;
  }
  return node.length > 0;
}

bool stands_behind_blanks(const MeCab::Node& node) {
  return node.rlength != node.length;
}

// Neighbours on the best path, from `first` up to `end`, which is behind them.
struct Run {
  const MeCab::Node* first;
  const MeCab::Node* end;
};

bool may_be_cut_otherwise(const Run& run) {
  const auto* const last = run.end->prev;
  const auto bytes = static_cast<std::size_t>(last->surface + last->length - run.first->surface);
  const std::size_t least = last == run.first ? kLeastBytes + 1 : kLeastBytes;
  const std::size_t blanks = run.first->rlength - run.first->length;
  return bytes >= least && blanks + bytes <= kMaxKanjiRunBytes;
}

class RunReader {
 public:
  RunReader(const MeCab::Lattice& lattice, const MeCab::Model& model, const RoleOf& role_of)
      : lattice_(lattice), model_(model), role_of_(role_of) {}

  void read(const Run& run, const std::function<void(const MeCab::Node&)>& take) {
    begin(run);
    for (std::size_t at = end_; at-- > begin_;) {
      first_ways_[at - begin_] = ways_.size();
      for (const auto* node = lattice_.begin_nodes(at); node != nullptr; node = node->bnext) {
        if (at + node->rlength > end_) continue;
        const auto rest = rest_behind(*node, at + node->rlength);
        if (!rest) continue;
        const bool is_likely = node->cost + rest->cost - run_.end->cost <= kMaxCost;
        // The best way from a likely word on has likely words alone.
        if (is_likely) ways_.push_back({node, rest->cost});
        const bool is_whole = at == begin_ && at + node->rlength == end_;
        if ((is_whole || is_likely) && is_wanted(*node, at, *rest)) take(*node);
      }
    }
  }

 private:
  void begin(const Run& run) {
    run_ = run;
    bounds_.clear();
    places_.clear();
    ways_.clear();
    begin_ = place_of(*run.first);
    for (const auto* node = run.first; node != run.end; node = node->next) {
      bounds_.push_back(place_of(*node));
      places_.push_back(role_of_(*node).is_place);
    }
    end_ = bounds_.back() + run.end->prev->rlength;
    bounds_.push_back(end_);
    first_ways_.assign(end_ - begin_, 0);
  }

  struct Way {
    const MeCab::Node* node;
    std::int64_t rest;  // of the best way from behind it to run_.end
  };

  // On the lattice a word begins in front of the blanks and line ends that stand before it.
  std::size_t place_of(const MeCab::Node& node) const {
    const auto at = static_cast<std::size_t>(node.surface - lattice_.sentence());
    return at - (node.rlength - node.length);
  }

  // Of the best way from behind a word to run_.end.
  struct Rest {
    std::int64_t cost;
    const MeCab::Node* next;
  };

  std::optional<Rest> rest_behind(const MeCab::Node& node, std::size_t at) const {
    const auto to = [&](const MeCab::Node& next) {
      return std::int64_t{model_.transition_cost(node.rcAttr, next.lcAttr)} + next.wcost;
    };
    if (at == end_) return Rest{to(*run_.end), run_.end};
    std::optional<Rest> best;
    const std::size_t begin = first_ways_[at - begin_], end = first_ways_[at - begin_ - 1];
    for (std::size_t i = begin; i < end; ++i) {
      const std::int64_t cost = to(*ways_[i].node) + ways_[i].rest;
      if (!best || cost < best->cost) best = Rest{cost, ways_[i].node};
    }
    return best;
  }

  // 京都 begins inside of 東京|都, and 都市 inside of 京都|市: a reader sees the places alone.
  bool cuts_place(std::size_t begin, std::size_t end) const {
    for (std::size_t i = 0; i < places_.size(); ++i) {
      if (!places_[i]) continue;
      const std::size_t place_begin = bounds_[i], place_end = bounds_[i + 1];
      const bool begins_inside = place_begin < begin && begin < place_end && place_end < end;
      const bool ends_inside = begin < place_begin && place_begin < end && end < place_end;
      if (begins_inside || ends_inside) return true;
    }
    return false;
  }

  // The same letters as a word of the best path.
  bool is_best_word(std::size_t begin, std::size_t end) const {
    const auto bound = std::lower_bound(bounds_.begin(), bounds_.end(), begin);
    return *bound == begin && *std::next(bound) == end;
  }

  // Of a single kanji.
  bool may_be(const MeCab::Node& kanji, bool RoleInRun::*affix) const {
    const auto begin = static_cast<std::size_t>(kanji.surface - lattice_.sentence());
    for (const auto* node = lattice_.begin_nodes(begin); node != nullptr; node = node->bnext) {
      if (node->length == kanji.length && role_of_(*node).*affix) return true;
    }
    return false;
  }

  // 業者 in 漁業|者 leaves a kanji that says nothing.  小学校 in 小学|校長 leaves a suffix, and
  // 家裁 in 他|国家|裁 what is a word with the kanji before it.
  bool leaves_single_kanji(const MeCab::Node& node, std::size_t at, const Rest& rest) const {
    const std::size_t end = at + node.rlength;
    const auto before = std::prev(std::upper_bound(bounds_.begin(), bounds_.end(), at));
    const auto behind = std::lower_bound(bounds_.begin(), bounds_.end(), end);
    if (std::next(before) == behind) return false;  // inside of one word
    const auto is_left = [&](const MeCab::Node& other, bool RoleInRun::*affix) {
      return other.length < kLeastBytes && !may_be(other, affix);
    };
    return (*before < at && is_left(*node.prev, &RoleInRun::is_prefix)) ||
           (end < *behind && is_left(*rest.next, &RoleInRun::is_suffix));
  }

  bool is_bound(std::size_t at) const {
    return std::binary_search(bounds_.begin(), bounds_.end(), at);
  }

  bool is_wanted(const MeCab::Node& node, std::size_t at, const Rest& rest) const {
    const std::size_t end = at + node.rlength;
    if (!is_known(node) || node.length < kLeastBytes || is_best_word(at, end)) return false;
    if ((!is_bound(at) && !is_bound(end)) || cuts_place(at, end)) return false;
    return role_of_(node).may_be_another && !leaves_single_kanji(node, at, rest);
  }

  const MeCab::Lattice& lattice_;
  const MeCab::Model& model_;
  const RoleOf& role_of_;
  Run run_ = {};
  std::size_t begin_ = 0, end_ = 0;  // bytes in the sentence
  std::vector<std::size_t> bounds_;  // of the words on the best path
  std::vector<bool> places_;         // which of them are
  // Those of the last place first.
  std::vector<Way> ways_;
  std::vector<std::size_t> first_ways_;  // where those of a place begin
};

}  // namespace

RoleInRun role_in_run(const Features& features) {
  const PartOfSpeech part = part_of_speech(features);
  const bool is_prefix = part == PartOfSpeech::Prefix, is_suffix = part == PartOfSpeech::Suffix;
  return {features[kPosMore] == "地域", is_noun_of_compounds(features) || is_suffix || is_prefix,
          is_prefix, is_suffix};
}

void for_each_other_word(const MeCab::Lattice& lattice, const MeCab::Model& model,
                         const RoleOf& role_of,
                         const std::function<void(const MeCab::Node&)>& take) {
  RunReader reader(lattice, model, role_of);
  for (const auto* node = lattice.bos_node()->next; node->next != nullptr;) {
    const Run run = [&] {
      const auto* end = node;
      while (end->next != nullptr && is_all_kanji(*end) &&
             (end == node || !stands_behind_blanks(*end))) {
        end = end->next;
      }
      return Run{node, end};
    }();
    if (run.end == node) {
      node = node->next;
      continue;
    }
    if (may_be_cut_otherwise(run)) reader.read(run, take);
    node = run.end;
  }
}

}  // namespace musubi
