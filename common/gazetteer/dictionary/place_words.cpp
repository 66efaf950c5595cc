#include "common/gazetteer/dictionary/place_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "common/analysis/normalizer.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

// Between the costs of IPADIC's own place names (8,600 for most) and what a name
// costs in two words (釜山|広域市: 8,400; 濰坊|市: 7,100).
constexpr int kNameCost = 8600;
constexpr int kFullNameCost = 6800;
constexpr int kSuffixCost = 9400;

struct Suffix {
  std::string_view surface;
  std::string_view reading;
  bool is_compound = false;  // IPADIC cuts it into several words
};

// What a full name ends with, the longer before the shorter.
constexpr auto kSuffixes = std::to_array<Suffix>({
    {"特別自治道", "トクベツジチドウ", true},
    {"特別自治市", "トクベツジチシ", true},
    {"自治共和国", "ジチキョウワコク", true},
    {"自治管区", "ジチカンク", true},
    {"広域市", "コウイキシ", true},
    {"特別市", "トクベツシ", true},
    {"自治州", "ジチシュウ", true},
    {"自治区", "ジチク", true},
    {"地域圏", "チイキケン", true},
    {"準州", "ジュンシュウ", true},
    {"地方", "チホウ"},
    {"諸島", "ショトウ"},
    {"列島", "レットウ"},
    {"半島", "ハントウ"},
    {"新区", "シンク"},
    {"国", "コク"},
    {"都", "ト"},
    {"道", "ドウ"},
    {"府", "フ"},
    {"県", "ケン"},
    {"省", "ショウ"},
    {"州", "シュウ"},
    {"市", "シ"},
    {"区", "ク"},
    {"郡", "グン"},
    {"町", "チョウ"},
    {"村", "ソン"},
    {"郷", "ゴウ"},
});

constexpr std::size_t kKanjiBytes = 3;
constexpr std::size_t kMinNameChars = 2;
constexpr std::size_t kMaxNameChars = 4;

struct FullName {
  std::string_view stem;
  const Suffix* suffix = nullptr;
};

FullName split_suffix(std::string_view name) {
  for (const Suffix& suffix : kSuffixes) {
    // 州 in 蘭州 is no suffix.
    const bool has_stem = name.size() > suffix.surface.size() + kKanjiBytes;
    if (has_stem && name.ends_with(suffix.surface)) {
      return {name.substr(0, name.size() - suffix.surface.size()), &suffix};
    }
  }
  return {name, nullptr};
}

bool is_kanji(char32_t c) {
  return (c >= 0x3400 && c <= 0x9FFF) || c == U'々' || c == U'ケ' || c == U'ヶ';
}

bool is_katakana(char32_t c) {
  return (c >= U'ァ' && c <= U'ヺ') || c == U'ー';
}

bool consists_of(std::string_view text, bool (*is_one)(char32_t)) {
  for (std::size_t at = 0; at < text.size();) {
    if (!is_one(next_code_point(text, at))) return false;
  }
  return !text.empty();
}

// Hiragana to katakana; "*" for a reading with anything else but ・, which goes.
std::string katakana_reading(std::string_view kana) {
  constexpr char32_t kHiraganaToKatakana = U'ァ' - U'ぁ';
  std::string reading;
  for (std::size_t at = 0; at < kana.size();) {
    const char32_t c = next_code_point(kana, at);
    if (c == U'・') continue;
    if (c >= U'ぁ' && c <= U'ゖ') {
      append_utf8(reading, c + kHiraganaToKatakana);
    } else if (is_katakana(c)) {
      append_utf8(reading, c);
    } else {
      return "*";
    }
  }
  return reading.empty() ? "*" : reading;
}

// The reading of one name of a place: the place's own, or that of its stem.
std::string reading_of(std::string_view name, const Place& place) {
  if (consists_of(name, is_katakana)) return std::string(name);
  std::string reading = katakana_reading(place.kana);
  if (name == place.name) return reading;
  const FullName full = split_suffix(place.name);
  const bool is_stem = full.suffix != nullptr && full.stem == name;
  if (!is_stem || !reading.ends_with(full.suffix->reading)) return "*";
  return reading.substr(0, reading.size() - full.suffix->reading.size());
}

