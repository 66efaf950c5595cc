#include "indexer/update/patch.h"

#include <fmt/format.h>
#include <xapian.h>

#include <filesystem>
#include <map>
#include <set>

#include "common/index/glass/glass.h"
#include "common/index/letter_index.h"
#include "common/index/stored_documents.h"
#include "indexer/build/frequent_sequences.h"
#include "indexer/build/letter_collector.h"
#include "indexer/build/merge.h"
#include "indexer/build/pipeline.h"
#include "indexer/update/clone.h"
#include "tests/catch.h"
#include "tests/cli/program.h"
#include "tests/indexer/tagging/tagging_fixture.h"

using namespace musubi;
using musubi::test::TemporaryFolder;

namespace fs = std::filesystem;

namespace {

const Dictionary& dictionary() {
  static const auto opened = Dictionary::open(MUSUBI_TEST_DICTIONARY, {});
  return opened.value();
}

constexpr Xapian::docid kDocuments = 60;

// `version` goes into its text.
Document document(Xapian::docid number, int version) {
  Document made;
  made.id = fmt::format("{}", number);
  made.title = number % 3 == 0 ? "青森県と大連市の友好協定" : "観光";
  made.body = fmt::format("平成{}年に経済交流の覚書を結んだ。版{}{}", 1 + number % 30, version,
                          std::string(version == 0 ? 0 : number, 'x'));
  return made;
}

// What a patch starts from, and what a build from nothing gives.
void build(const std::map<Xapian::docid, int>& versions, const fs::path& folder) {
  const Tagger tagger(test::full_gazetteer(), test::full_taxonomy());
  const auto segments = folder.string() + "-segments";
  fs::create_directory(segments);
  Pipeline pipeline(dictionary(), tagger, {segments}, 2, 2000);
  for (const auto& [number, version] : versions) pipeline.add(document(number, version));
  const auto written = pipeline.finish();
  REQUIRE(written);
  const BuiltShard& built = written->front();
  REQUIRE(merge_to_database(built.segments, folder, 2));
  REQUIRE(index_sequences(folder, folder.string() + "-scratch", 2, {20, 0, 100}));
  REQUIRE(glass::seal(folder));
  REQUIRE(built.bigrams.write(folder));
  REQUIRE(built.columns.write(folder));
}

// Terms and documents by id, as docids may differ.
std::map<std::string, std::string> content(const fs::path& folder) {
  const Xapian::Database database(folder.string());
  std::map<Xapian::docid, std::string> terms;
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    for (auto at = database.postlist_begin(*term); at != database.postlist_end(*term); ++at) {
      terms[*at] += fmt::format("{}:{} ", *term, at.get_wdf());
    }
  }
  std::map<std::string, std::string> documents;
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    const auto stored = StoredDocuments(database).read(*at);
    REQUIRE(stored);
    documents[stored->id] = fmt::format("{} {} {}", stored->body, at.get_doclength(), terms[*at]);
  }
  return documents;
}

// What a sequence, or a letter, stands for.
std::u32string letters_behind(char32_t first, const LetterSequences& sequences) {
  if (first < kFirstSequence) return {first};
  const std::uint64_t item = sequences.items()[first - kFirstSequence];
  return letters_behind(static_cast<char32_t>(item >> 32), sequences) + static_cast<char32_t>(item);
}

// Pairs of letters and the ids of the documents that have them.  Of longer sequences, which another
// generation may not have chosen, each is compared with the texts.
std::map<std::u32string, std::set<std::string>> letters(const fs::path& folder) {
  const Xapian::Database database(folder.string());
  const auto index = LetterIndex::open(folder, database);
  REQUIRE(index);
  CHECK_FALSE(index->sequences().items().empty());
  std::map<std::u32string, std::set<std::string>> pairs;
  for (LetterIndex::Cursor cursor(*index); cursor.next();) {
    const LetterList& list = cursor.list();
    CHECK(list.for_each([&](std::uint32_t document) {
      const auto stored = StoredDocuments(database).read(document);
      REQUIRE(stored);
      const auto before = letters_behind(list.pair.first, index->sequences());
      pairs[before + list.pair.second].insert(stored->id);
    }));
  }
  std::map<std::string, std::u32string> texts;
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    const auto stored = StoredDocuments(database).read(*at);
    texts[stored->id] = letters_of(*stored);
  }
  const std::size_t all = pairs.size();
  std::erase_if(pairs, [&](const auto& pair) {
    if (pair.first.size() == 2) return false;
    std::set<std::string> expected;
    for (const auto& [id, text] : texts) {
      if (text.find(pair.first) != text.npos) expected.insert(id);
    }
    CHECK((pair.second == expected));
    return true;
  });
  CHECK(pairs.size() < all);
  return pairs;
}

}  // namespace

TEST_CASE("an update is the same in however many slices it is written", "[update]") {
  const std::size_t slice_bytes = GENERATE(1U, 500U, 1U << 20);
  const TemporaryFolder folder;
  std::map<Xapian::docid, int> versions;
  for (Xapian::docid number = 1; number <= kDocuments; ++number) versions[number] = 0;
  build(versions, folder / "live");

  const Tagger tagger(test::full_gazetteer(), test::full_taxonomy());
  int copies = 0;
  Patch patch({folder / "live", folder / "copy", folder / "scratch",
               [&] {
                 ++copies;
                 return clone_folder(folder / "live", folder / "copy");
               }},
              dictionary(), tagger, 2, slice_bytes);
  for (Xapian::docid number = kDocuments + 20; number > 0; --number) {
    if (number > kDocuments) patch.add(number, document(number, versions[number] = 1));
    if (number <= kDocuments && number % 4 == 1) {
      patch.change(number, document(number, versions[number] = 2));
    }
    if (number <= kDocuments && number % 4 == 2) {
      patch.remove(number);
      versions.erase(number);
    }
  }
  const auto applied = patch.finish();
  REQUIRE(applied);
  CHECK(copies == 1);
  CHECK(patch.size() == 50);
  build(versions, folder / "anew");
  CHECK((content(folder / "copy") == content(folder / "anew")));
  REQUIRE(glass::seal(folder / "copy"));
  CHECK(Xapian::Database::check((folder / "copy").string()) == 0);
  CHECK(test::read_file(folder / "copy" / "bigram_counts.bin") ==
        test::read_file(folder / "anew" / "bigram_counts.bin"));
  CHECK((letters(folder / "copy") == letters(folder / "anew")));
  CHECK_FALSE(std::filesystem::exists(folder / "scratch"));
  CHECK(applied->columns.write(folder / "copy"));
}
