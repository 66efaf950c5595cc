// word_planner.h - how one word of a query is looked for: as typed and, with less weight,
// in its other spellings and by its parts.
#pragma once
#include <string>
#include <vector>

#include "common/index/schema.h"
#include "searcher/plan/expander.h"
#include "searcher/plan/lexicon.h"
#include "searcher/plan/query.h"
#include "searcher/plan/word_groups.h"

namespace musubi {

// The term of a word in `field`; nullptr: in the whole document.
std::string field_term(const Field* field, const std::string& term);

class WordPlanner {
 public:
  // `terms` takes the words that are searched for beside those typed.
  WordPlanner(Analyzer& analyzer, const Lexicon& lexicon, const Field* field,
              std::vector<std::string>& terms)
      : lexicon_(lexicon), field_(field), terms_(terms), expander_(analyzer, lexicon) {}

  // As typed, or by the parts of a compound.
  Query as_typed(const WordGroup& word) const;

  // Of a word of a phrase, which a text may have as a part of speech of its own.
  Query in_wording(const WordGroup& word) const;

  // Of a word of a sentence: in other spellings only if the index does not have it.
  Query in_sentence(const WordGroup& word);

  // Whether there are other ways to find the same, which what was typed must outweigh.
  enum class Rivals { None, Some };

  // In all its spellings.
  Query widened(const WordGroup& word, Rivals rivals);

  // Only as typed, and in compounds.
  std::vector<Query> whole_word(const WordGroup& word, double typed_rarity) const;

  // `typed_rarity`: the rarity of what was typed; 0: the index does not have it.
  std::vector<Query> ways_of(const std::vector<Alternative>& alternatives, double typed_rarity);

  // By which BM25 weighs the term.
  double rarity(const std::string& term) const;

  bool is_whole_document() const { return field_ == nullptr || field_->prefix.empty(); }

  const Expander& expander() const { return expander_; }

 private:
  std::string term_of(const std::string& word) const { return field_term(field_, word); }
  Query pieces_of(const WordGroup& word, double typed_rarity);
  bool is_part_of_compounds(const WordGroup& word) const;

  const Lexicon& lexicon_;
  const Field* field_;
  std::vector<std::string>& terms_;
  Expander expander_;
};

}  // namespace musubi
