#include "common/index/vocabulary.h"

#include <algorithm>
#include <iterator>

#include "common/gazetteer/romaji.h"
#include "common/index/byte_stream.h"
#include "common/index/spelling_list.h"
#include "common/text/fold.h"

namespace musubi {

namespace {

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

// Each term once, in the order of their bytes.
void unite(std::vector<CountedTerm>& terms) {
  std::sort(terms.begin(), terms.end(),
            [](const CountedTerm& a, const CountedTerm& b) { return a.term < b.term; });
  std::size_t count = 0;
  for (CountedTerm& each : terms) {
    if (count > 0 && terms[count - 1].term == each.term) {
      terms[count - 1].documents += each.documents;
    } else {
      std::swap(terms[count++], each);
    }
  }
  terms.resize(count);
}

// Of equally frequent ones, the order of their bytes stays.
void put_frequent_first(std::vector<CountedTerm>& terms) {
  unite(terms);
  std::stable_sort(terms.begin(), terms.end(), [](const CountedTerm& a, const CountedTerm& b) {
    return a.documents > b.documents;
  });
}

std::vector<std::string> texts_of(std::vector<CountedTerm> terms) {
  std::vector<std::string> texts;
  texts.reserve(terms.size());
  for (CountedTerm& each : terms) texts.push_back(std::move(each.term));
  return texts;
}

}  // namespace

void add_terms_of_entry(const std::string& entry, std::vector<CountedTerm>& terms) {
  ByteReader from(entry);
  while (!from.at_end()) {
    const std::uint64_t documents = from.number();
    const std::string_view term = from.text();
    if (!from.sound()) throw Xapian::DatabaseCorruptError("an entry of the vocabulary is damaged");
    terms.push_back({std::string(term), documents});
  }
}

std::string vocabulary_key(VocabularyKey kind, std::string_view key) {
  std::string name(kVocabularyPrefix);
  name += static_cast<char>(kind);
  name += key;
  return name;
}

std::string vocabulary_entry(std::vector<CountedTerm> terms) {
  put_frequent_first(terms);
  ByteWriter to;
  for (const auto& [term, documents] : terms) {
    to.number(documents);
    to.text(term);
  }
  return to.take();
}

std::vector<std::string> Vocabulary::find_beginning(VocabularyKey kind,
                                                    std::string_view beginning) const {
  std::vector<CountedTerm> terms;
  const std::string prefix = vocabulary_key(kind, beginning);
  for (const Xapian::Database& shard : shards_) {
    const auto end = shard.metadata_keys_end(prefix);
    for (auto key = shard.metadata_keys_begin(prefix); key != end; ++key) {
      add_terms_of_entry(shard.get_metadata(*key), terms);
    }
  }
  put_frequent_first(terms);
  return texts_of(std::move(terms));
}

std::vector<std::string> Vocabulary::find(VocabularyKey kind, std::string_view key) const {
  std::vector<CountedTerm> terms;
  if (key.empty() || key.size() > kMaxVocabularyKeyBytes) return {};
  for (const Xapian::Database& shard : shards_) {
    add_terms_of_entry(shard.get_metadata(vocabulary_key(kind, key)), terms);
  }
  if (is_of_several()) put_frequent_first(terms);
  terms.resize(std::min(terms.size(), kMaxTermsOfKey));
  return texts_of(std::move(terms));
}

std::vector<std::string> Vocabulary::spelling_lists(std::size_t chars) const {
  const std::string key = vocabulary_key(VocabularyKey::Spelling, spelling_key(chars));
  std::vector<std::string> lists;
  for (const Xapian::Database& shard : shards_) lists.push_back(shard.get_metadata(key));
  return lists;
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
