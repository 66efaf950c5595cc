#include "common/analysis/tokenizer.h"

#include <fmt/format.h>
#include <mecab.h>

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

#include "common/analysis/entry_numbers.h"
#include "common/analysis/kana.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

// MeCab's lattice takes memory in proportion to the text it is given at once.
constexpr std::size_t kMaxLatticeBytes = 8192;

// IPADIC's features: 品詞,細分類1,細分類2,細分類3,活用型,活用形,原形,読み,発音.
enum Feature { kPos, kPosDetail, kPosMore, kForm = 5, kBase = 6, kReading = 7, kFeatureCount = 9 };

using Features = std::array<std::string_view, kFeatureCount>;

Features split_features(const char* csv) {
  Features features;
  const char* begin = csv;
  for (auto& feature : features) {
    const char* end = begin;
    while (*end != ',' && *end != '\0') ++end;
    feature = {begin, static_cast<std::size_t>(end - begin)};
    if (*end == '\0') break;
    begin = end + 1;
  }
  return features;
}

PartOfSpeech noun_kind(std::string_view detail, std::string_view more) {
  if (detail == "固有名詞") {
    if (more == "地域") return PartOfSpeech::PlaceName;
    return more == "人名" ? PartOfSpeech::PersonName : PartOfSpeech::ProperNoun;
  }
  if (detail == "数") return PartOfSpeech::Number;
  if (detail == "接尾") return PartOfSpeech::Suffix;
  return PartOfSpeech::Noun;
}

PartOfSpeech part_of_speech(std::string_view pos, std::string_view detail, std::string_view more) {
  if (pos == "名詞") return noun_kind(detail, more);
  if (pos == "動詞") {
    return detail == "自立" ? PartOfSpeech::Verb : PartOfSpeech::DependentVerb;
  }
  static constexpr std::pair<std::string_view, PartOfSpeech> kOthers[] = {
      {"助詞", PartOfSpeech::Particle},       {"助動詞", PartOfSpeech::Auxiliary},
      {"記号", PartOfSpeech::Symbol},         {"形容詞", PartOfSpeech::Adjective},
      {"副詞", PartOfSpeech::Adverb},         {"連体詞", PartOfSpeech::Adnominal},
      {"接続詞", PartOfSpeech::Conjunction},  {"接頭詞", PartOfSpeech::Prefix},
      {"感動詞", PartOfSpeech::Interjection}, {"フィラー", PartOfSpeech::Filler},
  };
  for (const auto& [name, kind] : kOthers) {
    if (name == pos) return kind;
  }
  return PartOfSpeech::Other;
}

bool is_known(const MeCab::Node& node) {
  return node.stat == MECAB_NOR_NODE;
}

// What a token has from its dictionary entry, or from the kind of unknown word it is.
struct Entry {
  std::string_view base, reading;  // empty where there is none
  PartOfSpeech part_of_speech = PartOfSpeech::Other;
};

std::string_view without_asterisk(std::string_view feature) {
  return feature == "*" ? std::string_view() : feature;
}

Entry read_entry(const MeCab::Node& node) {
  const auto features = split_features(node.feature);
  Entry entry;
  entry.part_of_speech = part_of_speech(features[kPos], features[kPosDetail], features[kPosMore]);
  if (is_known(node)) {
    entry.base = without_asterisk(features[kBase]);
    entry.reading = without_asterisk(features[kReading]);
  }
  return entry;
}

// Where a text is best cut so that no lattice exceeds its bound: behind the
// last newline or full stop, else between characters.
std::size_t block_end(std::string_view text, std::size_t begin) {
  if (text.size() - begin <= kMaxLatticeBytes) return text.size();
  const std::string_view block = text.substr(begin, kMaxLatticeBytes);
  if (const auto newline = block.rfind('\n'); newline != block.npos) return begin + newline + 1;
  constexpr std::string_view kFullStop = "。";
  if (const auto stop = block.rfind(kFullStop); stop != block.npos) {
    return begin + stop + kFullStop.size();
  }
  return begin +
         std::max<std::size_t>(1, truncate_utf8(text.substr(begin), kMaxLatticeBytes).size());
}

// What a piece more costs a compound: about an ordinary noun.
constexpr long kPieceCost = 4000;

constexpr std::size_t kMaxCharsOfOrganization = 3;

bool is_noun_of_compounds(std::string_view detail, std::string_view more) {
  static constexpr std::array<std::string_view, 4> kDetails = {"一般", "サ変接続", "形容動詞語幹",
                                                               "副詞可能"};
  if (detail == "固有名詞") return more == "地域" || more == "組織";
  return std::find(kDetails.begin(), kDetails.end(), detail) != kDetails.end();
}

bool is_common_noun_entry(const Features& features) {
  return features[kPos] == "名詞" && features[kPosDetail] != "固有名詞" &&
         is_noun_of_compounds(features[kPosDetail], features[kPosMore]);
}

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
  if (!is_noun_of_compounds(features[kPosDetail], features[kPosMore])) return std::nullopt;
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

