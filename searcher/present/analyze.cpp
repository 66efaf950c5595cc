#include "searcher/present/analyze.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/analysis/normalizer.h"
#include "common/messages.h"
#include "common/text/utf8.h"
#include "common/text/width.h"

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
      return "動詞（非自立）";
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
    case TermRole::Homograph:
      return fmt::format("~{}", term.text);
    case TermRole::Joined:
      return fmt::format("={}", term.text);
    case TermRole::OtherCut:
      return fmt::format("/{}", term.text);
    case TermRole::Word:
      break;
  }
  return term.text;
}

// One line of the table.
using Row = std::array<std::string, 5>;

Row row_of(const Token& token, const std::vector<Term>& terms) {
  std::string given;
  for (const Term& term : terms) {
    if (term.begin >= token.begin && term.begin < token.end) given += " " + shown(term);
  }
  return {std::string(token.surface), translated(name_of(token.part_of_speech)),
          std::string(token.base), token.reading.empty() ? "-" : std::string(token.reading),
          given.empty() ? translated("（なし）") : given.substr(1)};
}

// Columns of equal width on a terminal.
std::string table_of(const std::vector<Row>& rows) {
  constexpr int kGap = 2;
  std::array<int, std::tuple_size_v<Row>> widths{};
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], display_width(row[i]));
    }
  }
  std::string table;
  for (const Row& row : rows) {
    for (std::size_t i = 0; i + 1 < row.size(); ++i) {
      const int padding = widths[i] - display_width(row[i]) + kGap;
      table += row[i] + std::string(static_cast<std::size_t>(padding), ' ');
    }
    table += row.back() + "\n";
  }
  return table;
}

}  // namespace

std::string analysis_text(std::string_view text, const Dictionary& dictionary) {
  const std::string normalized = normalize(text);
  std::vector<Term> terms;
  Analyzer(dictionary).analyze_in_all_cuts(normalized, [&](const AnalyzedTerm& term) {
    terms.push_back({std::string(term.text), term.begin, term.role});
  });
  Row head = {"表記", "品詞", "原形", "読み",
              "索引語（+ 複合語の一部、~ 同じ表記の別の語、= つなげた形、/ 別の切り方）"};
  for (std::string& title : head) title = translated(title);
  std::vector<Row> rows = {std::move(head)};
  Tokenizer(dictionary).tokenize(normalized, [&](const Token& token) {
    Row row = row_of(token, terms);
    for (std::string& cell : row) cell = printable(cell);
    rows.push_back(std::move(row));
  });
  return translated(fmt::format("入力: {}", printable(text))) + "\n" +
         translated(fmt::format("正規化: {}", printable(normalized))) + "\n\n" + table_of(rows);
}

}  // namespace musubi
