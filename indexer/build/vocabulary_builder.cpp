#include "indexer/build/vocabulary_builder.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <optional>
#include <utility>
#include <vector>

#include "common/analysis/analyzer.h"
#include "common/analysis/kana.h"
#include "common/analysis/sound.h"
#include "common/index/hidden_terms.h"
#include "common/process/threads.h"
#include "common/text/fold.h"
#include "common/text/utf8.h"
#include "indexer/build/named_places.h"
#include "indexer/build/vocabulary_notes.h"

namespace musubi {

namespace {

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

// Finds the keys and spellings of terms.
class Collector {
 public:
  // `touched`: what is collected; nullptr: everything.
  Collector(const std::filesystem::path& database, const Dictionary& dictionary,
            const TouchedVocabulary* touched = nullptr)
      : database_(database.string(), Xapian::DB_BACKEND_GLASS),
        analyzer_(dictionary),
        notes_(touched) {}

  void add_terms(const TermRange& range);
  // Of terms that no document has any more, too: their keys may have to lose them.
  void add_changed(const ChangedTerms& changed, const std::vector<NamedPlace>& places);
  void add_places(const std::vector<NamedPlace>& places);

  const Xapian::Database& database() const { return database_; }
  VocabularyNotes& notes() { return notes_; }

 private:
  void add_term(const std::string& term, Xapian::doccount frequency);
  void add_kanji_term(const std::string& term, Xapian::doccount frequency);
  void add_sound(const std::string& katakana, Xapian::doccount frequency);
  void add_place(const NamedPlace& named);

  Xapian::Database database_;
  Analyzer analyzer_;
  VocabularyNotes notes_;
};

void Collector::add_terms(const TermRange& range) {
  auto term = database_.allterms_begin();
  term.skip_to(std::string(range.first));
  for (; term != database_.allterms_end(); ++term) {
    const std::string text = *term;
    if (text >= range.end) break;
    add_term(text, term.get_termfreq());
  }
}

void Collector::add_changed(const ChangedTerms& changed, const std::vector<NamedPlace>& places) {
  for (const std::string& term : changed.terms()) {
    const bool has_prefix = term.front() >= 'A' && term.front() <= 'Z';
    if (!has_prefix) add_term(term, 0);
  }
  for (const NamedPlace& named : places) {
    const bool has_changed =
        std::any_of(named.terms.begin(), named.terms.end(),
                    [&](const std::string& term) { return changed.contains(term); });
    if (has_changed) add_place(named);
  }
}

void Collector::add_term(const std::string& term, Xapian::doccount frequency) {
  if (is_latin(term)) {
    const std::string stem = english_stem(term);
    if (stem != term) notes_.note(VocabularyKey::Stem, stem, term, frequency);
    notes_.add_spelling(term, {frequency});
  } else if (is_katakana(term)) {
    add_sound(term, frequency);
    notes_.add_spelling(term, {frequency});
  } else if (is_kana(term)) {
    add_sound(to_katakana(term), frequency);
    notes_.add_spelling(to_katakana(term), {frequency});
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
      notes_.note(VocabularyKey::Kanji, std::string_view(kanji).substr(begin, at - begin), term,
                  frequency);
    }
  }
  for (const std::string& reading : analyzer_.readings(term)) {
    if (!is_katakana(reading)) continue;
    notes_.note(VocabularyKey::Reading, reading, term, frequency);
    add_sound(reading, frequency);
    notes_.add_spelling(reading, {frequency});
  }
}

void Collector::add_sound(const std::string& katakana, Xapian::doccount frequency) {
  const std::string sound = loose_sound(katakana, LongVowels::Spelled);
  if (sound != katakana) notes_.note(VocabularyKey::Sound, sound, katakana, frequency);
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
  const std::string romaji = fold_name(named.place->romaji);
  for (const std::string& term : named.terms) {
    const Xapian::doccount frequency = database_.get_termfreq(term);
    for (const std::string& key : keys) notes_.note(VocabularyKey::Place, key, term, frequency);
    if (is_latin(romaji)) notes_.add_spelling(romaji, {frequency, true});
  }
}

// The part of the vocabulary that the changed terms belong to.
TouchedVocabulary touched_by(const ChangedTerms& changed, const std::vector<NamedPlace>& places,
                             const std::filesystem::path& database, const Dictionary& dictionary) {
  Collector collector(database, dictionary);
  collector.add_changed(changed, places);
  return collector.notes().touched();
}

}  // namespace

Result<void> write_vocabulary(const std::filesystem::path& database, const Dictionary& dictionary,
                              const Gazetteer& gazetteer, const ChangedTerms* changed) try {
  const std::vector<NamedPlace> places = named_places(gazetteer);
  std::optional<TouchedVocabulary> touched;
  if (changed != nullptr) touched = touched_by(*changed, places, database, dictionary);
  Collector collector(database, dictionary, touched ? &*touched : nullptr);
  Collector other(database, dictionary, touched ? &*touched : nullptr);
  std::atomic<std::size_t> next = 0;
  const auto add_ranges = [&next](Collector& to) {
    for (std::size_t i = next++; i < kTermRanges.size(); i = next++) to.add_terms(kTermRanges[i]);
  };
  auto others_added = in_background([&] { add_ranges(other); });
  collector.add_places(places);
  add_ranges(collector);
  others_added.get();
  collector.notes().merge(std::move(other.notes()));
  Xapian::WritableDatabase writable(database.string(), Xapian::DB_OPEN | Xapian::DB_NO_TERMLIST);
  collector.notes().write(collector.database(), writable);
  writable.commit();
  return {};
} catch (const Xapian::Error& problem) {
  return fail(fmt::format("cannot write the vocabulary to {}: {}", database.string(),
                          problem.get_description()));
}

}  // namespace musubi
