#include "indexer/build/vocabulary_notes.h"

#include "tests/catch.h"
#include "tests/cli/program.h"

using namespace musubi;

namespace {

using Terms = std::vector<std::string>;

// Of a database with a vocabulary.
Terms terms_of(const Xapian::Database& database, const std::string& reading) {
  return Vocabulary(database).find(VocabularyKey::Reading, reading);
}

Xapian::doccount spelling(const Xapian::Database& database, const std::string& word) {
  for (auto each = database.spellings_begin(); each != database.spellings_end(); ++each) {
    if (*each == word) return each.get_termfreq();
  }
  return 0;
}

}  // namespace

TEST_CASE("a word is a spelling where one document in 20,000 and one more have it", "[index]") {
  struct Row {
    Xapian::doccount documents, frequency;
  };
  const auto row = GENERATE(values<Row>({{0, 1}, {19'999, 1}, {20'000, 2}, {45'000, 3}}));
  INFO(row.documents);
  VocabularyNotes notes(row.documents);
  notes.add_spelling("konpyuta", row.frequency - 1);
  CHECK(notes.touched(row.documents).spellings.empty());
  notes.add_spelling("konpyuta", row.frequency);
  CHECK(notes.touched(row.documents).spellings.size() == 1);
}

TEST_CASE("what is too short, too long or under no key is not noted", "[index]") {
  VocabularyNotes notes(10);
  notes.add_spelling("abc", 5);
  notes.add_spelling(std::string(61, 'a'), 5);
  notes.note(VocabularyKey::Reading, "", "大連", 5);
  notes.note(VocabularyKey::Reading, std::string(kMaxVocabularyKeyBytes + 1, 'a'), "大連", 5);
  CHECK(notes.touched(10).spellings.empty());
  CHECK(notes.touched(10).keys.empty());
}

TEST_CASE("an update writes what it touched and leaves the rest", "[index]") {
  const musubi::test::TemporaryFolder folder;
  const std::string path = (folder / "database").string();
  Xapian::WritableDatabase database(path, Xapian::DB_CREATE);
  VocabularyNotes all(10);
  all.note(VocabularyKey::Reading, "コウエン", "公園", 3);
  all.note(VocabularyKey::Reading, "コウエン", "講演", 7);
  all.note(VocabularyKey::Reading, "カンコウ", "観光", 2);
  all.add_spelling("コウエン", 10);
  all.add_spelling("カンコウ", 2);
  all.write(Xapian::Database(path), database);
  database.commit();
  CHECK(terms_of(Xapian::Database(path), "コウエン") == Terms{"講演", "公園"});

  // No document says 講演 any more.
  VocabularyNotes changed(10);
  changed.note(VocabularyKey::Reading, "コウエン", "講演", 1);
  changed.add_spelling("コウエン", 1);
  const TouchedVocabulary touched = changed.touched(11);
  CHECK_FALSE(touched.all_spellings);
  VocabularyNotes now(10, &touched);
  now.note(VocabularyKey::Reading, "コウエン", "公園", 3);
  now.note(VocabularyKey::Reading, "カンコウ", "感光", 9);  // was not touched
  now.add_spelling("コウエン", 3);
  now.write(Xapian::Database(path), database);
  database.commit();
  const Xapian::Database after(path);
  CHECK(terms_of(after, "コウエン") == Terms{"公園"});
  CHECK(terms_of(after, "カンコウ") == Terms{"観光"});
  CHECK(spelling(after, "コウエン") == 3);
  CHECK(spelling(after, "カンコウ") == 2);
}

TEST_CASE("all spellings are judged anew where the index outgrows a bound", "[index]") {
  const VocabularyNotes notes(20'000);
  CHECK(notes.touched(19'999).all_spellings);
  CHECK_FALSE(notes.touched(20'001).all_spellings);
}
