#include "indexer/build/vocabulary_notes.h"

#include "common/text/utf8.h"
#include "tests/catch.h"
#include "tests/cli/program.h"

using namespace musubi;

namespace {

using Terms = std::vector<std::string>;

// Of a database with a vocabulary.
Terms terms_of(const Xapian::Database& database, const std::string& reading) {
  return Vocabulary(database).find(VocabularyKey::Reading, reading);
}

std::uint64_t documents_with(const Xapian::Database& database, const std::string& word) {
  const auto lists = Vocabulary(database).spelling_lists(char_count(word));
  const Spellings words = decode_spellings(lists.front());
  return words.contains(word) ? words.at(word).documents : 0;
}

}  // namespace

TEST_CASE("what is too short, too long or under no key is not noted", "[index]") {
  VocabularyNotes notes;
  notes.add_spelling("abc", {5});
  notes.add_spelling(std::string(61, 'a'), {5});
  notes.note(VocabularyKey::Reading, "", "大連", 5);
  notes.note(VocabularyKey::Reading, std::string(kMaxVocabularyKeyBytes + 1, 'a'), "大連", 5);
  CHECK(notes.touched().spellings.empty());
  CHECK(notes.touched().keys.empty());
}

TEST_CASE("an update writes what it touched and leaves the rest", "[index]") {
  const musubi::test::TemporaryFolder folder;
  const std::string path = (folder / "database").string();
  Xapian::WritableDatabase database(path, Xapian::DB_CREATE);
  VocabularyNotes all;
  all.note(VocabularyKey::Reading, "コウエン", "公園", 3);
  all.note(VocabularyKey::Reading, "コウエン", "講演", 7);
  all.note(VocabularyKey::Reading, "カンコウ", "観光", 2);
  all.add_spelling("コウエン", {10});
  all.add_spelling("カンコウ", {2});
  all.write(Xapian::Database(path), database);
  database.commit();
  CHECK(terms_of(Xapian::Database(path), "コウエン") == Terms{"講演", "公園"});

  // No document says 講演 any more.
  VocabularyNotes changed;
  changed.note(VocabularyKey::Reading, "コウエン", "講演", 1);
  changed.add_spelling("コウエン", {1});
  const TouchedVocabulary touched = changed.touched();
  VocabularyNotes now(&touched);
  now.note(VocabularyKey::Reading, "コウエン", "公園", 3);
  now.note(VocabularyKey::Reading, "カンコウ", "感光", 9);  // was not touched
  now.add_spelling("コウエン", {3});
  now.write(Xapian::Database(path), database);
  database.commit();
  const Xapian::Database after(path);
  CHECK(terms_of(after, "コウエン") == Terms{"公園"});
  CHECK(terms_of(after, "カンコウ") == Terms{"観光"});
  CHECK(documents_with(after, "コウエン") == 3);
  CHECK(documents_with(after, "カンコウ") == 2);
}

TEST_CASE("a spelling that no document has any more goes, with its list at last", "[index]") {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  VocabularyNotes all;
  all.add_spelling("コウエン", {10});
  all.add_spelling("カンコウ", {2});
  all.write(database, database);
  for (const std::string word : {"コウエン", "カンコウ"}) {
    VocabularyNotes gone;
    gone.add_spelling(word, {1});
    const TouchedVocabulary touched = gone.touched();
    VocabularyNotes(&touched).write(database, database);
    CHECK(documents_with(database, word) == 0);
    CHECK(documents_with(database, "カンコウ") == (word == "コウエン" ? 2 : 0));
  }
  CHECK(database.metadata_keys_begin() == database.metadata_keys_end());
}
