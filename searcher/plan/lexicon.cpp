#include "searcher/plan/lexicon.h"

#include <utility>

namespace musubi {

Lexicon::Lexicon(Xapian::Database database, Vocabulary vocabulary, Place place)
    : database_(std::move(database)),
      vocabulary_(std::move(vocabulary)),
      is_of_several_(vocabulary_.is_of_several()),
      is_near_(place == Place::Near),
      document_count_(database_.get_doccount()),
      average_length_(database_.get_average_length()),
      total_length_(database_.get_total_length()) {}

Xapian::doccount Lexicon::frequency(const std::string& term) const {
  const std::lock_guard hold(*mutex_);
  const auto [known, is_new] = frequencies_.try_emplace(term);
  if (is_new) known->second = database_.get_termfreq(term);
  return known->second;
}

std::shared_ptr<const Lexicon::Terms> Lexicon::terms(const std::string& beginning) const {
  const std::lock_guard hold(*mutex_);
  auto& known = terms_[beginning];
  if (known) return known;
  Terms read;
  const auto end = database_.allterms_end(beginning);
  for (auto term = database_.allterms_begin(beginning); term != end; ++term) {
    read.emplace_back(*term, term.get_termfreq());
  }
  known = std::make_shared<const Terms>(std::move(read));
  return known;
}

const std::vector<std::string>& Lexicon::find(VocabularyKey kind, std::string_view key) const {
  const std::lock_guard hold(*mutex_);
  const auto [known, is_new] = entries_.try_emplace(vocabulary_key(kind, key));
  if (is_new) known->second = vocabulary_.find(kind, key);
  return known->second;
}

void Lexicon::forget() {
  const std::lock_guard hold(*mutex_);
  frequencies_.clear();
  terms_.clear();
  entries_.clear();
}

}  // namespace musubi
