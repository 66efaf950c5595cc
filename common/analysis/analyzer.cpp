#include "common/analysis/analyzer.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <unordered_map>

#include "common/analysis/normalizer.h"
#include "common/analysis/token_filter.h"
#include "common/index/schema.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

// Raise with every change of the chain that changes terms.
constexpr int kChainVersion = 1;

constexpr std::size_t kMinCompoundChars = 3;
constexpr std::size_t kMaxCompoundChars = 24;

// Field prefixes are capital letters; terms are lower case, so they never meet.
std::string to_term(std::string_view base) {
  std::string term = fold_word(base);
  term.resize(truncate_utf8(term, kMaxTermBytes - 8).size());
  return term;
}

bool may_be_compound(const Token& token) {
  return token.known && (token.part_of_speech == PartOfSpeech::Noun ||
                         token.part_of_speech == PartOfSpeech::ProperNoun);
}

// A piece of a compound, relative to its begin.
struct Part {
  std::string term;
  std::size_t begin, end;
};

struct Word {
  bool carries_meaning = false;
  std::string term;
  std::vector<Part> parts;
};

struct EntryHash {
  std::size_t operator()(const std::pair<const void*, std::size_t>& key) const {
    return std::hash<const void*>()(key.first) * 31 + key.second;
  }
};

// Marks that may stand or not stand inside one word: COVID-19, Wi-Fi, Rheinland・Pfalz.
bool is_joiner(std::string_view surface) {
  return surface == "-" || surface == "・" || surface == "." || surface == "_" || surface == "=" ||
         surface == "'" || surface == "‐" || surface == "–";
}

enum class Script { Latin, Katakana, Other };

Script script_of(std::string_view surface) {
  std::size_t at = 0;
  const char32_t c = next_code_point(surface, at);
  if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) return Script::Latin;
  if (c >= U'ァ' && c <= U'ヺ') return Script::Katakana;
  return Script::Other;
}

// Pieces of one script with nothing or joiners between them, waiting to be joined.
struct Run {
  Script script = Script::Other;
  std::string text;
  std::size_t begin = 0, end = 0;
  int pieces = 0;
  bool joiner_pending = false;

  bool continues(const Token& token, Script token_script) const {
    return pieces > 0 && token_script == script && token.begin == end;
  }
};

}  // namespace

struct Analyzer::State {
  Tokenizer tokenizer;
  // Tokens of known words come again and again; their folding and splitting does not.
  std::unordered_map<std::pair<const void*, std::size_t>, Word, EntryHash> known_words;
  std::vector<Token> tokens;

  explicit State(const Dictionary& dictionary) : tokenizer(dictionary) {}

  void add_parts(std::string_view compound, std::size_t offset, std::vector<Part>& parts) {
    const std::size_t chars = char_count(compound);
    if (chars < kMinCompoundChars || chars > kMaxCompoundChars) return;
    const auto split = tokenizer.split_compound(compound);
    if (!split) return;
    const std::pair<std::size_t, std::size_t> spans[] = {{0, *split}, {*split, compound.size()}};
    for (const auto& [begin, end] : spans) {
      const std::string_view piece = compound.substr(begin, end - begin);
      parts.push_back({to_term(piece), offset + begin, offset + end});
      add_parts(piece, offset + begin, parts);
    }
  }

  Word make_word(const Token& token) {
    Word word;
    word.carries_meaning = carries_meaning(token);
    if (!word.carries_meaning) return word;
    word.term = to_term(token.base);
    if (may_be_compound(token)) add_parts(token.surface, 0, word.parts);
    return word;
  }

  const Word& word_of(const Token& token, Word& unknown) {
    if (token.entry == nullptr) return unknown = make_word(token);
    const auto key = std::pair(token.entry, token.surface.size());
    const auto found = known_words.find(key);
    if (found != known_words.end()) return found->second;
    return known_words.emplace(key, make_word(token)).first->second;
  }
};

Analyzer::Analyzer(const Dictionary& dictionary) : state_(std::make_unique<State>(dictionary)) {}
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer::~Analyzer() = default;

namespace {

using Take = std::function<void(const AnalyzedTerm&)>;

void give_run(const Run& run, const Take& take) {
  if (run.pieces < 2) return;
  const std::string term = to_term(run.text);
  take({term, run.begin, run.end, TermRole::Joined, {}, PartOfSpeech::Noun});
}

void give_word(const Token& token, const Word& word, const Take& take) {
  if (!word.carries_meaning) return;
  take({word.term, token.begin, token.end, TermRole::Word, token.reading, token.part_of_speech});
  for (const Part& part : word.parts) {
    take({part.term,
          token.begin + part.begin,
          token.begin + part.end,
          TermRole::Part,
          {},
          PartOfSpeech::Noun});
  }
}

}  // namespace

void Analyzer::analyze(std::string_view normalized, const Take& take) {
  Word unknown;
  Run run;
  std::vector<Token>& tokens = state_->tokens;
  tokens.clear();
  state_->tokenizer.tokenize(normalized, [&](const Token& token) { tokens.push_back(token); });
  for (const Token& token : tokens) {
    const bool joiner = is_joiner(token.surface);
    const Script script = script_of(token.surface);
    if (joiner && run.pieces > 0 && run.end == token.begin && !run.joiner_pending) {
      run.end = token.end;
      run.joiner_pending = true;
    } else if (run.continues(token, script)) {
      run.text += token.surface;
      run.end = token.end;
      run.joiner_pending = false;
      ++run.pieces;
    } else {
      give_run(run, take);
      run = Run();
      if (script != Script::Other) {
        run = {script, std::string(token.surface), token.begin, token.end, 1, false};
      }
    }
    give_word(token, state_->word_of(token, unknown), take);
  }
  give_run(run, take);
}

std::string analyzer_fingerprint(const Dictionary& dictionary) {
  return fmt::format("chain {}; {}; Unicode {}", kChainVersion, dictionary.description(),
                     U_UNICODE_VERSION);
}

}  // namespace musubi
