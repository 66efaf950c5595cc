#include "searcher/analyze.h"

#include <fmt/format.h>

#include <vector>

#include "common/analysis/analyzer.h"
#include "common/analysis/normalizer.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

std::string_view name_of(PartOfSpeech part_of_speech) {
  switch (part_of_speech) {
    case PartOfSpeech::Noun:
      return "名詞";
    case PartOfSpeech::ProperNoun:
      return "固有名詞";
    case PartOfSpeech::PlaceName:
      return "地名";
    case PartOfSpeech::PersonName:
      return "人名";
    case PartOfSpeech::Number:
      return "数";
    case PartOfSpeech::Suffix:
      return "接尾";
    case PartOfSpeech::Prefix:
      return "接頭詞";
    case PartOfSpeech::Verb:
      return "動詞";
    case PartOfSpeech::DependentVerb:
      return "動詞(非自立)";
    case PartOfSpeech::Adjective:
      return "形容詞";
    case PartOfSpeech::Adverb:
      return "副詞";
    case PartOfSpeech::Adnominal:
      return "連体詞";
    case PartOfSpeech::Conjunction:
      return "接続詞";
    case PartOfSpeech::Interjection:
      return "感動詞";
    case PartOfSpeech::Particle:
      return "助詞";
    case PartOfSpeech::Auxiliary:
      return "助動詞";
    case PartOfSpeech::Filler:
      return "フィラー";
    case PartOfSpeech::Symbol:
      return "記号";
    case PartOfSpeech::Other:
      break;
  }
  return "その他";
}

struct Term {
  std::string text;
  std::size_t begin;
  TermRole role;
};

std::string shown(const Term& term) {
  switch (term.role) {
    case TermRole::Part:
      return fmt::format("+{}", term.text);
    case TermRole::Joined:
      return fmt::format("={}", term.text);
    case TermRole::Word:
      break;
  }
  return term.text;
}

std::string token_line(const Token& token, const std::vector<Term>& terms) {
  std::string given;
  for (const Term& term : terms) {
    if (term.begin >= token.begin && term.begin < token.end) given += " " + shown(term);
  }
  return fmt::format("  {}\t{}\t{}\t{}\t→{}\n", token.surface, name_of(token.part_of_speech),
                     token.base, token.reading.empty() ? "-" : token.reading,
                     given.empty() ? " (no term)" : given);
}

}  // namespace

std::string analysis_text(std::string_view text, const Dictionary& dictionary) {
  const std::string normalized = normalize(text);
  std::vector<Term> terms;
  Analyzer(dictionary).analyze(normalized, [&](const AnalyzedTerm& term) {
    terms.push_back({std::string(term.text), term.begin, term.role});
  });
  std::string lines = fmt::format(
      "text\t{}\nnormalized\t{}\ntoken\tpart of speech\tbase\treading\tterms"
      " (+ part of a compound, = written together)\n",
      text, normalized);
  Tokenizer(dictionary).tokenize(normalized, [&](const Token& token) {
    lines += token_line(token, terms);
  });
  return printable(lines);
}

}  // namespace musubi
