#include "common/analysis/analyzer.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <deque>
#include <optional>
#include <span>
#include <unordered_map>

#include "common/analysis/kana.h"
#include "common/analysis/number_filter.h"
#include "common/analysis/token_filter.h"
#include "common/index/schema.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

// Raise with every change of the chain that changes terms.
constexpr int kChainVersion = 4;

constexpr std::size_t kMinCompoundChars = 3;
constexpr std::size_t kMaxCompoundChars = 24;
constexpr std::size_t kMaxCharsForPairs = 6;

// Of a katakana word that the dictionary lacks: ビジネス|サポート|センター.
constexpr std::size_t kMinUnknownCompoundChars = 6;

// Words that the dictionary lacks come again too, but there is no end to them.
constexpr std::size_t kMaxUnknownWords = 50'000;

// Field prefixes are capital letters; terms are lower case, so they never meet.
std::string to_term(std::string_view base) {
  std::string term = fold_word(base);
  term.resize(truncate_utf8(term, kMaxTermBytes - 8).size());
  return term;
}

bool may_be_compound(const Token& token) {
  if (!token.known) {
    return is_katakana(token.surface) && char_count(token.surface) >= kMinUnknownCompoundChars;
  }
  return token.part_of_speech == PartOfSpeech::Noun ||
         token.part_of_speech == PartOfSpeech::ProperNoun ||
         token.part_of_speech == PartOfSpeech::PlaceName;
}

// Where づくり of まちづくり begins; 0 if the word is none of that kind.
std::size_t begin_of_making(std::string_view word) {
  for (const std::string_view making : {"づくり", "作り", "造り"}) {
    if (word.ends_with(making)) return word.size() - making.size();
  }
  return 0;
}

// A piece of a compound, relative to its begin.
struct Part {
  std::string term;
  std::size_t begin, end;
  std::uint32_t number = AnalyzedTerm::kNoNumber;
};

struct Word {
  bool carries_meaning = false;
  std::string term;
  std::vector<Part> parts;
  std::vector<std::string> homographs;
  std::uint32_t number = AnalyzedTerm::kNoNumber;
};

constexpr std::string_view kMiddleDot = "・";

std::string without_dots(std::string_view name) {
  std::string whole;
  for (std::size_t begin = 0; begin < name.size();) {
    const std::size_t end = std::min(name.find(kMiddleDot, begin), name.size());
    whole += fold_word(name.substr(begin, end - begin));
    begin = end + kMiddleDot.size();
  }
  return whole;
}

// A name that is one token with its dots, as it is without them: ラインラント・プファルツ.
void cut_at_dots(std::string_view name, Word& word) {
  for (std::size_t begin = 0; begin < name.size();) {
    const std::size_t end = std::min(name.find(kMiddleDot, begin), name.size());
    const std::string_view piece = name.substr(begin, end - begin);
    if (!piece.empty()) word.parts.push_back({to_term(piece), begin, end});
    begin = end + kMiddleDot.size();
  }
  word.term = to_term(without_dots(name));
}

// Marks that may stand or not stand inside one word: COVID-19, Wi-Fi, Rheinland・Pfalz;
// those of addresses between Latin letters only.
bool is_joiner(std::string_view surface, Script script) {
  static constexpr std::string_view kLatinJoiners = "-._=':/@~?&%#+";
  if (surface == "・" || surface == "=" || surface == "‐" || surface == "–") return true;
  if (script != Script::Latin) return surface == "-";
  return surface.size() <= 3 && surface.find_first_not_of(kLatinJoiners) == surface.npos;
}

Script leading_script(std::string_view surface) {
  std::size_t at = 0;
  return script_of(next_code_point(surface, at));
}

bool may_be_joined(Script script) {
  return script == Script::Latin || script == Script::Katakana;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// https of https://, which says nothing of the page.
bool is_scheme(const Token& token, std::string_view text) {
  return (token.surface == "https" || token.surface == "http") &&
         text.substr(token.end).starts_with("://");
}

// Pieces of one script with nothing or joiners between them, waiting to be joined.
struct Run {
  Script script = Script::Other;
  std::string text;
  std::size_t begin = 0, end = 0;
  int pieces = 0;
  std::string_view joiner;  // behind the last piece

  // (022)214-8019
  bool is_area_code_before(std::string_view mark) const {
    return mark == ")" && pieces == 1 && std::all_of(text.begin(), text.end(), is_digit);
  }

  // A number behind a colon is one of its own: tel:03-1234-5678.
  bool continues(const Token& token, Script token_script) const {
    const bool is_labelled =
        joiner == ":" && is_digit(token.surface.front()) && !is_digit(text.back());
    return pieces > 0 && token_script == script && token.begin == end && !is_labelled;
  }
};

// As it is written together with others: 25 of pm2.5.
std::string joinable(std::string_view piece) {
  std::string text = without_dots(piece);
  std::erase_if(text, [](char c) { return c == '.' || c == ','; });
  return text;
}

}  // namespace

