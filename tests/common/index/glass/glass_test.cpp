// Databases that were written by hand, in the hands of the Xapian that is installed.
#include "common/index/glass/glass.h"

#include <xapian.h>

#include <fstream>

#include "tests/catch.h"
#include "tests/cli/program.h"
#include "tests/common/index/glass/documents.h"

using namespace musubi;
using namespace musubi::test;

namespace fs = std::filesystem;

namespace {

// The same documents, written by us and by Xapian.
struct Pair {
  explicit Pair(const std::vector<GlassDocument>& documents) {
    fs::create_directory(ours);
    write_by_us(documents, ours);
    write_by_xapian(documents, xapians);
  }
  TemporaryFolder folder;
  fs::path ours = folder / "ours";
  fs::path xapians = folder / "xapians";
};

void lend(const std::vector<GlassDocument>& documents, const fs::path& database) {
  glass::TermListWriter lists(database);
  for (const GlassDocument& document : documents) {
    lists.add(document.docid, term_list_of(document));
  }
  REQUIRE(lists.finish());
}

}  // namespace

TEST_CASE("a database that was written by hand is as Xapian would have written it", "[glass]") {
  const auto documents = GENERATE(odd_documents(), many_documents(20'000));
  const Pair pair(documents);
  CHECK(findings_in(pair.ours) == "");
  CHECK((content_of(pair.ours) == content_of(pair.xapians)));
}

TEST_CASE("Xapian goes on with a database that was written by hand", "[glass]") {
  const auto documents = GENERATE(odd_documents(), many_documents(5'000));
  const Pair pair(documents);
  for (const fs::path& path : {pair.ours, pair.xapians}) {
    lend(documents, path);
    Xapian::WritableDatabase database(path.string(), Xapian::DB_OPEN);
    for (std::size_t i = 0; i < documents.size(); ++i) {
      if (i % 3 == 0) database.delete_document(documents[i].docid);
      if (i % 3 == 1) database.replace_document(documents[i].docid, for_xapian(documents[i / 2]));
    }
    for (std::size_t bytes = 1; bytes < 100'000; bytes *= 2) {
      Xapian::Document document;
      document.add_term("common");
      document.set_data(noise(bytes));
      database.add_document(document);
    }
    database.commit();
    database.close();
    REQUIRE(glass::drop_term_lists(path));
    REQUIRE(glass::seal(path));
    CHECK(findings_in(path) == "");
  }
  CHECK((content_of(pair.ours) == content_of(pair.xapians)));
}

TEST_CASE("Xapian reads the term lists that are lent to a database", "[glass]") {
  GlassDocument long_one{70'001, {}, {{0, "a"}, {200, "b"}}, ""};
  for (std::uint32_t i = 0; i < 5000; ++i) long_one.terms.emplace_back(std::to_string(i), i);
  auto documents = odd_documents();
  documents.push_back(long_one);
  const Pair pair(documents);
  lend(documents, pair.ours);
  CHECK(findings_in(pair.ours) == "");
  const Xapian::Database database(pair.ours.string());
  for (const GlassDocument& document : documents) {
    std::vector<std::pair<std::string, std::uint32_t>> read;
    const auto end = database.termlist_end(document.docid);
    for (auto term = database.termlist_begin(document.docid); term != end; ++term) {
      read.emplace_back(*term, term.get_wdf());
    }
    auto expected = document.terms;
    std::sort(expected.begin(), expected.end());
    CHECK((read == expected));
    CHECK(database.get_document(document.docid).values_count() == document.values.size());
  }
}

TEST_CASE("what the format has no room for is refused", "[glass]") {
  const TemporaryFolder folder;
  glass::DatabaseWriter database(folder.path());
  database.add_document(1, 1);
  database.add_postings(std::string(256, 'x'), std::vector<glass::Posting>{{1, 1}});
  const auto written = database.finish();
  REQUIRE_FALSE(written);
  CHECK_THAT(written.error().message, Catch::Matchers::ContainsSubstring("too long"));
}

TEST_CASE("a database that cannot be written says so", "[glass]") {
  const TemporaryFolder folder;
  CHECK_FALSE(glass::DatabaseWriter(folder / "missing").finish());
  CHECK_FALSE(glass::DocumentWriter(folder / "missing" / "documents").finish());
  CHECK_FALSE(glass::TermListWriter(folder / "missing").finish());
  CHECK_FALSE(glass::seal(folder / "missing"));
}

TEST_CASE("a version file that is not Xapian's is refused by its name", "[glass]") {
  const Pair pair(odd_documents());
  const std::string content =
      GENERATE(as<std::string>{}, "", "no Xapian database at all",
               std::string("\x0f\x0dXapian Glass") + std::string(40, '\xff'));
  std::ofstream(pair.ours / "iamglass", std::ios::binary) << content;
  const auto dropped = glass::drop_term_lists(pair.ours);
  REQUIRE(!dropped);
  CHECK_THAT(dropped.error().message, Catch::Matchers::ContainsSubstring("iamglass"));
}

TEST_CASE("marks stay with a database, and a second time nothing changes", "[glass]") {
  const Pair pair(odd_documents());
  const std::vector<glass::Mark> marks = {{"musubi.a", "1"}, {"musubi.b", "二"}};
  REQUIRE(glass::stamp(pair.ours, marks));
  REQUIRE(glass::stamp(pair.ours, marks));
  const Xapian::Database database(pair.ours.string());
  CHECK(database.get_metadata("musubi.a") == "1");
  CHECK(database.get_metadata("musubi.b") == "二");
}

// A commit leaves the blocks that it replaced in the list of free ones; blocks that are
// changed in place take them all again, and no more come in.
TEST_CASE("a list of free blocks that is used up passes Xapian's check", "[glass]") {
  const Pair pair(many_documents(500));
  const auto set = [&](int flags, int begin, int end) {
    Xapian::WritableDatabase database(pair.ours.string(), Xapian::DB_OPEN | flags);
    for (int i = begin; i < end; ++i) {
      database.set_metadata("key" + std::to_string(i), noise(static_cast<std::size_t>(500 + i)));
    }
    database.commit();
  };
  for (int night = 0; night < 3; ++night) {
    set(Xapian::DB_NO_TERMLIST, night, night + 5);
    set(Xapian::DB_NO_TERMLIST | Xapian::DB_DANGEROUS, 100 * night, 100 * night + 100);
    REQUIRE(glass::seal(pair.ours));
    CHECK(findings_in(pair.ours) == "");
    REQUIRE(glass::drop_term_lists(pair.ours));
  }
  CHECK((content_of(pair.ours) == content_of(pair.xapians)));
}

TEST_CASE("a Xapian that this was not tried with is named", "[glass]") {
  CHECK(glass::check_xapian());
  CHECK(glass::check_xapian(1, 4));
  for (const auto& [major, minor] : {std::pair(1, 5), {2, 0}, {1, 3}}) {
    const auto checked = glass::check_xapian(major, minor);
    REQUIRE_FALSE(checked);
    CHECK_THAT(checked.error().message,
               Catch::Matchers::ContainsSubstring("Xapian " + std::to_string(major) + "." +
                                                  std::to_string(minor)));
  }
}
