#include "common/analysis/analyzer.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <optional>
#include <unordered_map>

#include "common/analysis/kana.h"
#include "common/analysis/number_filter.h"
#include "common/analysis/token_filter.h"
#include "common/analysis/word.h"
#include "common/analysis/word_joiner.h"

namespace musubi {

namespace {

// Raise with every change of the chain that changes terms.
constexpr int kChainVersion = 8;

#include "folding_hash.inc"

// Words that the dictionary lacks are remembered too, but only so many: there is no end to
// them.
constexpr std::size_t kMaxUnknownWords = 50'000;

// https of https://, which says nothing of the page.
bool is_scheme(const Token& token, std::string_view text) {
  return (token.surface == "https" || token.surface == "http") &&
         text.substr(token.end).starts_with("://");
}

using Take = std::function<void(const AnalyzedTerm&)>;

void give_joined(const std::optional<JoinedWord>& joined, const Take& take) {
  if (!joined) return;
  take({joined->term, joined->begin, joined->end, TermRole::Joined, {}, PartOfSpeech::Noun});
}

// `number`: of the word's term; those of its parts and homographs follow it.
void give_word(const Token& token, const Word& word, std::optional<std::uint32_t> number,
               const Take& take) {
  if (!word.carries_meaning) return;
  take({word.term, token.begin, token.end, TermRole::Word, token.reading, token.part_of_speech,
        number.value_or(AnalyzedTerm::kNoNumber)});
  for (const Part& part : word.parts) {
    if (number) ++*number;
    take({part.term,
          token.begin + part.begin,
          token.begin + part.end,
          TermRole::Part,
          {},
          PartOfSpeech::Noun,
          number.value_or(AnalyzedTerm::kNoNumber)});
  }
  for (const std::string& other : word.homographs) {
    if (number) ++*number;
    take({other,
          token.begin,
          token.end,
          TermRole::Homograph,
          {},
          token.part_of_speech,
          number.value_or(AnalyzedTerm::kNoNumber)});
  }
}

}  // namespace

struct Analyzer::State {
  struct HashOfText {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return XXH3_64bits(text.data(), text.size());
    }
  };

  // A word of the dictionary: the number of its term, and behind it those of its other terms.
  struct KnownWord {
    Word word;
    std::uint32_t first_number = 0;
  };

  Tokenizer tokenizer;
  NumberFilter number_filter;
  // The same words come again and again: what is made of one is remembered.
  std::vector<std::optional<KnownWord>> known_words;  // by the number of their entry
  std::unordered_map<std::string, Word, HashOfText, std::equal_to<>> unknown_words;
  std::vector<Token> tokens;
  std::vector<Token> other_tokens;  // of other cuts
  std::uint32_t next_number = 0;    // of a term

  explicit State(const Dictionary& dictionary) : tokenizer(dictionary) {}

  const KnownWord& known_word(const Token& token) {
    if (token.entry >= known_words.size()) known_words.resize(token.entry + 1);
    auto& known = known_words[token.entry];
    if (!known) {
      known = KnownWord{make_word(token, tokenizer), next_number};
      const Word& word = known->word;
      next_number += 1 + static_cast<std::uint32_t>(word.parts.size() + word.homographs.size());
    }
    return *known;
  }

  const Word& unknown_word(const Token& token) {
    if (unknown_words.size() >= kMaxUnknownWords) unknown_words.clear();
    const auto found = unknown_words.find(token.surface);
    if (found != unknown_words.end()) return found->second;
    return unknown_words.emplace(token.surface, make_word(token, tokenizer)).first->second;
  }

  void give(const Token& token, const Take& take) {
    if (token.entry != Token::kNoEntry) {
      const KnownWord& known = known_word(token);
      give_word(token, known.word, known.first_number, take);
    } else if (token.base != token.surface) {  // a number
      give_word(token, {carries_meaning(token), to_term(token.base), {}, {}}, std::nullopt, take);
    } else {
      give_word(token, unknown_word(token), std::nullopt, take);
    }
  }

  // Of `tokens`.
  void give_all(std::string_view normalized, const Take& take);

  // Of another cut, with its parts.
  void give_other(const Token& token, const Take& take) {
    const KnownWord& known = known_word(token);
    give_word(token, known.word, known.first_number, [&](AnalyzedTerm term) {
      term.role = TermRole::OtherCut;
      take(term);
    });
  }
};

Analyzer::Analyzer(const Dictionary& dictionary) : state_(std::make_unique<State>(dictionary)) {}
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer::~Analyzer() = default;

void Analyzer::analyze(std::string_view normalized, const Take& take) {
  state_->tokens.clear();
  state_->tokenizer.tokenize(normalized,
                             [this](const Token& token) { state_->tokens.push_back(token); });
  state_->give_all(normalized, take);
}

void Analyzer::analyze_in_all_cuts(std::string_view normalized, const Take& take) {
  state_->tokens.clear();
  state_->other_tokens.clear();
  state_->tokenizer.tokenize(
      normalized, [this](const Token& token) { state_->tokens.push_back(token); },
      [this](const Token& token) { state_->other_tokens.push_back(token); });
  state_->give_all(normalized, take);
  for (const Token& token : state_->other_tokens) state_->give_other(token, take);
}

void Analyzer::State::give_all(std::string_view normalized, const Take& take) {
  number_filter.apply(tokens);
  WordJoiner joiner;
  for (const Token& token : tokens) {
    if (is_scheme(token, normalized)) {
      give_joined(joiner.finish(), take);
      continue;
    }
    give_joined(joiner.add(token), take);
    give(token, take);
  }
  give_joined(joiner.finish(), take);
}

std::uint32_t Analyzer::numbers() const {
  return state_->next_number;
}

bool Analyzer::is_word(std::string_view term) {
  return !term.empty() && !state_->tokenizer.readings(term).empty();
}

std::vector<std::string> Analyzer::readings(std::string_view term) {
  if (term.empty()) return {};
  auto of_word = state_->tokenizer.readings(term);
  if (!of_word.empty()) return of_word;
  std::string katakana;
  bool known = true;
  state_->tokenizer.tokenize(term, [&](const Token& token) {
    known = known && (!token.reading.empty() || is_kana(token.surface));
    katakana += token.reading.empty() ? to_katakana(token.surface) : std::string(token.reading);
  });
  if (!known) return {};
  return {katakana};
}

std::string analyzer_fingerprint(const DictionaryFiles& dictionary) {
  return fmt::format("chain {}; {}; folding {:016x}", kChainVersion, dictionary.contents,
                     kFoldingHash);
}

}  // namespace musubi