struct Analyzer::State {
  Tokenizer tokenizer;
  // Tokens of known words come again and again; their folding and splitting does not.
  std::vector<std::optional<Word>> known_words;  // by the number of their entry
  std::unordered_map<std::string, Word> unknown_words;
  std::vector<Token> tokens;
  std::uint32_t next_number = 0;  // of a term

  explicit State(const Dictionary& dictionary) : tokenizer(dictionary) {}

  // 水族 of 水族館, where the dictionary has no word for the pieces.  A name across them is
  // another thing: no 京都 in 東京都庁.
  void add_kanji_pairs(std::string_view word, std::size_t offset, PartOfSpeech part_of_speech,
                       std::vector<Part>& parts) {
    const bool fits = part_of_speech != PartOfSpeech::PlaceName &&
                      kanji_of(word).size() == word.size() && char_count(word) <= kMaxCharsForPairs;
    if (!fits) return;
    std::size_t first = 0, second = 0;
    for (next_code_point(word, second); second < word.size();) {
      std::size_t end = second;
      next_code_point(word, end);
      const std::string_view pair = word.substr(first, end - first);
      if (!tokenizer.is_name(pair)) parts.push_back({to_term(pair), offset + first, offset + end});
      first = second;
      second = end;
    }
  }

  void add_parts(std::string_view compound, std::size_t offset, PartOfSpeech part_of_speech,
                 std::vector<Part>& parts) {
    const std::size_t chars = char_count(compound);
    if (chars < kMinCompoundChars || chars > kMaxCompoundChars) return;
    const auto pieces = tokenizer.split_compound(compound, part_of_speech);
    if (pieces.empty()) add_kanji_pairs(compound, offset, part_of_speech, parts);
    for (const auto& [begin, end] : pieces) {
      const std::string_view piece = compound.substr(begin, end - begin);
      parts.push_back({to_term(piece), offset + begin, offset + end});
      const bool is_of_place = part_of_speech == PartOfSpeech::PlaceName;
      add_parts(piece, offset + begin,
                is_of_place ? PartOfSpeech::PlaceName : PartOfSpeech::ProperNoun, parts);
    }
  }

  Word make_word(const Token& token) {
    Word word;
    word.carries_meaning = carries_meaning(token);
    if (!word.carries_meaning) return word;
    word.term = to_term(token.base);
    if (token.surface.find(kMiddleDot) != token.surface.npos) {
      cut_at_dots(token.surface, word);
      return word;
    }
    if (token.part_of_speech == PartOfSpeech::Verb) {
      for (const std::string& other : tokenizer.homographs(token)) {
        word.homographs.push_back(to_term(other));
      }
    }
    if (!may_be_compound(token)) return word;
    if (const auto counted = counted_word(token.surface)) {
      const bool is_shown = counted->counter_begin < token.surface.size();
      word.parts.push_back({counted->decimal, 0, counted->counter_begin});
      // つ behind a number is taken for many things.
      if (has_kanji(counted->counter)) {
        word.parts.push_back(
            {counted->counter, is_shown ? counted->counter_begin : 0, token.surface.size()});
      }
    } else if (const std::size_t making = begin_of_making(token.surface); making > 0) {
      word.parts.push_back({to_term(token.surface.substr(0, making)), 0, making});
      word.parts.push_back({to_term(token.surface.substr(making)), making, token.surface.size()});
    } else {
      const PartOfSpeech kind = token.known ? token.part_of_speech : PartOfSpeech::Noun;
      add_parts(token.surface, 0, kind, word.parts);
    }
    return word;
  }

  Word numbered(Word word) {
    word.number = next_number++;
    for (Part& part : word.parts) part.number = next_number++;
    return word;
  }

