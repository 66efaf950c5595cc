#include "indexer/build/vocabulary_notes.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "common/text/utf8.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxSpellingBytes = 60;

// In a large index a word that only few documents have is more likely a slip itself.
constexpr Xapian::doccount kDocumentsPerSpelling = 20'000;

Xapian::doccount min_frequency_in(Xapian::doccount documents) {
  return 1 + documents / kDocumentsPerSpelling;
}

}  // namespace

VocabularyNotes::VocabularyNotes(Xapian::doccount documents, const TouchedVocabulary* touched)
    : touched_(touched), min_frequency_(min_frequency_in(documents)) {}

void VocabularyNotes::note(VocabularyKey kind, std::string_view key, std::string term,
                           Xapian::doccount frequency) {
  if (key.empty() || key.size() > kMaxVocabularyKeyBytes) return;
  std::string full_key = vocabulary_key(kind, key);
  if (touched_ != nullptr && !touched_->keys.contains(full_key)) return;
  terms_[std::move(full_key)].push_back({frequency, std::move(term)});
}

void VocabularyNotes::add_spelling(const std::string& word, Xapian::doccount frequency) {
  if (frequency < min_frequency_ || word.size() > kMaxSpellingBytes) return;
  if (char_count(word) < kMinSpellingChars) return;
  const bool is_wanted =
      touched_ == nullptr || touched_->all_spellings || touched_->spellings.contains(word);
  if (is_wanted) spellings_[word] += frequency;
}

void VocabularyNotes::merge(VocabularyNotes&& other) {
  for (auto& [key, terms] : other.terms_) {
    auto& ours = terms_[key];
    std::move(terms.begin(), terms.end(), std::back_inserter(ours));
  }
  for (const auto& [word, frequency] : other.spellings_) spellings_[word] += frequency;
}

TouchedVocabulary VocabularyNotes::touched(Xapian::doccount documents_before) const {
  TouchedVocabulary touched;
  for (const auto& [key, terms] : terms_) touched.keys.insert(key);
  for (const auto& [word, frequency] : spellings_) touched.spellings.insert(word);
  touched.all_spellings = min_frequency_in(documents_before) != min_frequency_;
  return touched;
}

void VocabularyNotes::write(const Xapian::Database& before, Xapian::WritableDatabase& database) {
  write_terms(before, database);
  write_spellings(before, database);
}

// The most frequent terms, each once.
std::string VocabularyNotes::entry_of(std::vector<NotedTerm> noted) {
  std::sort(noted.begin(), noted.end(), [](const NotedTerm& a, const NotedTerm& b) {
    return std::tie(b.frequency, a.term) < std::tie(a.frequency, b.term);
  });
  std::vector<std::string> terms;
  for (NotedTerm& each : noted) {
    if (terms.size() == kMaxTermsOfKey) break;
    if (std::find(terms.begin(), terms.end(), each.term) == terms.end()) {
      terms.push_back(std::move(each.term));
    }
  }
  return vocabulary_entry(terms);
}

void VocabularyNotes::write_terms(const Xapian::Database& before,
                                  Xapian::WritableDatabase& database) {
  std::vector<std::string> keys;  // in their order, so that Xapian need not search far
  for (const auto& [key, terms] : terms_) keys.push_back(key);
  std::sort(keys.begin(), keys.end());
  for (const std::string& key : keys) {
    const std::string entry = entry_of(std::move(terms_[key]));
    if (touched_ == nullptr || before.get_metadata(key) != entry) database.set_metadata(key, entry);
  }
  if (touched_ == nullptr) return;
  for (const std::string& key : touched_->keys) {
    if (!terms_.contains(key)) database.set_metadata(key, "");
  }
}

std::set<std::string> VocabularyNotes::spellings_to_write(const Xapian::Database& before) const {
  std::set<std::string> words;
  if (touched_ != nullptr && !touched_->all_spellings) {
    words.insert(touched_->spellings.begin(), touched_->spellings.end());
    return words;
  }
  for (const auto& [word, frequency] : spellings_) words.insert(word);
  for (auto word = before.spellings_begin(); word != before.spellings_end(); ++word) {
    words.insert(*word);
  }
  return words;
}

void VocabularyNotes::write_spellings(const Xapian::Database& before,
                                      Xapian::WritableDatabase& database) const {
  auto present = before.spellings_begin();
  const auto end = before.spellings_end();
  for (const std::string& word : spellings_to_write(before)) {
    if (present != end) present.skip_to(word);
    const Xapian::doccount was = present != end && *present == word ? present.get_termfreq() : 0;
    const auto known = spellings_.find(word);
    const Xapian::doccount is = known == spellings_.end() ? 0 : known->second;
    if (was < is) database.add_spelling(word, is - was);
    if (was > is) database.remove_spelling(word, was - is);
  }
}

}  // namespace musubi
