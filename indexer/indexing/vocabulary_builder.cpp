#include "indexer/indexing/vocabulary_builder.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <future>
#include <iterator>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/analysis/kana.h"
#include "common/analysis/normalizer.h"
#include "common/analysis/sound.h"
#include "common/analysis/token_filter.h"
#include "common/gazetteer/place_names.h"
#include "common/index/hidden_terms.h"
#include "common/index/vocabulary.h"
#include "common/text/fold.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxTermsOfKey = 100;
constexpr std::size_t kMinSpellingChars = 4;
constexpr std::size_t kMaxSpellingBytes = 60;

// Shorter names are words of another kind too (US, タイ).
constexpr std::size_t kMinLatinName = 4;
constexpr std::size_t kMinKanaName = 3;

// In a large index, what only few documents have is more likely a slip itself.
constexpr Xapian::doccount kDocumentsPerSpelling = 20'000;

Xapian::doccount min_frequency(Xapian::doccount documents) {
  return 1 + documents / kDocumentsPerSpelling;
}

// About half of the work is in the words before this one: those with kanji cost most.
constexpr std::string_view kMiddle = "水";

bool has_prefix(const std::string& term) {
  return term.front() >= 'A' && term.front() <= 'Z';
}

struct Note {
  std::string key;  // vocabulary_key()
  std::string term;
  Xapian::doccount frequency;

  auto operator<=>(const Note&) const = default;
};

class Collector {
 public:
  // `changed`: all but this is noted in the database already; nullptr: nothing is.
  Collector(const std::filesystem::path& database, const Dictionary& dictionary,
            const ChangedTerms* changed)
      : database_(database.string(), Xapian::DB_BACKEND_GLASS),
        analyzer_(dictionary),
        changed_(changed),
        min_frequency_(min_frequency(database_.get_doccount())) {}

  // Terms from `first` on, up to `last`, which is not among them; empty: to the end.
  void add_terms(std::string_view first, std::string_view last);
  // Terms that no document has any more.
  void add_gone_terms();
  void add_places(const Gazetteer& gazetteer);
  void merge(Collector&& other);
  void write(Xapian::WritableDatabase& database);

 private:
  void add_term(const std::string& term, Xapian::doccount frequency);
  void add_kanji_term(const std::string& term, Xapian::doccount frequency);
  void add_sound(const std::string& katakana, Xapian::doccount frequency);
  void add_spelling(const std::string& word, Xapian::doccount frequency);
  std::vector<std::string> terms_of(const Place& place) const;
  bool is_changed(const std::string& term) const { return !changed_ || changed_->contains(term); }
  void add_place(const Place& place, const std::vector<std::string>& terms);
  void note(VocabularyKey kind, std::string_view key, std::string term, Xapian::doccount frequency);

  void write_notes(Xapian::WritableDatabase& database);
  bool all_spellings_may_differ() const;
  void write_spellings(Xapian::WritableDatabase& database);

  Xapian::Database database_;
  Analyzer analyzer_;
  const ChangedTerms* changed_;
  Xapian::doccount min_frequency_;
  std::vector<Note> notes_;
  std::unordered_map<std::string, Xapian::doccount> spellings_;

  // What is added comes of a term that has changed, so that these may differ from what the
  // database holds.
  bool adds_changed_ = false;
  std::unordered_set<std::string> changed_keys_;
  std::set<std::string> changed_spellings_;
};

void Collector::note(VocabularyKey kind, std::string_view key, std::string term,
                     Xapian::doccount frequency) {
  if (key.empty() || key.size() > kMaxVocabularyKeyBytes) return;
  Note& added = notes_.emplace_back(vocabulary_key(kind, key), std::move(term), frequency);
  if (changed_ && adds_changed_) changed_keys_.insert(added.key);
}

void Collector::add_terms(std::string_view first, std::string_view last) {
  auto term = database_.allterms_begin();
  if (!first.empty()) term.skip_to(std::string(first));
  for (; term != database_.allterms_end(); ++term) {
    const std::string text = *term;
    if (!last.empty() && text >= last) break;
    if (!has_prefix(text)) add_term(text, term.get_termfreq());
  }
}

void Collector::add_gone_terms() {
  if (!changed_) return;
  for (const std::string& term : changed_->terms()) {
    if (!has_prefix(term) && !database_.term_exists(term)) add_term(term, 0);
  }
}

void Collector::merge(Collector&& other) {
  std::move(other.notes_.begin(), other.notes_.end(), std::back_inserter(notes_));
  changed_keys_.merge(other.changed_keys_);
  changed_spellings_.merge(other.changed_spellings_);
  for (const auto& [word, frequency] : other.spellings_) spellings_[word] += frequency;
}

void Collector::add_term(const std::string& term, Xapian::doccount frequency) {
  adds_changed_ = is_changed(term);
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
  if (word.size() > kMaxSpellingBytes || char_count(word) < kMinSpellingChars) return;
  if (changed_ && adds_changed_) changed_spellings_.insert(word);
  if (frequency >= min_frequency_) spellings_[word] += frequency;
}