  const Word& word_of(const Token& token) {
    if (token.entry != Token::kNoEntry) {
      if (token.entry >= known_words.size()) known_words.resize(token.entry + 1);
      auto& word = known_words[token.entry];
      if (!word) word = numbered(make_word(token));
      return *word;
    }
    if (unknown_words.size() >= kMaxUnknownWords) unknown_words.clear();
    std::string surface(token.surface);
    const auto found = unknown_words.find(surface);
    if (found != unknown_words.end()) return found->second;
    return unknown_words.emplace(std::move(surface), make_word(token)).first->second;
  }

  Token joined(std::size_t first, const NumberRun& number) {
    Token token = tokens[first];
    token.end = tokens[first + number.tokens - 1].end;
    token.surface = {token.surface.data(), token.end - token.begin};
    token.base = decimals.emplace_back(number.decimal);
    token.reading = {};
    token.part_of_speech = PartOfSpeech::Number;
    token.known = false;
    token.entry = Token::kNoEntry;
    return token;
  }

  // % behind a number is the word that it is read as.
  static Token percent(Token sign) {
    sign.base = "パーセント";
    sign.part_of_speech = PartOfSpeech::Suffix;
    sign.known = false;
    sign.entry = Token::kNoEntry;
    return sign;
  }

  // The tokens of a number made one, whose base is its decimal form.
  void join_numbers() {
    decimals.clear();
    std::size_t kept = 0;
    for (std::size_t i = 0; i < tokens.size();) {
      if (!may_begin_number(tokens[i])) {
        tokens[kept++] = tokens[i++];
        continue;
      }
      const auto numbers = leading_numbers(std::span(tokens).subspan(i));
      for (const NumberRun& number : numbers) {
        if (number.decimal.empty()) {
          for (std::size_t n = 0; n < number.tokens; ++n) tokens[kept++] = tokens[i + n];
        } else {
          tokens[kept++] = joined(i, number);
        }
        i += number.tokens;
      }
      const bool is_in_percent = !numbers.empty() && i < tokens.size() &&
                                 tokens[i].surface == "%" && tokens[i].begin == tokens[i - 1].end;
      if (is_in_percent) tokens[kept++] = percent(tokens[i++]);
      if (numbers.empty()) tokens[kept++] = tokens[i++];
    }
    tokens.resize(kept);
  }

  std::deque<std::string> decimals;  // that tokens point into
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
  take({word.term, token.begin, token.end, TermRole::Word, token.reading, token.part_of_speech,
        word.number});
  for (const Part& part : word.parts) {
    take({part.term,
          token.begin + part.begin,
          token.begin + part.end,
          TermRole::Part,
          {},
          PartOfSpeech::Noun,
          part.number});
  }
  for (const std::string& other : word.homographs) {
    take({other, token.begin, token.end, TermRole::Homograph, {}, token.part_of_speech});
  }
}

}  // namespace

void Analyzer::analyze(std::string_view normalized, const Take& take) {
  Run run;
  std::vector<Token>& tokens = state_->tokens;
  tokens.clear();
  state_->tokenizer.tokenize(normalized, [&](const Token& token) { tokens.push_back(token); });
  state_->join_numbers();
  for (const Token& token : tokens) {
    if (is_scheme(token, normalized)) {
      give_run(run, take);
      run = Run();
      continue;
    }
    const Script script = leading_script(token.surface);
    if (run.pieces > 0 && run.end == token.begin && run.joiner.empty() &&
        (is_joiner(token.surface, run.script) || run.is_area_code_before(token.surface))) {
      run.end = token.end;
      run.joiner = token.surface;
    } else if (run.continues(token, script)) {
      run.text += joinable(token.surface);
      run.end = token.end;
      run.joiner = {};
      ++run.pieces;
    } else {
      give_run(run, take);
      run = Run();
      if (may_be_joined(script)) {
        run = {script, joinable(token.surface), token.begin, token.end, 1, {}};
      }
    }
    if (token.entry == Token::kNoEntry && token.base != token.surface) {
      give_word(token, {carries_meaning(token), to_term(token.base), {}, {}}, take);
    } else {
      give_word(token, state_->word_of(token), take);
    }
  }
  give_run(run, take);
}

std::uint32_t Analyzer::numbers() const {
  return state_->next_number;
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

std::string analyzer_fingerprint(const Dictionary& dictionary) {
  return fmt::format("chain {}; {}; Unicode {}", kChainVersion, dictionary.description(),
                     U_UNICODE_VERSION);
}

}  // namespace musubi
