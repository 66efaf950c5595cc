#include "indexer/build/vocabulary_builder.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <future>
#include <iterator>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/analysis/kana.h"
#include "common/analysis/sound.h"
#include "common/index/hidden_terms.h"
#include "common/index/vocabulary.h"
#include "common/text/fold.h"
#include "common/text/utf8.h"
#include "indexer/build/named_places.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxSpellingBytes = 60;

// In a large index a word that only few documents have is more likely a slip itself.
constexpr Xapian::doccount kDocumentsPerSpelling = 20'000;

Xapian::doccount min_frequency(Xapian::doccount documents) {
  return 1 + documents / kDocumentsPerSpelling;
}

// Terms without a prefix, in ranges that are taken one after the other: kanji, which cost
// most, are told apart by the first byte of their UTF-8.
struct TermRange {
  std::string_view first, end;  // the end is not in it
};
constexpr std::array<TermRange, 9> kTermRanges = {{{"", "A"},
                                                   {"[", "\xe3"},
                                                   {"\xe3", "\xe4"},
                                                   {"\xe4", "\xe5"},
                                                   {"\xe5", "\xe6"},
                                                   {"\xe6", "\xe7"},
                                                   {"\xe7", "\xe8"},
                                                   {"\xe8", "\xe9"},
                                                   {"\xe9", "\xff"}}};

// A term that is noted under some key.
struct NotedTerm {
  Xapian::doccount frequency;
  std::string term;
};

// The part of the vocabulary that an update has to write anew.
struct Wanted {
  std::unordered_set<std::string> keys;
  std::unordered_set<std::string> spellings;
  bool all_spellings = false;
};

class Collector {
 public:
  // `wanted`: what is collected; nullptr: everything.
  Collector(const std::filesystem::path& database, const Dictionary& dictionary,
            const Wanted* wanted = nullptr)
      : database_(database.string(), Xapian::DB_BACKEND_GLASS),
        analyzer_(dictionary),
        wanted_(wanted),
        min_frequency_(min_frequency(database_.get_doccount())) {}

  void add_terms(const TermRange& range);
  // The keys and spellings to which the changed terms belong.
  Wanted touched_by(const ChangedTerms& changed, const std::vector<NamedPlace>& places) &&;
  void add_places(const std::vector<NamedPlace>& places);
  void merge(Collector&& other);
  void write(Xapian::WritableDatabase& database);

 private:
  void add_term(const std::string& term, Xapian::doccount frequency);
  void add_kanji_term(const std::string& term, Xapian::doccount frequency);
  void add_sound(const std::string& katakana, Xapian::doccount frequency);
  void add_spelling(const std::string& word, Xapian::doccount frequency);
  void add_place(const NamedPlace& named);
  void note(VocabularyKey kind, std::string_view key, std::string term, Xapian::doccount frequency);

  void write_notes(Xapian::WritableDatabase& database);
  std::set<std::string> spellings_to_write() const;
  void write_spellings(Xapian::WritableDatabase& database) const;

  Xapian::Database database_;
  Analyzer analyzer_;
  const Wanted* wanted_;
  Xapian::doccount min_frequency_;
  std::unordered_map<std::string, std::vector<NotedTerm>> notes_;  // by vocabulary_key()
  std::unordered_map<std::string, Xapian::doccount> spellings_;
};

void Collector::note(VocabularyKey kind, std::string_view key, std::string term,
                     Xapian::doccount frequency) {
  if (key.empty() || key.size() > kMaxVocabularyKeyBytes) return;
  std::string full_key = vocabulary_key(kind, key);
  if (wanted_ != nullptr && !wanted_->keys.contains(full_key)) return;
  notes_[std::move(full_key)].push_back({frequency, std::move(term)});
}

void Collector::add_terms(const TermRange& range) {
  auto term = database_.allterms_begin();
  term.skip_to(std::string(range.first));
  for (; term != database_.allterms_end(); ++term) {
    const std::string text = *term;
    if (text >= range.end) break;
    add_term(text, term.get_termfreq());
  }
}

// Of terms that no document has any more, too: their keys may have to lose them.
Wanted Collector::touched_by(const ChangedTerms& changed,
                             const std::vector<NamedPlace>& places) && {
  for (const std::string& term : changed.terms()) {
    const bool has_prefix = term.front() >= 'A' && term.front() <= 'Z';
    if (!has_prefix) add_term(term, min_frequency_);
  }
  for (const NamedPlace& named : places) {
    const bool has_changed =
        std::any_of(named.terms.begin(), named.terms.end(),
                    [&](const std::string& term) { return changed.contains(term); });
    if (has_changed) add_place(named);
  }
  Wanted wanted;
  for (const auto& [key, terms] : notes_) wanted.keys.insert(key);
  for (const auto& [word, frequency] : spellings_) wanted.spellings.insert(word);
  const auto before = static_cast<std::int64_t>(database_.get_doccount()) - changed.documents();
  wanted.all_spellings = min_frequency(static_cast<Xapian::doccount>(before)) != min_frequency_;
  return wanted;
}

void Collector::merge(Collector&& other) {
  for (auto& [key, terms] : other.notes_) {
    auto& ours = notes_[key];
    std::move(terms.begin(), terms.end(), std::back_inserter(ours));
  }
  for (const auto& [word, frequency] : other.spellings_) spellings_[word] += frequency;
}

void Collector::add_term(const std::string& term, Xapian::doccount frequency) {
  if (is_latin(term)) {
    const std::string stem = english_stem(term);
    if (stem != term) note(VocabularyKey::Stem, stem, term, frequency);
    add_spelling(term, frequency);
  } else if (is_katakana(term)) {
    add_sound(term, frequency);
    add_spelling(term, frequency);
  } else if (is_kana(term)) {
    add_sound(to_katakana(term), frequency);
    add_spelling(to_katakana(term), frequency);
  } else if (has_kanji(term)) {
    add_kanji_term(term, frequency);
  }
}

