#include <fmt/format.h>
#include <xapian.h>

#include <fstream>

#include "common/index/built_alike.h"
#include "common/index/checksums.h"
#include "common/index/layout.h"
#include "common/index/schema.h"
#include "common/index/text_packer.h"
#include "tests/catch.h"
#include "tests/cli/corpus_index.h"

using musubi::IndexLayout;
using musubi::test::Outcome;
using musubi::test::read_file;
using musubi::test::run;
using musubi::test::TemporaryFolder;

namespace fs = std::filesystem;

namespace {

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// An index of its own, to be damaged.
class OwnIndex {
 public:
  OwnIndex() : layout_(folder_ / "index") { REQUIRE(build().status == 0); }

  const IndexLayout& layout() const { return layout_; }
  fs::path live() const { return layout_.generations() / layout_.live_generation().value(); }

  Outcome build() const {
    const auto source = folder_.write("a.txt", "大連市との経済交流\n");
    return run("indexer", {"--index", layout_.root().string(), source});
  }
  Outcome command(const std::string& option) const {
    return run("indexer", {"--index", layout_.root().string(), option});
  }
  Outcome search() const {
    return run("searcher", {"--index", layout_.root().string(), "--format", "json", "大連"});
  }
  void set_metadata(const char* key, const std::string& value) const {
    Xapian::WritableDatabase database(live().string(), Xapian::DB_OPEN | Xapian::DB_NO_TERMLIST);
    database.set_metadata(key, value);
    database.commit();
    vouch();
  }
  // Whoever made the index so has made its sums, too.
  void vouch() const {
    REQUIRE(musubi::write_checksums(live()));
    fs::remove(layout_.history());
  }

 private:
  TemporaryFolder folder_;
  IndexLayout layout_;
};

// Refused in words that say what to run; and that mends it.
void check_refused_and_mended(const OwnIndex& index, std::string_view reason) {
  const Outcome refused = index.search();
  INFO(refused.err);
  CHECK(refused.status == 2);
  CHECK(refused.out.empty());
  CHECK(contains(refused.err, reason));
  CHECK(contains(refused.err, "indexer "));
  const Outcome rebuilt = index.build();
  INFO(rebuilt.err);
  CHECK(rebuilt.status == 0);
  CHECK(index.search().status == 0);
}

// Sound, but of texts of another index.
std::string dictionary_of_others() {
  std::vector<std::string> texts;
  for (int i = 0; i < 1000; ++i) texts.push_back(fmt::format("第{}号の覚書を{}に結ぶ", i, i * 7));
  return musubi::TextDictionary::trained_on(texts, 4096).stored();
}

}  // namespace

TEST_CASE("an index of another format version is refused with what to run", "[cli][index]") {
  const OwnIndex index;
  SECTION("a later one") {
    index.set_metadata(musubi::kFormatKey, "9999");
    check_refused_and_mended(index, "format 9999");
  }
  SECTION("an earlier one") {
    index.set_metadata(musubi::kFormatKey, "6");
    check_refused_and_mended(
        index, fmt::format("format 6, this program reads format {}", musubi::kFormatVersion));
  }
  SECTION("none at all") {
    index.set_metadata(musubi::kFormatKey, "");
    check_refused_and_mended(index, "format none");
  }
}

TEST_CASE("an index of an earlier format is built anew by the next run", "[cli][index]") {
  const OwnIndex index;
  const auto edit = [&](const std::string& name, const std::string& from, const std::string& to) {
    std::string content = read_file(index.live() / name);
    for (std::size_t at = 0; (at = content.find(from, at)) != content.npos; at += to.size()) {
      content.replace(at, from.size(), to);
    }
    std::ofstream(index.live() / name, std::ios::binary | std::ios::trunc) << content;
  };
  index.set_metadata(musubi::kFormatKey, "6");
  edit("manifest.json", fmt::format("\"format\": {}", musubi::kFormatVersion), "\"format\": 6");
  // A key that came later.
  edit("manifest.json", "row_numbers_take_path", "unknown");
  for (const char* name : {"documents.bin", "ranking.bin"}) edit(name, "MUSUBI", "MSDT\2\0");
  const Outcome checked = index.command("--check");
  CHECK(checked.status == 2);
  CHECK(contains(checked.err, fmt::format("has format 6, this program reads format {}",
                                          musubi::kFormatVersion)));
  CHECK_FALSE(contains(checked.err, "damaged"));
  const Outcome outcome = index.build();
  INFO(outcome.err);
  CHECK(outcome.status == 0);
  CHECK(contains(outcome.err, "everything is read anew: the index was built by another version"));
  CHECK(index.search().status == 0);
}

TEST_CASE("an index of another dictionary is refused with what to run", "[cli][index]") {
  const OwnIndex index;
  index.set_metadata(musubi::kAnalyzerKey, "another chain");
  check_refused_and_mended(index, "another dictionary");
}