// Each place that some document may name, under all its names.
void Collector::add_places(const Gazetteer& gazetteer) {
  for (const Place& place : gazetteer.places()) {
    auto terms = terms_of(place);
    if (!terms.empty()) add_place(place, terms);
  }
}

// The terms of the index, now or before, that stand for a place: its hidden one, and each
// of its names that is one word.
std::vector<std::string> Collector::terms_of(const Place& place) const {
  std::vector<std::string> names = place.aliases;
  names.insert(names.end(), {place.name, std::string(without_kind(place.name)), place.romaji});
  std::vector<std::string> terms = {place_term(full_name(place))};
  for (const std::string& name : names) {
    std::string term = fold_word(normalize(name));
    const std::size_t min_chars = is_latin(term) ? kMinLatinName : is_kana(term) ? kMinKanaName : 1;
    if (char_count(term) >= min_chars) terms.push_back(std::move(term));
  }
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  std::erase_if(terms, [this](const std::string& term) {
    return !database_.term_exists(term) && !(changed_ && changed_->contains(term));
  });
  return terms;
}

// New York of New York City.
std::string romaji_without_kind(const std::string& romaji) {
  for (const std::string_view kind : {" City", " Province", " State", " Prefecture"}) {
    if (romaji.ends_with(kind)) return romaji.substr(0, romaji.size() - kind.size());
  }
  return romaji;
}

void Collector::add_place(const Place& place, const std::vector<std::string>& terms) {
  std::vector<std::string> keys;
  for (const std::string& alias : place.aliases) keys.push_back(place_key(alias));
  for (const std::string& name :
       {place.name, place.kana, place.romaji, romaji_without_kind(place.romaji)}) {
    keys.push_back(place_key(name));
  }
  if (place.kind == PlaceKind::Prefecture || place.kind == PlaceKind::Municipality) {
    keys.push_back(place_key(without_kind(place.name)));
    keys.push_back(place_key(reading_without_kind(place.kana, place.name)));
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  adds_changed_ = std::any_of(terms.begin(), terms.end(),
                              [this](const std::string& term) { return is_changed(term); });
  bool is_named = false;
  for (const std::string& term : terms) {
    const Xapian::doccount frequency = database_.get_termfreq(term);
    is_named = is_named || frequency > 0;
    for (const std::string& key : keys) note(VocabularyKey::Place, key, term, frequency);
  }
  const std::string romaji = fold_name(place.romaji);
  if (is_latin(romaji)) add_spelling(romaji, is_named ? min_frequency_ : 0);
}

void Collector::write(Xapian::WritableDatabase& database) {
  write_notes(database);
  write_spellings(database);
}

void Collector::write_notes(Xapian::WritableDatabase& database) {
  if (changed_) {
    std::erase_if(notes_, [this](const Note& note) { return !changed_keys_.contains(note.key); });
  }
  std::sort(notes_.begin(), notes_.end(), [](const Note& a, const Note& b) {
    return std::tie(a.key, b.frequency, a.term) < std::tie(b.key, a.frequency, b.term);
  });
  for (auto first = notes_.begin(); first != notes_.end();) {
    const auto last = std::find_if(
        first, notes_.end(), [&](const Note& candidate) { return candidate.key != first->key; });
    std::vector<std::string> terms;
    for (auto each = first; each != last && terms.size() < kMaxTermsOfKey; ++each) {
      if (each->frequency == 0) break;  // behind all others
      if (std::find(terms.begin(), terms.end(), each->term) == terms.end()) {
        terms.push_back(std::move(each->term));
      }
    }
    const std::string entry = terms.empty() ? std::string() : vocabulary_entry(terms);
    if (!changed_ || database_.get_metadata(first->key) != entry) {
      database.set_metadata(first->key, entry);
    }
    first = last;
  }
}

bool Collector::all_spellings_may_differ() const {
  if (!changed_) return true;
  const auto before = static_cast<std::int64_t>(database_.get_doccount()) - changed_->documents();
  return min_frequency(static_cast<Xapian::doccount>(before)) != min_frequency_;
}

void Collector::write_spellings(Xapian::WritableDatabase& database) {
  auto present = database_.spellings_begin();
  const auto end = database_.spellings_end();
  if (all_spellings_may_differ()) {
    for (const auto& [word, frequency] : spellings_) changed_spellings_.insert(word);
    for (auto word = present; word != end; ++word) changed_spellings_.insert(*word);
  }
  for (const std::string& word : changed_spellings_) {
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
  Collector collector(database, dictionary, changed);
  Collector other(database, dictionary, changed);
  auto second_half = std::async(std::launch::async, [&] { other.add_terms(kMiddle, ""); });
  collector.add_terms("", kMiddle);
  collector.add_gone_terms();
  collector.add_places(gazetteer);
  second_half.get();
  collector.merge(std::move(other));
  // Synced before it goes live.
  Xapian::WritableDatabase writable(database.string(), Xapian::DB_OPEN | Xapian::DB_NO_TERMLIST);
  collector.write(writable);
  writable.commit();
  return {};
} catch (const Xapian::Error& problem) {
  return fail(fmt::format("cannot write the vocabulary to {}: {}", database.string(),
                          problem.get_description()));
}

}  // namespace musubi