class Collector {
 public:
  explicit Collector(Tokenizer& ipadic) : ipadic_(ipadic) {
    for (const Suffix& suffix : kSuffixes) {
      if (!suffix.is_compound) continue;
      const std::string surface(suffix.surface);
      words_[surface] = {surface, std::string(suffix.reading), PlaceWordKind::Suffix, kSuffixCost};
    }
  }

  // A name without a suffix.  They are the stems of full names, so all come first.
  void add_name(const std::string& name, const Place& place) {
    if (place.kind == PlaceKind::Municipality) return add_municipality(name, place);
    if (split_suffix(name).suffix == nullptr) add_if_lacking(name, place, kMinNameChars);
  }

  // A full name in two words that is more than a known place and 市.
  void add_full_name(const std::string& name, const Place& place) {
    const FullName full = split_suffix(name);
    if (full.suffix == nullptr || is_word(name)) return;
    const std::string stem(full.stem);
    const bool is_new_stem = words_.contains(stem) && consists_of(stem, is_kanji);
    const bool is_abroad = place.kind == PlaceKind::ForeignRegion;
    if (is_abroad && (is_new_stem || (full.suffix->is_compound && is_word(stem)))) {
      add(name, place, kFullNameCost);
    }
  }

  std::vector<PlaceWord> take() {
    std::vector<PlaceWord> words;
    for (auto& [surface, word] : words_) words.push_back(std::move(word));
    return words;
  }

 private:
  // 四万十 of 四万十市, without 市, which IPADIC cuts off.  Shorter ones are part of
  // other words: 三次, 八代.  Wards are skipped: 堺市北区.
  void add_municipality(const std::string& name, const Place& place) {
    constexpr std::size_t kMinStemChars = 3;
    const FullName full = split_suffix(name);
    if (full.suffix == nullptr || full.suffix->surface == "区") return;
    add_if_lacking(std::string(full.stem), place, kMinStemChars);
  }

  void add_if_lacking(const std::string& name, const Place& place, std::size_t min_chars) {
    const std::size_t chars = char_count(name);
    const bool is_short_kanji =
        consists_of(name, is_kanji) && chars >= min_chars && chars <= kMaxNameChars;
    const bool is_cut_katakana = consists_of(name, is_katakana) && count_pieces(name) > 1;
    if ((is_short_kanji || is_cut_katakana) && !is_word(name)) add(name, place, kNameCost);
  }

  void add(const std::string& name, const Place& place, int cost) {
    const bool is_country = place.kind == PlaceKind::Country;
    words_.try_emplace(name,
                       PlaceWord{name, reading_of(name, place),
                                 is_country ? PlaceWordKind::Country : PlaceWordKind::Place, cost});
  }

  std::size_t count_pieces(std::string_view name) {
    std::size_t count = 0;
    ipadic_.tokenize(name, [&](const Token&) { ++count; });
    return count;
  }

  // Of IPADIC, or collected already.
  bool is_word(const std::string& name) {
    if (words_.contains(name)) return true;
    bool is_one = false;
    ipadic_.tokenize(name, [&](const Token& token) {
      is_one = token.known && token.surface.size() == name.size();
    });
    return is_one;
  }

  Tokenizer& ipadic_;
  std::map<std::string, PlaceWord> words_;
};

}  // namespace

std::vector<PlaceWord> place_words(const std::vector<Place>& places, Tokenizer& ipadic) {
  Collector collector(ipadic);
  for (auto take : {&Collector::add_name, &Collector::add_full_name}) {
    for (const Place& place : places) {
      (collector.*take)(normalize(place.name), place);
      for (const std::string& alias : place.aliases) (collector.*take)(normalize(alias), place);
    }
  }
  return collector.take();
}

std::string to_csv(const PlaceWord& word) {
  struct Features {
    int context_id;  // IPADIC's left-id.def and right-id.def agree
    std::string_view features;
  };
  static constexpr std::array<Features, 3> kFeatures = {{
      {1293, "名詞,固有名詞,地域,一般"},
      {1294, "名詞,固有名詞,地域,国"},
      {1303, "名詞,接尾,地域,*"},
  }};
  const Features& kind = kFeatures[static_cast<std::size_t>(word.kind)];
  return fmt::format("{0},{1},{1},{2},{3},*,*,{0},{4},{4}\n", word.surface, kind.context_id,
                     word.cost, kind.features, word.reading);
}

}  // namespace musubi
