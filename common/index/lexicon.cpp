#include "common/index/lexicon.h"

#include <utility>

namespace musubi {

Lexicon::Lexicon(Xapian::Database database, Vocabulary vocabulary)
    : database_(std::move(database)),
      vocabulary_(std::move(vocabulary)),
      document_count_(database_.get_doccount()),
      average_length_(database_.get_average_length()) {}

Xapian::doccount Lexicon::frequency(const std::string& term) const {
  const auto [known, is_new] = frequencies_.try_emplace(term);
  if (is_new) known->second = database_.get_termfreq(term);
  return known->second;
}

const std::vector<std::string>& Lexicon::find(VocabularyKey kind, std::string_view key) const {
  const auto [known, is_new] = entries_.try_emplace(vocabulary_key(kind, key));
  if (is_new) known->second = vocabulary_.find(kind, key);
  return known->second;
}

void Lexicon::forget() {
  frequencies_.clear();
  entries_.clear();
}

}  // namespace musubi
