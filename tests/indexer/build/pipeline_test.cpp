#include "indexer/build/pipeline.h"

#include <fmt/format.h>
#include <xapian.h>

#include "indexer/build/merge.h"
#include "indexer/build/segment_set.h"
#include "tests/catch.h"
#include "tests/cli/program.h"
#include "tests/indexer/tagging/tagging_fixture.h"

using namespace musubi;
using musubi::test::TemporaryFolder;

namespace {

const Dictionary& dictionary() {
  static const Dictionary instance = [] {
    auto opened = Dictionary::open(MUSUBI_TEST_DICTIONARY, {MUSUBI_TEST_DATA "/places.dic",
                                                            MUSUBI_TEST_DATA "/spellings.dic"});
    REQUIRE(opened);
    return std::move(*opened);
  }();
  return instance;
}

// Two groups of segments and some more, where each document is one.
constexpr std::size_t kDocuments = 2 * kSegmentsPerGroup + 5;

Document document(std::size_t number) {
  Document made;
  made.id = fmt::format("{}", number);
  made.title = number % 3 == 0 ? "青森県と大連市の友好協定" : "観光";
  made.body = fmt::format("平成{}年に経済交流の覚書を結んだ。{}", 1 + number % 30, number);
  return made;
}

// All postings, values and stored documents of an index, a line each.
std::string content(const std::filesystem::path& database) {
  const Xapian::Database index(database.string());
  std::string lines;
  for (auto term = index.allterms_begin(); term != index.allterms_end(); ++term) {
    lines += *term;
    for (auto at = index.postlist_begin(*term); at != index.postlist_end(*term); ++at) {
      lines += fmt::format(" {}:{}", *at, at.get_wdf());
    }
    lines += '\n';
  }
  for (Xapian::docid docid = 1; docid <= index.get_lastdocid(); ++docid) {
    lines += index.get_document(docid).get_data() + '\n';
  }
  return lines;
}

std::string built(unsigned threads, std::size_t batch_bytes) {
  const TemporaryFolder folder;
  const Tagger tagger(test::full_gazetteer(), test::full_taxonomy());
  Pipeline pipeline(dictionary(), tagger, {folder.path()}, threads, batch_bytes);
  for (std::size_t i = 0; i < kDocuments; ++i) REQUIRE(pipeline.add(document(i)));
  const auto built = pipeline.finish();
  REQUIRE(built);
  REQUIRE(merge_to_database(built->front().segments, folder / "merged", threads));
  return content(folder / "merged");
}

}  // namespace

TEST_CASE("an index is the same however many threads and batches made it", "[indexing]") {
  const std::string whole = built(1, 1U << 20);
  CHECK(whole.find("経済") != std::string::npos);
  struct Row {
    std::string why;
    unsigned threads;
    std::size_t batch_bytes;
  };
  const auto row = GENERATE(values<Row>({
      {"a batch per document, merged group by group", 1, 1},
      {"several threads, of which one merges", 4, 1},
      {"batches of several documents", 2, 500},
  }));
  INFO(row.why);
  CHECK(built(row.threads, row.batch_bytes) == whole);
}