void Collector::add_kanji_term(const std::string& term, Xapian::doccount frequency) {
  if (char_count(term) > 1) {
    const std::string kanji = kanji_of(term);
    for (std::size_t at = 0; at < kanji.size();) {
      const std::size_t begin = at;
      next_code_point(kanji, at);
      note(VocabularyKey::Kanji, std::string_view(kanji).substr(begin, at - begin), term,
           frequency);
    }
  }
  for (const std::string& reading : analyzer_.readings(term)) {
    if (!is_katakana(reading)) continue;
    note(VocabularyKey::Reading, reading, term, frequency);
    add_sound(reading, frequency);
    add_spelling(reading, frequency);
  }
}

void Collector::add_sound(const std::string& katakana, Xapian::doccount frequency) {
  const std::string sound = loose_sound(katakana, LongVowels::Spelled);
  if (sound != katakana) note(VocabularyKey::Sound, sound, katakana, frequency);
}

void Collector::add_spelling(const std::string& word, Xapian::doccount frequency) {
  if (frequency < min_frequency_ || word.size() > kMaxSpellingBytes) return;
  if (char_count(word) < kMinSpellingChars) return;
  const bool is_wanted =
      wanted_ == nullptr || wanted_->all_spellings || wanted_->spellings.contains(word);
  if (is_wanted) spellings_[word] += frequency;
}

// Notes each place that some document names, under all its names.
void Collector::add_places(const std::vector<NamedPlace>& places) {
  for (NamedPlace named : places) {
    std::erase_if(named.terms,
                  [this](const std::string& term) { return !database_.term_exists(term); });
    if (!named.terms.empty()) add_place(named);
  }
}

void Collector::add_place(const NamedPlace& named) {
  const std::vector<std::string> keys = keys_of(*named.place);
  for (const std::string& term : named.terms) {
    const Xapian::doccount frequency = database_.get_termfreq(term);
    for (const std::string& key : keys) note(VocabularyKey::Place, key, term, frequency);
  }
  const std::string romaji = fold_name(named.place->romaji);
  if (is_latin(romaji)) add_spelling(romaji, min_frequency_);
}

void Collector::write(Xapian::WritableDatabase& database) {
  write_notes(database);
  write_spellings(database);
}

// The most frequent terms, each once.
std::string entry_of(std::vector<NotedTerm> noted) {
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

void Collector::write_notes(Xapian::WritableDatabase& database) {
  std::vector<std::string> keys;  // in their order, so that Xapian need not search far
  for (const auto& [key, terms] : notes_) keys.push_back(key);
  std::sort(keys.begin(), keys.end());
  for (const std::string& key : keys) {
    const std::string entry = entry_of(std::move(notes_[key]));
    if (wanted_ == nullptr || database_.get_metadata(key) != entry) {
      database.set_metadata(key, entry);
    }
  }
  if (wanted_ == nullptr) return;
  for (const std::string& key : wanted_->keys) {
    if (!notes_.contains(key)) database.set_metadata(key, "");
  }
}

std::set<std::string> Collector::spellings_to_write() const {
  std::set<std::string> words;
  if (wanted_ != nullptr && !wanted_->all_spellings) {
    words.insert(wanted_->spellings.begin(), wanted_->spellings.end());
    return words;
  }
  for (const auto& [word, frequency] : spellings_) words.insert(word);
  for (auto word = database_.spellings_begin(); word != database_.spellings_end(); ++word) {
    words.insert(*word);
  }
  return words;
}

void Collector::write_spellings(Xapian::WritableDatabase& database) const {
  auto present = database_.spellings_begin();
  const auto end = database_.spellings_end();
  for (const std::string& word : spellings_to_write()) {
    if (present != end) present.skip_to(word);
    const Xapian::doccount before = present != end && *present == word ? present.get_termfreq() : 0;
    const auto known = spellings_.find(word);
    const Xapian::doccount now = known == spellings_.end() ? 0 : known->second;
    if (before < now) database.add_spelling(word, now - before);
    if (before > now) database.remove_spelling(word, before - now);
  }
}

}  // namespace

Result<void> write_vocabulary(const std::filesystem::path& database, const Dictionary& dictionary,
                              const Gazetteer& gazetteer, const ChangedTerms* changed) try {
  const std::vector<NamedPlace> places = named_places(gazetteer);
  std::optional<Wanted> wanted;
  if (changed != nullptr) {
    wanted = Collector(database, dictionary).touched_by(*changed, places);
  }
  Collector collector(database, dictionary, wanted ? &*wanted : nullptr);
  Collector other(database, dictionary, wanted ? &*wanted : nullptr);
  std::atomic<std::size_t> next = 0;
  const auto add_ranges = [&next](Collector& to) {
    for (std::size_t i = next++; i < kTermRanges.size(); i = next++) to.add_terms(kTermRanges[i]);
  };
  auto others_added = std::async(std::launch::async, [&] { add_ranges(other); });
  collector.add_places(places);
  add_ranges(collector);
  others_added.get();
  collector.merge(std::move(other));
  Xapian::WritableDatabase writable(database.string(), Xapian::DB_OPEN | Xapian::DB_NO_TERMLIST);
  collector.write(writable);
  writable.commit();
  return {};
} catch (const Xapian::Error& problem) {
  return fail(fmt::format("cannot write the vocabulary to {}: {}", database.string(),
                          problem.get_description()));
}

}  // namespace musubi
