#include "indexer/build/frequent_sequences.h"

#include <fmt/format.h>

#include <random>
#include <string>

#include "common/analysis/letters.h"
#include "common/index/letter_index.h"
#include "common/index/stored_document.h"
#include "common/text/utf8.h"
#include "searcher/match/letter_candidates.h"
#include "tests/catch.h"
#include "tests/searcher/match/columns_of.h"

using namespace musubi;
using musubi::test::TemporaryFolder;

namespace {

constexpr Xapian::docid kDocuments = 600;
constexpr SequenceBounds kBounds = {30, 0.01, 2};

// Words that nearly all have, and some that few have.
std::vector<std::string> random_texts() {
  const std::vector<std::string> words = {"という", "日本の", "ことが", "ている", "である", "ます"};
  std::mt19937 random(5);
  std::vector<std::string> texts;
  for (Xapian::docid i = 0; i < kDocuments; ++i) {
    std::string text;
    for (int word = 0; word < 12; ++word) {
      text += words[std::min<std::size_t>(random() % words.size(), random() % words.size())];
      if (random() % 12 != 0) append_utf8(text, static_cast<char32_t>(U'一' + random() % 60));
      if (random() % 9 == 0) text += "。";
    }
    texts.push_back(text);
  }
  return texts;
}

const std::vector<std::string>& texts() {
  static const std::vector<std::string> made = random_texts();
  return made;
}

// A generation, as far as the letters need it.
void build(const std::filesystem::path& folder, Xapian::docid first = 1) {
  Xapian::WritableDatabase database(folder.string(), Xapian::DB_CREATE_OR_OVERWRITE);
  TextPacker packer({});
  for (Xapian::docid docid = first; docid <= kDocuments; ++docid) {
    Document document;
    document.id = fmt::format("{}", docid);
    document.body = texts()[docid - 1];
    Xapian::Document stored;
    stored.set_data(packer.pack(encode_fields(document)));
    database.replace_document(docid, stored);
  }
  database.commit();
  test::write_letters_of(database, folder);
}

LetterIndex opened(const std::filesystem::path& folder) {
  auto index = LetterIndex::open(folder);
  REQUIRE(index);
  return std::move(*index);
}

std::vector<std::uint32_t> holding(const std::string& phrase) {
  static const std::vector<std::u32string> all = [] {
    std::vector<std::u32string> letters;
    for (const std::string& text : texts()) letters.push_back(letters_of(std::string_view(text)));
    return letters;
  }();
  const std::u32string wanted = letters_as_read(phrase);
  std::vector<std::uint32_t> documents;
  for (Xapian::docid docid = 1; docid <= kDocuments; ++docid) {
    const std::u32string& letters = all[docid - 1];
    if (letters.find(wanted) != letters.npos) documents.push_back(docid);
  }
  return documents;
}

// Phrases of 3 to 8 letters that some text has.
std::vector<std::string> random_phrases() {
  std::mt19937 random(7);
  std::vector<std::string> phrases;
  while (phrases.size() < 300) {
    const std::string& text = texts()[random() % kDocuments];
    const std::size_t letters = 3 + random() % 6;
    if (text.size() < 3 * letters) continue;
    const std::string phrase =
        text.substr(random() % (text.size() / 3 - letters + 1) * 3, 3 * letters);
    if (phrase.find("。") == std::string::npos) phrases.push_back(phrase);
  }
  return phrases;
}

}  // namespace

TEST_CASE("a phrase that very many documents have is found without their texts",
          "[index][letters]") {
  const TemporaryFolder folder;
  build(folder / "index");
  const auto pairs_only = opened(folder / "index").list_bytes();
  REQUIRE(index_sequences(folder / "index", folder / "scratch", 2, kBounds));
  const LetterIndex index = opened(folder / "index");
  CHECK(index.documents() == kDocuments);
  CHECK_FALSE(index.sequences().items().empty());
  CHECK(static_cast<double>(index.list_bytes()) < 3.2 * static_cast<double>(pairs_only));
  for (const std::string& phrase : random_phrases()) {
    INFO(phrase);
    const auto found =
        letter_candidates(Wording(Query::phrase(letters_as_read(phrase), FieldId::Body)), index);
    const auto expected = holding(phrase);
    CHECK(std::includes(found.documents.begin(), found.documents.end(), expected.begin(),
                        expected.end()));
    if (found.are_certain) {
      CHECK((found.documents == expected));
    } else {
      CHECK(found.documents.size() <= kBounds.documents);
    }
  }
  CHECK(
      letter_candidates(Wording(Query::phrase(U"というという", FieldId::Body)), index).are_certain);
}

TEST_CASE("sequences are chosen anew when updates brought many more documents",
          "[index][letters][update]") {
  const TemporaryFolder folder;
  build(folder / "index", kDocuments - 40);
  REQUIRE(refresh_sequences(folder / "index", folder / "scratch", 2, kBounds));
  CHECK(opened(folder / "index").sequences().items().empty());  // 41 documents, twice 30 is more
  build(folder / "index");
  REQUIRE(refresh_sequences(folder / "index", folder / "scratch", 2, kBounds));
  const auto chosen = test::read_file(folder / "index" / "letters.bin");
  CHECK_FALSE(opened(folder / "index").sequences().items().empty());
  REQUIRE(refresh_sequences(folder / "index", folder / "scratch", 1, kBounds));
  CHECK(test::read_file(folder / "index" / "letters.bin") == chosen);
  REQUIRE(index_sequences(folder / "index", folder / "scratch", 1, {kDocuments, 1, 1}));
  CHECK(opened(folder / "index").sequences().items().empty());
}
