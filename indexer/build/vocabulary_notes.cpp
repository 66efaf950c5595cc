#include "indexer/build/vocabulary_notes.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "common/text/utf8.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxSpellingBytes = 60;

std::string key_of_spellings(std::size_t chars) {
  return vocabulary_key(VocabularyKey::Spelling, spelling_key(chars));
}

}  // namespace

void VocabularyNotes::note(VocabularyKey kind, std::string_view key, std::string term,
                           Xapian::doccount frequency) {
  if (key.empty() || key.size() > kMaxVocabularyKeyBytes) return;
  std::string full_key = vocabulary_key(kind, key);
  if (touched_ != nullptr && !touched_->keys.contains(full_key)) return;
  terms_[std::move(full_key)].push_back({std::move(term), frequency});
}

void VocabularyNotes::add_spelling(const std::string& word, SpellingCount count) {
  if (word.size() > kMaxSpellingBytes || char_count(word) < kMinSpellingChars) return;
  if (touched_ == nullptr || touched_->spellings.contains(word)) spellings_[word] += count;
}

void VocabularyNotes::merge(VocabularyNotes&& other) {
  for (auto& [key, terms] : other.terms_) {
    auto& ours = terms_[key];
    std::move(terms.begin(), terms.end(), std::back_inserter(ours));
  }
  for (const auto& [word, count] : other.spellings_) spellings_[word] += count;
}

TouchedVocabulary VocabularyNotes::touched() const {
  TouchedVocabulary touched;
  for (const auto& [key, terms] : terms_) touched.keys.insert(key);
  for (const auto& [word, count] : spellings_) touched.spellings.insert(word);
  return touched;
}

void VocabularyNotes::write(const Xapian::Database& before, Xapian::WritableDatabase& database) {
  write_terms(before, database);
  write_spellings(before, database);
}

void VocabularyNotes::write_terms(const Xapian::Database& before,
                                  Xapian::WritableDatabase& database) {
  std::vector<std::string> keys;  // in their order, so that Xapian need not search far
  for (const auto& [key, terms] : terms_) keys.push_back(key);
  std::sort(keys.begin(), keys.end());
  for (const std::string& key : keys) {
    const std::string entry = vocabulary_entry(std::move(terms_[key]));
    if (touched_ == nullptr || before.get_metadata(key) != entry) database.set_metadata(key, entry);
  }
  if (touched_ == nullptr) return;
  for (const std::string& key : touched_->keys) {
    if (!terms_.contains(key)) database.set_metadata(key, "");
  }
}

// By their number of characters: whole lists, as they are from now on.
std::map<std::size_t, Spellings> VocabularyNotes::spellings_to_write(
    const Xapian::Database& before) const {
  std::map<std::size_t, Spellings> lists;
  if (touched_ != nullptr) {
    for (const std::string& word : touched_->spellings) lists.try_emplace(char_count(word));
    for (auto& [chars, words] : lists) {
      words = decode_spellings(before.get_metadata(key_of_spellings(chars)));
    }
    for (const std::string& word : touched_->spellings) lists[char_count(word)].erase(word);
  }
  for (const auto& [word, count] : spellings_) lists[char_count(word)].emplace(word, count);
  return lists;
}

void VocabularyNotes::write_spellings(const Xapian::Database& before,
                                      Xapian::WritableDatabase& database) const {
  for (const auto& [chars, words] : spellings_to_write(before)) {
    database.set_metadata(key_of_spellings(chars), encode_spellings(words));
  }
}

}  // namespace musubi
