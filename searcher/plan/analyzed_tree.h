// analyzed_tree.h - a query tree, and what the analyzer makes of its texts.
//
// Every text of the tree is normalized, cut into words and read letter by letter here, once.  The
// planner may then plan the same query several times, strictly and loosely.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "common/analysis/analyzer.h"
#include "searcher/plan/word_groups.h"
#include "searcher/query/tree.h"

namespace musubi {

// The text of one leaf of the tree.
struct AnalyzedText {
  std::string normalized;
  std::u32string letters;        // letters_as_read()
  std::vector<WordGroup> words;  // the first kMaxWords
  bool is_prose = false;         // it has particles or endings, which keywords lack
  bool is_question = false;      // prose that ends with a question mark

  // Words behind these are left out.
  static constexpr std::size_t kMaxWords = 256;

  // Prose with this many words is a sentence; with a question mark fewer will do.  Found by
  // measurement: bench/relevance.
  static constexpr std::size_t kSentenceWords = 3, kQuestionWords = 2;
  bool is_sentence() const {
    return is_prose && words.size() >= (is_question ? kQuestionWords : kSentenceWords);
  }
};

class AnalyzedTree {
 public:
  AnalyzedTree(QueryNode root, Analyzer& analyzer);

  const QueryNode& root() const { return root_; }

  // Of a leaf of the tree that has a text.
  const AnalyzedText& text_of(const QueryNode& leaf) const { return texts_.at(leaf.text); }

  // Of the texts that are wanted; a phrase is one.
  std::size_t word_count() const { return word_count_; }

  // Whether it is a question or a sentence rather than a list of keywords.
  bool is_sentence() const {
    using Text = AnalyzedText;
    return is_prose_ && word_count_ >= (is_question_ ? Text::kQuestionWords : Text::kSentenceWords);
  }

 private:
  struct Scope {
    bool is_text = true;    // not the value of a facet
    bool is_wanted = true;  // not under NOT
  };
  void add(const QueryNode& node, Scope scope, Analyzer& analyzer);

  QueryNode root_;
  std::map<std::string, AnalyzedText> texts_;  // by the text as typed
  std::size_t word_count_ = 0;
  bool is_prose_ = false;
  bool is_question_ = false;
};

}  // namespace musubi