TEST_CASE("a damaged index is refused with what to run", "[cli][index]") {
  const OwnIndex index;
  const auto replace = [](const fs::path& file, std::string_view content) {
    std::ofstream(file, std::ios::binary | std::ios::trunc) << content;
  };
  SECTION("the stub names a generation that is gone") {
    fs::remove_all(index.live());
    check_refused_and_mended(index, "cannot open");
  }
  SECTION("the stub is empty") {
    replace(index.layout().stub(), "");
    check_refused_and_mended(index, "");
  }
  SECTION("the stub is no stub") {
    replace(index.layout().stub(), "nonsense\x1b[31m\n");
    const Outcome refused = index.search();
    CHECK(!contains(refused.err, "\x1b"));
    check_refused_and_mended(index, "cannot open");
  }
  SECTION("the statistics are missing") {
    fs::remove(index.live() / "bigrams.bin");
    check_refused_and_mended(index, "bigrams.bin");
  }
  SECTION("the statistics are cut short") {
    fs::resize_file(index.live() / "bigrams.bin", 100);
    check_refused_and_mended(index, "bigrams.bin");
  }
  SECTION("the columns of facets are missing") {
    fs::remove(index.live() / "facets.bin");
    check_refused_and_mended(index, "facets.bin");
  }
  SECTION("the columns of facets are cut short") {
    fs::resize_file(index.live() / "facets.bin", 100);
    check_refused_and_mended(index, "facets.bin");
  }
  SECTION("the columns of ranking are missing") {
    fs::remove(index.live() / "ranking.bin");
    check_refused_and_mended(index, "ranking.bin");
  }
  SECTION("the columns of ranking are cut short") {
    fs::resize_file(index.live() / "ranking.bin", 100);
    check_refused_and_mended(index, "ranking.bin");
  }
  SECTION("a file of another byte order") {
    std::fstream file(index.live() / "ranking.bin", std::ios::in | std::ios::out);
    file.seekp(24);
    file << "\x01\x02\x03\x04" << std::flush;
    index.vouch();
    const Outcome refused = index.search();
    CHECK(refused.status == 2);
    CHECK(contains(refused.err, "ranking.bin: it has the byte order of another machine"));
  }
  SECTION("a table is missing") {
    fs::remove(index.live() / "postlist.glass");
    check_refused_and_mended(index, "");
  }
  SECTION("the version file is cut short") {
    fs::resize_file(index.live() / "iamglass", 10);
    check_refused_and_mended(index, "cannot open");
  }
  SECTION("a table is overwritten") {
    replace(index.live() / "postlist.glass", std::string(8192, 'x'));
    check_refused_and_mended(index, "");
  }
  SECTION("the dictionary of the texts is none") {
    index.set_metadata(musubi::kTextDictionaryKey, "no dictionary\x1b[31m");
    check_refused_and_mended(index, "the dictionary of the stored texts is damaged");
  }
  SECTION("the dictionary of the texts is another than theirs") {
    index.set_metadata(musubi::kTextDictionaryKey, dictionary_of_others());
    check_refused_and_mended(index, "a stored document is damaged");
  }
  SECTION("the stored documents are overwritten") {
    replace(index.live() / "docdata.glass", std::string(8192, 'x'));
    check_refused_and_mended(index, "");
  }
}

TEST_CASE("a stored document that is damaged is an error and no half answer", "[cli][index]") {
  const OwnIndex index;
  const fs::path next = index.layout().generations() / "000002";
  {
    const Xapian::Database live(index.live().string());
    Xapian::WritableDatabase database(next.string());
    for (const char* key : {musubi::kFormatKey, musubi::kAnalyzerKey}) {
      database.set_metadata(key, live.get_metadata(key));
    }
    Xapian::Document document;
    document.add_posting("大連", 1);
    document.set_data(live.get_document(1).get_data().substr(0, 10));
    database.add_document(document);
    database.commit();
  }
  for (const char* file : {"bigrams.bin", "facets.bin", "ranking.bin", "letters.bin"}) {
    fs::copy(index.live() / file, next / file);
  }
  REQUIRE(musubi::write_checksums(next));
  REQUIRE(index.layout().publish(next.filename().string()));
  check_refused_and_mended(index, "damaged");
}

TEST_CASE("what an ended indexer left behind is cleared away", "[cli][index]") {
  const OwnIndex index;
  fs::create_directories(index.layout().building() / "half");
  fs::create_directories(index.layout().generations() / ".segments" / "0");
  CHECK(index.search().status == 0);
  CHECK(index.build().status == 0);
  CHECK(!fs::exists(index.layout().building()));
  CHECK(!fs::exists(index.layout().generations() / ".segments"));
}
