#include "indexer/build/segment_writer.h"

#include <fmt/format.h>
#include <xapian.h>

#include <catch2/catch.hpp>
#include <random>
#include <sstream>

#include "indexer/build/segment.h"
#include "tests/cli/program.h"

using namespace musubi;
using musubi::test::TemporaryFolder;

namespace {

struct Made {
  std::vector<std::pair<std::string, std::uint32_t>> terms;
  std::vector<Value> values;
  std::string data;
};

void write_segment(const std::vector<Made>& documents, const std::filesystem::path& folder) {
  SegmentWriter segment(folder);
  Postings postings;
  for (const Made& made : documents) {
    postings.begin_document();
    for (const auto& [term, wdf] : made.terms) postings.add(term, wdf);
    segment.add_document(postings, made.values, made.data);
  }
  REQUIRE(segment.finish(postings));
}

void write_by_xapian(const std::vector<Made>& documents, const std::filesystem::path& folder) {
  Xapian::WritableDatabase database(folder.string(),
                                    Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_TERMLIST);
  for (const Made& made : documents) {
    Xapian::Document document;
    for (const auto& [term, wdf] : made.terms) document.add_term(term, wdf);
    for (const Value& value : made.values) document.add_value(value.slot, value.bytes);
    document.set_data(made.data);
    database.add_document(document);
  }
  database.commit();
}

// All that a reader can ask for, a line each.
std::string content(const std::filesystem::path& folder) {
  const Xapian::Database database(folder.string());
  std::string lines =
      fmt::format("{} {} {} {} {} {}\n", database.get_doccount(), database.get_lastdocid(),
                  database.get_total_length(), database.get_doclength_lower_bound(),
                  database.get_doclength_upper_bound(), database.get_wdf_upper_bound("common"));
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    lines +=
        fmt::format("{} {} {}:", *term, term.get_termfreq(), database.get_collection_freq(*term));
    for (auto at = database.postlist_begin(*term); at != database.postlist_end(*term); ++at) {
      lines += fmt::format(" {}*{}", *at, at.get_wdf());
    }
    lines += '\n';
  }
  for (Xapian::valueno slot = 0; slot < 10; ++slot) {
    lines +=
        fmt::format("{} {} {}", database.get_value_freq(slot), database.get_value_lower_bound(slot),
                    database.get_value_upper_bound(slot));
    for (auto at = database.valuestream_begin(slot); at != database.valuestream_end(slot); ++at) {
      lines += fmt::format(" {}={}", at.get_docid(), *at);
    }
    lines += '\n';
  }
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    lines += fmt::format("{} {} {}\n", *at, database.get_doclength(*at),
                         database.get_document(*at).get_data());
  }
  return lines;
}

std::string noise(std::size_t bytes) {
  std::mt19937 generator(static_cast<unsigned>(bytes));
  std::string text;
  while (text.size() < bytes) text += static_cast<char>('!' + generator() % 90);
  return text;
}

std::vector<Made> a_few() {
  return {
      {{{"common", 3}, {"青森", 1}, {"common", 2}, {"Q:1", 0}},
       {{0, "青森県"}, {3, "2004"}},
       "短い"},
      {{}, {}, {}},
      {{{"common", 1}}, {{3, "1999"}}, noise(100'000)},
      {{{std::string(200, 'x'), 1}, {std::string("a\0b", 3), 7}, {"a", 1}},
       {{9, "z"}},
       std::string(300'000, 'a')},
  };
}

// Numbers of three bytes, lists of several chunks, trees of three levels.
std::vector<Made> many() {
  std::vector<Made> documents;
  for (std::uint32_t i = 0; i < 40'000; ++i) {
    Made made;
    made.terms = {{"common", 1 + i % 300}, {fmt::format("Q:{}", i), 0}, {noise(100 + i % 90), 1}};
    made.values = {{1, fmt::format("{:06}", (i * 7919) % 40'000)}};
    if (i % 1000 == 0) made.values.push_back({2, std::string(i / 100, 'v')});
    made.data = fmt::format("document {}", i);
    std::erase_if(made.values, [](const Value& value) { return value.bytes.empty(); });
    documents.push_back(std::move(made));
  }
  return documents;
}

}  // namespace

TEST_CASE("segments hold what Xapian would write of the same documents", "[indexing]") {
  const auto documents = GENERATE(a_few(), many());
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder / "ours");
  write_segment(documents, folder / "ours");
  REQUIRE(merge_to_database({folder / "ours"}, folder / "merged"));
  write_by_xapian(documents, folder / "xapian");
  CHECK((content(folder / "merged") == content(folder / "xapian")));
  std::ostringstream findings;
  const auto errors = Xapian::Database::check((folder / "merged").string(), 0, &findings);
  INFO(findings.str());
  CHECK(errors == 0);
}

TEST_CASE("Xapian adds to a database that was made of segments", "[indexing]") {
  const auto documents = many();
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder / "ours");
  write_segment(documents, folder / "ours");
  REQUIRE(merge_to_database({folder / "ours"}, folder / "merged"));
  write_by_xapian(documents, folder / "xapian");
  for (const char* name : {"merged", "xapian"}) {
    Xapian::WritableDatabase database((folder / name).string(),
                                      Xapian::DB_OPEN | Xapian::DB_NO_TERMLIST);
    for (std::size_t bytes = 1; bytes < 100'000; bytes *= 2) {
      Xapian::Document document;
      document.add_term("common");
      document.set_data(noise(bytes));
      database.add_document(document);
    }
    database.commit();
  }
  CHECK((content(folder / "merged") == content(folder / "xapian")));
  CHECK(Xapian::Database::check((folder / "merged").string(), 0, nullptr) == 0);
}

TEST_CASE("a segment that cannot be written says so", "[indexing]") {
  const TemporaryFolder folder;
  SegmentWriter segment(folder / "missing");
  CHECK_FALSE(segment.finish(Postings()));
}

TEST_CASE("a term that Xapian's format has no room for is refused", "[indexing]") {
  const TemporaryFolder folder;
  SegmentWriter segment(folder.path());
  Postings postings;
  postings.begin_document();
  postings.add(std::string(256, 'x'), 1);
  segment.add_document(postings, {}, "text");
  const auto written = segment.finish(postings);
  REQUIRE_FALSE(written);
  CHECK(written.error().message.find("too long") != std::string::npos);
}
