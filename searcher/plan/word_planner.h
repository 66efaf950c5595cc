// word_query.h - the Query for the words of one piece of free text.
//
// Each word is looked for as typed and, with less weight, in its other
// spellings, by its parts and by what it names.
#pragma once
#include <xapian.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/schema.h"
#include "searcher/plan/expander.h"
#include "searcher/plan/query.h"
#include "searcher/plan/synonyms.h"
#include "searcher/plan/word_groups.h"

namespace musubi {

// The term of a word in `field`; nullptr: in the whole document.
std::string field_term(const Field* field, const std::string& term);

class WordQuery {
 public:
  // `terms` takes the words that are searched for beside those typed.
  WordQuery(Analyzer& analyzer, const Lexicon& lexicon, const Synonyms& synonyms,
            const Field* field, std::vector<std::string>& terms)
      : analyzer_(analyzer),
        lexicon_(lexicon),
        synonyms_(synonyms),
        field_(field),
        terms_(terms),
        expander_(analyzer, lexicon) {}

  // Of keywords: one query for each word or run of words that names one thing.
  // `text` is normalized, `groups` are its words.
  std::vector<Query> keywords(std::string_view text, const std::vector<WordGroup>& groups);

  // Of a word of a sentence: widened only if the index does not have it.
  Query in_sentence(const WordGroup& group);

  // As typed, or by the parts of a compound.
  Query as_typed(const WordGroup& group) const;

  // Of a word of a phrase, which a text may have as a part of speech of its own.
  Query in_wording(const WordGroup& group) const;

  // What words typed with blanks between them mean as one name or one word (United
  // States, Wi Fi); empty if nothing.
  Query written_apart(std::string_view text);

 private:
  using Groups = std::span<const WordGroup>;

  // What a stretch of the text means as a whole.
  struct Meaning {
    std::vector<Query> others;
    bool keeps_typed = true;
  };

  // `typed_rarity`: rarity() of the words as typed.
  Meaning meaning_of(std::string_view text, double typed_rarity);
  Query by_pieces(std::string_view text);
  void add_synonyms(std::string_view text, double typed_rarity, Meaning& meaning);
  std::vector<Query> queries_of(const std::vector<Alternative>& alternatives, double typed_rarity);
  // As BM25 weighs it; of words, of the rarest that the index has, or 0.
  double rarity(const std::string& term) const;
  double rarity(Groups groups) const;
  // Whether there are other ways to find the same, which what was typed must outweigh.
  enum class Rivals { None, Some };

  Query all_of(Groups groups, Rivals rivals);
  Query widened(const WordGroup& group, Rivals rivals);
  Query pieces_query(const WordGroup& group, double typed);
  std::vector<Query> whole_word(const WordGroup& group, double typed) const;
  bool is_part_of_compounds(const WordGroup& group) const;
  bool is_whole_document() const { return field_ == nullptr || field_->prefix.empty(); }

  Analyzer& analyzer_;
  const Lexicon& lexicon_;
  const Synonyms& synonyms_;
  const Field* field_;
  std::vector<std::string>& terms_;
  Expander expander_;
};

}  // namespace musubi