// MeCab's own messages name lines of its source.
Result<void> check_files(const std::filesystem::path& system,
                         const std::vector<std::filesystem::path>& users) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(system / "sys.dic", error)) {
    return fail(fmt::format("there is no MeCab dictionary in {}", system.string()),
                "install the package mecab-ipadic-utf8, or say with --dictionary where it is");
  }
  for (const auto& user : users) {
    if (std::filesystem::is_regular_file(user, error)) continue;
    return fail(fmt::format("there is no user dictionary {}", user.string()),
                "--data and --user-dictionary say where they are");
  }
  return {};
}

// 小 of 小学校, 中 of 中学生.
bool is_prefix_of_nouns(const MeCab::Node& node) {
  const auto features = split_features(node.feature);
  return is_known(node) && features[kPos] == "接頭詞" && features[kPosDetail] == "名詞接続";
}

// 県 of 県議会, 市 of 市役所: whose the thing is.
bool is_kind_of_authority(const MeCab::Node& node) {
  static constexpr std::array<std::string_view, 9> kKinds = {"国", "都", "道", "府", "県",
                                                             "市", "区", "町", "村"};
  const std::string_view surface(node.surface, node.length);
  return std::find(kKinds.begin(), kKinds.end(), surface) != kKinds.end();
}

// The cheapest way to cut a word, found from its begin on.
class Segmentation {
 public:
  explicit Segmentation(std::size_t byte_count) : steps_(byte_count + 1) { steps_[0].cost = 0; }

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

// Above any two words of the dictionary.
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
void add_unknown_pieces(std::string_view word, std::size_t begin, Segmentation& segmentation) {
  std::size_t chars = 0;
  for (std::size_t end = begin; end < word.size();) {
    next_code_point(word, end);
    const bool is_whole = begin == 0 && end == word.size();
    const bool is_word = may_be_katakana_word(word.substr(begin, end - begin));
    if (++chars >= kMinUnknownChars && !is_whole && is_word) {
      segmentation.add(begin, end, kUnknownPieceCost, false);
    }
  }
}

}  // namespace

struct Dictionary::Model {
  std::unique_ptr<MeCab::Model> mecab;
};

Dictionary::Dictionary(std::unique_ptr<Model> model) : model_(std::move(model)) {}
Dictionary::Dictionary(Dictionary&&) noexcept = default;
Dictionary& Dictionary::operator=(Dictionary&&) noexcept = default;
Dictionary::~Dictionary() = default;

Result<Dictionary> Dictionary::open(const std::filesystem::path& system,
                                    const std::vector<std::filesystem::path>& users) {
  if (auto there = check_files(system, users); !there) return tl::unexpected(there.error());
  // The rc file of the machine would choose another dictionary.
  std::vector<std::string> arguments = {"musubi", "-r", "/dev/null", "-d", system.string()};
  std::string user_list;
  for (const auto& user : users) {
    if (!user_list.empty()) user_list += ',';
    user_list += user.string();
  }
  if (!user_list.empty()) {
    arguments.emplace_back("-u");
    arguments.push_back(user_list);
  }
  std::vector<char*> argv;
  argv.reserve(arguments.size());
  for (std::string& argument : arguments) argv.push_back(argument.data());

  auto model = std::make_unique<Model>();
  model->mecab.reset(MeCab::createModel(static_cast<int>(argv.size()), argv.data()));
  if (!model->mecab) {
    return fail(fmt::format("cannot open the MeCab dictionaries: {}", MeCab::getLastError()),
                "--dictionary, --data and --user-dictionary say where they are");
  }
  return Dictionary(std::move(model));
}

std::string Dictionary::description() const {
  std::string text;
  for (const auto* info = model_->mecab->dictionary_info(); info != nullptr; info = info->next) {
    if (!text.empty()) text += "; ";
    text +=
        fmt::format("{} {} words v{}", std::filesystem::path(info->filename).filename().string(),
                    info->size, info->version);
  }
  return text;
}

struct Tokenizer::State {
  const MeCab::Model* model;
  std::unique_ptr<MeCab::Tagger> tagger;
  std::unique_ptr<MeCab::Lattice> lattice;
  EntryNumbers numbers;
  std::vector<Entry> entries;  // by number

  Token to_token(const MeCab::Node& node, const char* text) {
    const bool known = is_known(node);
    const auto [number, is_new] = numbers.find_or_add(node.feature, known ? node.length : 0);
    if (is_new) entries.push_back(read_entry(node));
    const Entry& entry = entries[number];
    Token token;
    token.begin = static_cast<std::size_t>(node.surface - text);
    token.end = token.begin + node.length;
    token.surface = {node.surface, node.length};
    token.base = entry.base.empty() ? token.surface : entry.base;
    token.reading = entry.reading;
    token.part_of_speech = entry.part_of_speech;
    token.known = known;
    if (known) token.entry = number;
    return token;
  }

