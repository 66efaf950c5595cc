#include "common/index/letter_index.h"

#include <map>
#include <random>
#include <set>

#include "tests/catch.h"
#include "tests/cli/program.h"

using namespace musubi;
using musubi::test::read_file;
using musubi::test::TemporaryFolder;

namespace {

using Documents = std::vector<std::uint32_t>;

Documents documents_of(const LetterList& list) {
  Documents documents;
  CHECK(list.for_each([&](std::uint32_t document) { documents.push_back(document); }));
  return documents;
}

// Of documents 1 to `last`, each with one chance in `rarity`; one at least.
Documents some_of(std::mt19937& random, std::uint32_t last, std::uint32_t rarity) {
  Documents documents;
  for (std::uint32_t document = 1; document <= last; ++document) {
    if (random() % rarity == 0) documents.push_back(document);
  }
  if (documents.empty()) documents.push_back(last);
  return documents;
}

}  // namespace

TEST_CASE("a list of documents comes back as it was, in little room", "[index][letters]") {
  std::mt19937 random(1);
  for (const std::uint32_t rarity : {1U, 2U, 3U, 10U, 100U, 5000U}) {
    const Documents documents = some_of(random, 20'000, rarity);
    std::string bytes;
    append_documents(bytes, documents);
    CHECK(documents_of({{}, static_cast<std::uint32_t>(documents.size()), bytes}) == documents);
    // Golomb's bound, and the first document.
    const double bits = 3 + std::log2(rarity) + 0.1;
    CHECK(static_cast<double>(8 * bytes.size()) <
          static_cast<double>(documents.size()) * bits + 40);
  }
}

TEST_CASE("lists with gaps of any size come back", "[index][letters]") {
  const auto documents = GENERATE(Documents{1}, Documents{4'000'000'000}, Documents{1, 2, 3},
                                  Documents{7, 4'294'967'295}, Documents{1, 2, 3, 4'000'000'000},
                                  Documents{1, 1000, 1001, 90'000'000, 90'000'001});
  std::string bytes;
  append_documents(bytes, documents);
  const auto count = static_cast<std::uint32_t>(documents.size());
  CHECK(documents_of({{}, count, bytes}) == documents);
  const std::string_view cut = std::string_view(bytes).substr(0, bytes.size() - 1);
  CHECK_FALSE(for_each_document(cut, count, [](std::uint32_t) {}));
}

TEST_CASE("an index of letters gives the documents of each pair", "[index][letters]") {
  std::mt19937 random(2);
  std::map<std::pair<char32_t, char32_t>, Documents> pairs;
  for (int i = 0; i < 500; ++i) {
    pairs[{U'あ' + random() % 20, random() % 3 == 0 ? 0 : U'一' + random() % 3000}] =
        some_of(random, 300, static_cast<std::uint32_t>(1 + random() % 50));
  }
  pairs[{U'𩸽', U'🍐'}] = {3};
  const TemporaryFolder folder;
  LetterIndexWriter writer(folder.path());
  for (const auto& [pair, documents] : pairs) writer.add({pair.first, pair.second}, documents);
  REQUIRE(writer.finish(300, {}));

  const auto index = LetterIndex::open(folder.path());
  REQUIRE(index);
  CHECK(index->documents() == 300);
  for (const auto& [pair, documents] : pairs) {
    const auto list = index->find({pair.first, pair.second});
    REQUIRE(list);
    CHECK(documents_of(*list) == documents);
  }
  CHECK_FALSE(index->find({U'あ', U'ん'}));
  CHECK_FALSE(index->find({U'ん', U'あ'}));
  std::size_t with_letter = 0;
  for (const auto& [pair, documents] : pairs) with_letter += pair.first == U'あ' ? 1 : 0;
  CHECK(index->all_with(U'あ').size() == with_letter);
  LetterIndex::Cursor cursor(*index);
  for (const auto& [pair, documents] : pairs) {
    REQUIRE(cursor.next());
    CHECK(cursor.list().pair == LetterPair{pair.first, pair.second});
  }
  CHECK_FALSE(cursor.next());
  CHECK(cursor.is_sound());
}

TEST_CASE("whatever bytes an index of letters has, reading them ends", "[index][letters]") {
  const TemporaryFolder folder;
  LetterIndexWriter writer(folder.path());
  writer.add({U'大', U'連'}, Documents{1, 2, 5});
  writer.add({U'連', 0}, Documents{1, 3});
  REQUIRE(writer.finish(5, {}));
  const std::string content = read_file(folder / "letters.bin");
  for (std::size_t at = 0; at < content.size(); ++at) {
    for (const char byte : {'\0', '\x7F', '\xFF'}) {
      std::string damaged = content;
      damaged[at] = byte;
      folder.write("letters.bin", damaged);
      const auto index = LetterIndex::open(folder.path());
      if (!index) continue;
      for (LetterIndex::Cursor cursor(*index); cursor.next();) {
        cursor.list().for_each([](std::uint32_t) {});
      }
    }
    folder.write("letters.bin", content.substr(0, at));
    CHECK_FALSE(LetterIndex::open(folder.path()));
  }
}
