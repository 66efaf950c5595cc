#include "searcher/plan/nearest_spelling.h"

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <set>

#include "common/text/code_points.h"
#include "common/text/edit_distance.h"
#include "common/text/utf8.h"
#include "indexer/build/vocabulary_notes.h"
#include "tests/catch.h"

using namespace musubi;

namespace {

using Words = std::vector<std::string>;

// As the indexer leaves it, but for the terms.
Xapian::Database database_of(const std::vector<Words>& documents) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  VocabularyNotes notes;
  for (const Words& words : documents) {
    database.add_document({});
    for (const std::string& word : words) {
      notes.add_spelling(word, {1, word == "aomori"});
      notes.note(VocabularyKey::Reading, "ア", word, 1);
    }
  }
  notes.write(database, database);
  return database;
}

Lexicon lexicon_of(const std::vector<Xapian::Database>& shards) {
  Xapian::Database all;
  for (const auto& shard : shards) all.add_database(shard);
  return {all, Vocabulary(shards)};
}

Lexicon one_index_of(const std::vector<Words>& documents) {
  return lexicon_of({database_of(documents)});
}

class RandomWords {
 public:
  explicit RandomWords(unsigned seed) : random_(seed) {}

  unsigned below(unsigned count) { return static_cast<unsigned>(random_() % count); }

  // Of few letters, so that many are near each other.
  std::string word() {
    const std::u32string letters = below(2) == 0 ? U"ab1" : U"アイー";
    std::u32string word;
    for (unsigned i = 2 + below(6); i > 0; --i) word += letters[below(3)];
    return utf8_of(word);
  }

  // The first ones of a list most often.
  Words some_of(const Words& all) {
    std::set<std::string> some;
    const auto count = static_cast<unsigned>(all.size());
    for (int i = 0; i < 5; ++i) some.insert(all[std::min(below(count), below(count))]);
    return {some.begin(), some.end()};
  }

 private:
  std::mt19937 random_;
};

// Word by word.
std::string nearest_of(const std::vector<Words>& documents, const std::string& typed,
                       std::size_t max_edits, std::size_t min_documents) {
  std::map<std::string, std::size_t> counts;
  for (const Words& words : documents) {
    for (const std::string& word : words) ++counts[word];
  }
  std::string nearest;
  std::size_t edits = max_edits + 1, frequency = 0, frequency_as_typed = 0;
  for (const auto& [word, count] : counts) {
    if (count < min_documents || char_count(word) < kMinSpellingChars) continue;
    const std::size_t distance = edit_distance(code_points_of(word), code_points_of(typed));
    if (distance == 0) {
      frequency_as_typed = count;
    } else if (distance < edits ||
               (distance == edits && distance <= max_edits && count > frequency)) {
      nearest = word;
      edits = distance;
      frequency = count;
    }
  }
  return frequency < frequency_as_typed ? "" : nearest;
}

}  // namespace

TEST_CASE("the nearest spelling of one index and of several shards is the same, and the nearest",
          "[shards][correction]") {
  constexpr std::size_t kDocuments = 300;
  constexpr std::size_t kDocumentsOfEach = 50;  // what seven documents have is a spelling
  RandomWords random(7);
  Words all;
  for (int i = 0; i < 400; ++i) all.push_back(random.word());
  std::vector<Words> documents;
  for (std::size_t i = 0; i < kDocuments; ++i) documents.push_back(random.some_of(all));
  std::vector<Lexicon> cut;
  for (const unsigned count : {1, 2, 3, 8}) {
    std::vector<std::vector<Words>> parts(count);
    for (const Words& words : documents) {
      parts[std::min(random.below(count), random.below(count))].push_back(words);
    }
    std::vector<Xapian::Database> shards;
    for (const auto& part : parts) shards.push_back(database_of(part));
    cut.push_back(lexicon_of(shards));
  }
  std::size_t found = 0, none = 0;
  for (int i = 0; i < 300; ++i) {
    const std::string typed = random.word();
    const std::size_t edits = 1 + random.below(2);
    const std::string expected =
        nearest_of(documents, typed, edits, 1 + kDocuments / kDocumentsOfEach);
    ++(expected.empty() ? none : found);
    INFO(typed << ' ' << edits);
    for (const Lexicon& lexicon : cut) {
      CHECK(nearest_spelling(lexicon, typed, edits, kDocumentsOfEach) == expected);
    }
  }
  CHECK(found > 50);
  CHECK(none > 50);
}

TEST_CASE("a word is a spelling where one document in 20,000 and one more have it",
          "[correction]") {
  std::vector<Words> documents(19'999);
  documents[0] = {"konpyuta"};
  CHECK(nearest_spelling(one_index_of(documents), "konpyuto", 1) == "konpyuta");
  documents.emplace_back();
  CHECK(nearest_spelling(one_index_of(documents), "konpyuto", 1).empty());
  documents[7] = {"konpyuta"};
  CHECK(nearest_spelling(one_index_of(documents), "konpyuto", 1) == "konpyuta");
}

TEST_CASE("a name of a place is no slip, however rare it is", "[correction]") {
  const Lexicon lexicon = one_index_of({{"aomori", "akasia"}, {}, {}, {}});
  CHECK(nearest_spelling(lexicon, "aomoro", 1, 2) == "aomori");
  CHECK(nearest_spelling(lexicon, "akasio", 1, 2).empty());
}

TEST_CASE("the most frequent terms of a key are those of all shards", "[shards][index]") {
  // Of each shard another hundred are the most frequent; of both together those that each has
  // twice.
  std::vector<Words> first, second;
  for (int i = 0; i < 120; ++i) {
    const std::string number = std::to_string(1000 + i);
    for (int times = 0; times < 3; ++times) {
      first.push_back({"first" + number});
      second.push_back({"second" + number});
    }
    for (int times = 0; times < 2; ++times) {
      first.push_back({"both" + number});
      second.push_back({"both" + number});
    }
  }
  std::vector<Words> all = first;
  all.insert(all.end(), second.begin(), second.end());
  const auto expected = one_index_of(all).find(VocabularyKey::Reading, "ア");
  REQUIRE(expected.size() == kMaxTermsOfKey);
  CHECK(expected.front() == "both1000");
  CHECK(lexicon_of({database_of(first), database_of(second)}).find(VocabularyKey::Reading, "ア") ==
        expected);
}