  // Calls `take` with the features of each dictionary word that is written as `word`.
  template <typename Take>
  void for_each_word(std::string_view word, Take take) {
    lattice->clear();
    for (const auto* node = model->lookup(word.data(), word.data() + word.size(), lattice.get());
         node != nullptr; node = node->bnext) {
      if (is_known(*node) && node->length == word.size()) take(split_features(node->feature));
    }
  }

  // Whether the dictionary has all of `word` as a noun that is no name.
  bool is_common_noun(std::string_view word) {
    bool is_noun = false;
    if (char_count(word) < 2) return is_noun;
    for_each_word(word, [&](const Features& features) {
      is_noun = is_noun || is_common_noun_entry(features);
    });
    return is_noun;
  }

  bool parse(std::string_view text) {
    lattice->set_sentence(text.data(), text.size());
    return tagger->parse(lattice.get());
  }
};

Tokenizer::Tokenizer(const Dictionary& dictionary) : state_(std::make_unique<State>()) {
  state_->model = dictionary.model_->mecab.get();
  state_->tagger.reset(state_->model->createTagger());
  state_->lattice.reset(state_->model->createLattice());
}
Tokenizer::Tokenizer(Tokenizer&&) noexcept = default;
Tokenizer::~Tokenizer() = default;

void Tokenizer::tokenize(std::string_view text, const std::function<void(const Token&)>& take) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = block_end(text, begin);
    if (state_->parse(text.substr(begin, end - begin))) {
      for (const auto* node = state_->lattice->bos_node()->next; node->next != nullptr;
           node = node->next) {
        take(state_->to_token(*node, text.data()));
      }
    }
    begin = end;
  }
}

std::vector<std::string> Tokenizer::readings(std::string_view word) {
  std::vector<std::string> readings;
  state_->for_each_word(word, [&](const Features& features) {
    const std::string_view reading = without_asterisk(features[kReading]);
    if (reading.empty()) return;
    if (std::find(readings.begin(), readings.end(), reading) == readings.end()) {
      readings.emplace_back(reading);
    }
  });
  std::sort(readings.begin(), readings.end());
  return readings;
}

bool Tokenizer::is_name(std::string_view word) {
  bool is_name = false;
  state_->for_each_word(word, [&](const Features& features) {
    is_name = is_name || features[kPosDetail] == "固有名詞";
  });
  return is_name;
}

std::vector<std::string> Tokenizer::homographs(const Token& verb) {
  const bool is_in_kanji = has_kanji(verb.surface);
  std::vector<Features> verbs;
  std::vector<std::string> terms;
  state_->for_each_word(verb.surface, [&](const Features& features) {
    if (features[kPos] == "動詞") verbs.push_back(features);
    if (is_common_noun_entry(features)) terms.emplace_back(verb.surface);
  });
  const auto is_form_of_verb = [&](std::string_view form) {
    return std::any_of(verbs.begin(), verbs.end(), [&](const Features& features) {
      return features[kBase] == verb.base && features[kForm] == form;
    });
  };
  for (const Features& other : verbs) {
    const bool is_another =
        is_in_kanji && other[kBase] != verb.base && kanji_of(other[kBase]) == kanji_of(verb.base);
    if (is_another && is_form_of_verb(other[kForm])) terms.emplace_back(other[kBase]);
  }
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  std::erase(terms, std::string(verb.base));
  return terms;
}

std::vector<std::pair<std::size_t, std::size_t>> Tokenizer::split_compound(
    std::string_view word, PartOfSpeech part_of_speech) {
  Segmentation segmentation(word.size());
  const bool may_hold_unknown = is_katakana(word);
  const bool is_known_word = may_hold_unknown && !readings(word).empty();
  std::optional<std::size_t> behind_prefix;
  state_->lattice->clear();
  for (std::size_t at = 0; at < word.size(); next_code_point(word, at)) {
    if (!segmentation.reaches(at)) continue;
    const char* begin = word.data() + at;
    for (const auto* node =
             state_->model->lookup(begin, begin + (word.size() - at), state_->lattice.get());
         node != nullptr; node = node->bnext) {
      if (node->surface != begin) continue;
      if (const auto end = end_of_piece(*node, at, word.size(), part_of_speech)) {
        segmentation.add(at, *end, node->wcost + kPieceCost);
      }
      if (at == 0 && (is_prefix_of_nouns(*node) || is_kind_of_authority(*node))) {
        behind_prefix = node->length;
      }
    }
    if (may_hold_unknown && (at > 0 || !is_known_word)) {
      add_unknown_pieces(word, at, segmentation);
    }
  }
  auto spans = segmentation.best();
  if (behind_prefix && part_of_speech == PartOfSpeech::Noun &&
      state_->is_common_noun(word.substr(*behind_prefix))) {
    spans.emplace_back(*behind_prefix, word.size());
  }
  return spans;
}

}  // namespace musubi
