#include "common/index/vocabulary.h"

#include <algorithm>
#include <iterator>

#include "common/gazetteer/romaji.h"
#include "common/text/fold.h"

namespace musubi {

namespace {

constexpr char kSeparator = '\x1f';

// What all metadata keys of the vocabulary begin with.
constexpr std::string_view kPrefix = "vocabulary-";

// Plurals that Snowball's stemmer leaves apart.
struct Irregular {
  std::string_view plural, singular;
};
constexpr Irregular kIrregular[] = {
    {"alumni", "alumnus"},       {"analyses", "analysis"},
    {"children", "child"},       {"criteria", "criterion"},
    {"crises", "crisis"},        {"feet", "foot"},
    {"geese", "goose"},          {"knives", "knife"},
    {"leaves", "leaf"},          {"lives", "life"},
    {"memoranda", "memorandum"}, {"men", "man"},
    {"mice", "mouse"},           {"mous", "mou"},
    {"phenomena", "phenomenon"}, {"syllabi", "syllabus"},
    {"symposia", "symposium"},   {"teeth", "tooth"},
    {"theses", "thesis"},        {"wives", "wife"},
    {"wolves", "wolf"},          {"women", "woman"},
};

void add_terms(const std::string& entry, std::vector<std::string>& terms) {
  for (std::size_t begin = 0; begin < entry.size();) {
    const std::size_t end = std::min(entry.find(kSeparator, begin), entry.size());
    terms.push_back(entry.substr(begin, end - begin));
    begin = end + 1;
  }
}

// As the entry of one database has them.
void sort_by_frequency(std::vector<std::string>& terms, const Xapian::Database& database) {
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  std::vector<std::pair<Xapian::doccount, std::string>> counted;
  for (std::string& term : terms) {
    const Xapian::doccount count = database.get_termfreq(term);
    counted.emplace_back(count, std::move(term));
  }
  std::stable_sort(counted.begin(), counted.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  for (std::size_t i = 0; i < terms.size(); ++i) terms[i] = std::move(counted[i].second);
}

}  // namespace

std::string vocabulary_key(VocabularyKey kind, std::string_view key) {
  std::string name(kPrefix);
  name += static_cast<char>(kind);
  name += key;
  return name;
}

std::string vocabulary_entry(const std::vector<std::string>& terms) {
  std::string entry;
  for (const std::string& term : terms) {
    if (!entry.empty()) entry += kSeparator;
    entry += term;
  }
  return entry;
}

std::vector<std::string> Vocabulary::find_beginning(VocabularyKey kind,
                                                    std::string_view beginning) const {
  std::vector<std::string> terms;
  const std::string prefix = vocabulary_key(kind, beginning);
  for (const Xapian::Database& shard : shards_) {
    const auto end = shard.metadata_keys_end(prefix);
    for (auto key = shard.metadata_keys_begin(prefix); key != end; ++key) {
      add_terms(shard.get_metadata(*key), terms);
    }
  }
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  return terms;
}

std::vector<std::string> Vocabulary::find(VocabularyKey kind, std::string_view key) const {
  std::vector<std::string> terms;
  if (key.empty() || key.size() > kMaxVocabularyKeyBytes) return terms;
  for (const Xapian::Database& shard : shards_) {
    add_terms(shard.get_metadata(vocabulary_key(kind, key)), terms);
  }
  if (is_of_several()) {
    sort_by_frequency(terms, whole_);
    terms.resize(std::min(terms.size(), kMaxTermsOfKey));
  }
  return terms;
}

std::string english_stem(const std::string& word) {
  thread_local const Xapian::Stem stem("english");
  const auto irregular = std::find_if(std::begin(kIrregular), std::end(kIrregular),
                                      [&](const Irregular& noun) { return noun.plural == word; });
  return stem(irregular == std::end(kIrregular) ? word : std::string(irregular->singular));
}

std::string place_key(std::string_view name) {
  const std::string folded = fold_name(name);
  return is_romaji(folded) ? romaji_key(folded) : folded;
}

}  // namespace musubi
