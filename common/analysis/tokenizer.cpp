#include "common/analysis/tokenizer.h"

#include <fmt/format.h>
#include <mecab.h>

#include <algorithm>

#include "common/analysis/compound.h"
#include "common/analysis/entry_numbers.h"
#include "common/analysis/ipadic_features.h"
#include "common/analysis/kana.h"
#include "common/analysis/other_cuts.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

// MeCab's lattice takes memory in proportion to the text it is given at once.
constexpr std::size_t kMaxLatticeBytes = 8192;

std::string_view without_asterisk(std::string_view feature) {
  return feature == "*" ? std::string_view() : feature;
}

// At each character MeCab looks for the end of the run of its class: a long run would take time
// in proportion to its square.  No word is as long as this.
constexpr std::size_t kMaxUnbrokenBytes = 512;

enum class CharacterClass { Letter, Digit, Blank, Hiragana, Katakana, Kanji, Other };

// As coarse as MeCab's or coarser, so that no run of its is longer than one of these.
CharacterClass class_of(char32_t c) {
  const auto is_between = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
  if (is_between(0x4E00, 0x9FFF) || is_between(0x3400, 0x4DBF)) return CharacterClass::Kanji;
  if (is_between(0x3041, 0x309F)) return CharacterClass::Hiragana;
  if (is_between(0x30A1, 0x30FF)) return CharacterClass::Katakana;
  if (is_between('0', '9')) return CharacterClass::Digit;
  if (is_between('a', 'z') || is_between('A', 'Z') || is_between(0xC0, 0x24F)) {
    return CharacterClass::Letter;
  }
  return c == ' ' || c == '\n' || c == '\t' ? CharacterClass::Blank : CharacterClass::Other;
}

// Of the character that holds byte `at`.
std::size_t character_begin(std::string_view text, std::size_t at) {
  return truncate_utf8(text, at).size();
}

// Where the first run of one class reaches its bound; the end of the text where none does.  Looks
// at its last character first, and back from there for one of another class.
std::size_t end_of_long_run(std::string_view text) {
  for (std::size_t run = 0; run + kMaxUnbrokenBytes <= text.size();) {
    std::size_t begin = character_begin(text, run + kMaxUnbrokenBytes - 1);
    std::size_t end = begin;
    const CharacterClass its_class = class_of(next_code_point(text, end));
    while (begin > run) {
      const std::size_t before = character_begin(text, begin - 1);
      std::size_t at = before;
      if (class_of(next_code_point(text, at)) != its_class) break;
      begin = before;
    }
    if (begin <= run) return end;
    run = begin;
  }
  return text.size();
}

// Where a text is best cut so that no lattice exceeds its bound: behind the
// last newline or full stop, else between characters.
std::size_t block_end(std::string_view text, std::size_t begin) {
  const std::string_view block = text.substr(begin, kMaxLatticeBytes);
  const std::size_t run_end = end_of_long_run(block);
  if (run_end < block.size()) return begin + run_end;
  if (text.size() - begin <= kMaxLatticeBytes) return text.size();
  if (const auto newline = block.rfind('\n'); newline != block.npos) return begin + newline + 1;
  constexpr std::string_view kFullStop = "。";
  if (const auto stop = block.rfind(kFullStop); stop != block.npos) {
    return begin + stop + kFullStop.size();
  }
  return begin +
         std::max<std::size_t>(1, truncate_utf8(text.substr(begin), kMaxLatticeBytes).size());
}

Result<void> check_paths(const std::vector<std::filesystem::path>& users) {
  for (const auto& user : users) {
    if (user.native().find(',') == std::string::npos) continue;
    return fail(fmt::format("the path of a user dictionary holds a comma: {}", user.string()),
                "MeCab takes it for the end of the name: move or rename the file or its folder");
  }
  return {};
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
  if (auto fit = check_paths(users); !fit) return tl::unexpected(fit.error());
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

struct Tokenizer::State {
  // What a token has from its dictionary entry, or from the kind of unknown word it is.
  struct Entry {
    std::string_view base, reading;  // empty where there is none
    PartOfSpeech part_of_speech = PartOfSpeech::Other;
    RoleInRun role;
  };

  const MeCab::Model* model;
  std::unique_ptr<MeCab::Tagger> tagger;
  std::unique_ptr<MeCab::Lattice> lattice;
  std::string block;  // the part of a text that is in the lattice
  EntryNumbers numbers;
  std::vector<Entry> entries;  // by number

  static Entry read_entry(const MeCab::Node& node) {
    const auto features = split_features(node.feature);
    Entry entry;
    entry.part_of_speech = part_of_speech(features);
    entry.role = role_in_run(features);
    if (is_known(node)) {
      entry.base = without_asterisk(features[kBase]);
      entry.reading = without_asterisk(features[kReading]);
    }
    return entry;
  }

  std::uint32_t number_of(const MeCab::Node& node) {
    const auto [number, is_new] =
        numbers.find_or_add(node.feature, is_known(node) ? node.length : 0);
    if (is_new) entries.push_back(read_entry(node));
    return number;
  }

  // `begin`: of the block in the text.
  Token to_token(const MeCab::Node& node, std::string_view text, std::size_t begin) {
    const bool known = is_known(node);
    const std::uint32_t number = number_of(node);
    const Entry& entry = entries[number];
    Token token;
    token.begin = begin + static_cast<std::size_t>(node.surface - block.data());
    token.end = token.begin + node.length;
    token.surface = text.substr(token.begin, node.length);
    token.base = entry.base.empty() ? token.surface : entry.base;
    token.reading = entry.reading;
    token.part_of_speech = entry.part_of_speech;
    token.known = known;
    if (known) token.entry = number;
    return token;
  }

  template <typename Take>
  void for_each_entry(std::string_view word, Take take) {
    musubi::for_each_entry(*model, *lattice, word, take);
  }

  // Behind white space at the end of its text MeCab looks for words up to the next zero
  // byte, and writes past its lattice where it finds one: hence a copy, which ends with one.
  bool parse(std::string_view text) {
    block = text;
    lattice->set_sentence(block.data(), block.size());
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

void Tokenizer::tokenize(std::string_view text, const Take& take, const Take& take_other) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = block_end(text, begin);
    if (state_->parse(text.substr(begin, end - begin))) {
      for (const auto* node = state_->lattice->bos_node()->next; node->next != nullptr;
           node = node->next) {
        take(state_->to_token(*node, text, begin));
      }
      if (take_other) {
        const auto role_of = [&](const MeCab::Node& node) {
          return state_->entries[state_->number_of(node)].role;
        };
        for_each_other_word(
            *state_->lattice, *state_->model, role_of,
            [&](const MeCab::Node& node) { take_other(state_->to_token(node, text, begin)); });
      }
    }
    begin = end;
  }
}

std::vector<std::string> Tokenizer::readings(std::string_view word) {
  std::vector<std::string> readings;
  state_->for_each_entry(word, [&](const Features& features) {
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
  state_->for_each_entry(word, [&](const Features& features) {
    is_name = is_name || features[kPosDetail] == "固有名詞";
  });
  return is_name;
}

std::vector<std::string> Tokenizer::homographs(const Token& verb) {
  const bool is_in_kanji = has_kanji(verb.surface);
  std::vector<Features> verbs;
  std::vector<std::string> terms;
  state_->for_each_entry(verb.surface, [&](const Features& features) {
    if (features[kPos] == "動詞") verbs.push_back(features);
    if (is_common_noun(features)) terms.emplace_back(verb.surface);
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
  return cut_compound(word, part_of_speech, *state_->model, *state_->lattice);
}

}  // namespace musubi
