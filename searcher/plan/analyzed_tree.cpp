#include "searcher/plan/analyzed_tree.h"

#include <string_view>
#include <utility>

#include "common/analysis/kana.h"
#include "common/analysis/letters.h"
#include "common/analysis/normalizer.h"
#include "common/index/schema.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

// Hiragana that belongs to no word: particles and endings.  One with ー is a katakana word that was
// typed so (ちゅーりっぷ), whatever it is cut into.
bool has_prose(std::string_view normalized, const std::vector<WordGroup>& words) {
  if (is_hiragana(normalized) && normalized.find("ー") != normalized.npos) return false;
  auto word = words.begin();
  for (std::size_t at = 0; at < normalized.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(normalized, at);
    while (word != words.end() && word->end <= begin) ++word;
    const bool inside = word != words.end() && word->begin <= begin;
    if (!inside && c >= U'ぁ' && c <= U'ん') return true;
  }
  return false;
}

// Longer ones in capitals may be romaji: SAKURA.
constexpr std::size_t kMaxAbbreviationLetters = 4;

// ODA, MOU: what is read letter by letter, or is no Japanese word at any rate.
bool is_in_capitals(std::string_view typed) {
  std::size_t capitals = 0;
  for (std::size_t at = 0; at < typed.size(); ++capitals) {
    char32_t c = next_code_point(typed, at);
    if (c >= U'Ａ' && c <= U'Ｚ') c -= U'Ａ' - U'A';
    if (c < U'A' || c > U'Z') return false;
  }
  return capitals > 1 && capitals <= kMaxAbbreviationLetters;
}

AnalyzedText analyze(std::string_view typed, Analyzer& analyzer) {
  AnalyzedText text;
  NormalizedText normalized = normalize_with_offsets(typed);
  text.normalized = std::move(normalized.text);
  text.letters = letters_as_read(typed);
  text.words = word_groups(text.normalized, analyzer, AnalyzedText::kMaxWords);
  for (WordGroup& word : text.words) {
    const auto [begin, end] = normalized.offsets.to_raw(word.begin, word.end);
    word.is_abbreviation = is_in_capitals(typed.substr(begin, end - begin));
  }
  text.is_prose = has_prose(text.normalized, text.words);
  text.is_question = text.is_prose && text.normalized.ends_with('?');
  return text;
}

}  // namespace

AnalyzedTree::AnalyzedTree(QueryNode root, Analyzer& analyzer) : root_(std::move(root)) {
  add(root_, {}, analyzer);
}

void AnalyzedTree::add(const QueryNode& node, Scope scope, Analyzer& analyzer) {
  if (!node.text.empty()) {
    const auto [known, is_new] = texts_.try_emplace(node.text);
    if (is_new) known->second = analyze(node.text, analyzer);
    if (node.kind == NodeKind::Words && scope.is_text && scope.is_wanted) {
      word_count_ += known->second.words.size();
      is_prose_ = is_prose_ || known->second.is_prose;
      is_question_ = is_question_ || known->second.is_question;
    }
    if (node.kind == NodeKind::Phrase && scope.is_text && scope.is_wanted) ++word_count_;
  }
  if (node.kind == NodeKind::Field) scope.is_text = field(node.field).type == FieldType::Text;
  if (node.kind == NodeKind::Not) scope.is_wanted = false;
  for (const QueryNode& child : node.children) add(child, scope, analyzer);
}

}  // namespace musubi
