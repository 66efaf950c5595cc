#include "searcher/plan/begun_compound.h"

#include <algorithm>

#include "indexer/build/vocabulary_notes.h"
#include "tests/catch.h"
#include "tests/cli/program.h"

using namespace musubi;

TEST_CASE("of one kana of a last word the most frequent words count", "[spelling]") {
  const musubi::test::TemporaryFolder folder;
  Xapian::WritableDatabase database((folder / "database").string(), Xapian::DB_CREATE);
  database.add_document({});
  VocabularyNotes notes;
  notes.note(VocabularyKey::Reading, "ケイザイ", "経済", 5);
  notes.note(VocabularyKey::Reading, "コウリュウ", "交流", 900);
  notes.note(VocabularyKey::Reading, "コトリ", "小鳥", 1);
  notes.note(VocabularyKey::Reading, "サケ", "酒", 1);
  for (std::uint32_t i = 0; i < kMaxWordsOfOneKana - 1; ++i) {
    notes.note(VocabularyKey::Reading, "コマ", "駒" + std::to_string(i), 2 + i);
  }
  notes.write(database, database);
  database.commit();
  const auto dictionary = Dictionary::open(MUSUBI_TEST_DICTIONARY, {});
  REQUIRE(dictionary);
  Analyzer analyzer(*dictionary);
  const Lexicon lexicon(database, Vocabulary(database));
  const Expander expander(analyzer, lexicon);

  const auto begun = compound_with_one_kana("ケイザイコ", expander, lexicon);
  REQUIRE(begun);
  CHECK(begun->head == "ケイザイ");
  CHECK(begun->words.size() == kMaxWordsOfOneKana);
  CHECK(begun->words.front() == "交流");
  CHECK(std::count(begun->words.begin(), begun->words.end(), "小鳥") == 0);
  CHECK(begun->has_more);
  CHECK_FALSE(compound_with_one_kana("ケイザイサ", expander, lexicon)->has_more);
  CHECK_FALSE(compound_with_one_kana("ケイザイヌ", expander, lexicon));
  CHECK_FALSE(compound_with_one_kana("ヌヌコ", expander, lexicon));
  CHECK_FALSE(compound_with_one_kana("コ", expander, lexicon));
}
