// query_phrases.h - a query with phrases, and the documents that hold them.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "searcher/remote/phrase_search.h"

namespace musubi {

// To be used in this order: ask_for_rest(), take_rest(), read(), by_shard().
class QueryPhrases {
 public:
  QueryPhrases(Query query, const ServedSet& set);

  // Equal for equal queries.
  static std::string key_of(const Query& query);

  bool is_surely_empty(const Lexicon& lexicon) const;

  // See PhraseSearch.
  void ask_for_rest(Exchange& exchange, const Lexicon& lexicon);
  bool is_rest_asked() const;
  Result<void> take_rest();

  // What is still to be read, and what a text tells.
  std::vector<Xapian::docid> unread(const ReadWordings& read) const;
  void read(Xapian::docid document, const StoredTexts& texts, ReadWordings& read) const;

  // When all is read: what each server is asked, and whether any phrase is held at all.
  std::vector<Query> by_shard(const ReadWordings& read, const DocumentIds& ids,
                              std::size_t shards) const;
  bool is_any_held(const ReadWordings& read) const;

  // As it is where no text holds a phrase, and with every document in place of each.
  Query missed() const;
  Query most() const;

  // The phrase of which most was left out, or null.
  const PhraseSearch* cut() const;

 private:
  Query query_;
  std::vector<PhraseSearch> phrases_;
};

}  // namespace musubi
