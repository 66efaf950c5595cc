#include "tests/catch.h"
#include "tests/cli/corpus_index.h"

using musubi::test::corpus_index;
using musubi::test::Outcome;
using musubi::test::run;
using musubi::test::TemporaryFolder;

namespace {

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a file of the user's own that is wrong is refused with file and line",
          "[cli][resources]") {
  struct Row {
    std::string why, option, content, reason;
  };
  const auto row = GENERATE(values<Row>({
      {"a table of other columns", "--gazetteer", "name,country\nムスビンゲン,ドイツ\n", ":1: "},
      {"a place without a name", "--gazetteer",
       "code\tcountry\tname\tkind\tkana\tromaji\taliases\n\tドイツ\t\tcity\t\t\t\n", ":2: "},
      {"a city of no known country", "--gazetteer",
       "code\tcountry\tname\tkind\tkana\tromaji\taliases\n\tムー\t都\tcity\t\t\t\n", ":2: "},
      {"an alias of two domains", "--taxonomy", "value\taliases\n宇宙\t観光\n", ":2: "},
      {"no header", "--taxonomy", "宇宙\n", ":1: "},
      {"bytes that are no text", "--taxonomy", "value\taliases\n\xff\xfe\t\n", ":2: "},
  }));
  INFO(row.why);
  const TemporaryFolder folder;
  const auto file = folder.write("own.tsv", row.content);
  const auto source = folder.write("a.txt", "大連市\n");
  const std::string index = (folder / "index").string();
  const Outcome indexed = run("indexer", {"--index", index, row.option, file, source});
  INFO(indexed.err);
  CHECK(indexed.status == 2);
  CHECK(contains(indexed.err, file + row.reason));
  const Outcome searched = run("searcher", {"--index", corpus_index(), row.option, file,
                                            "--country", "China", "--domain", "economy"});
  INFO(searched.err);
  CHECK(searched.status == 2);
  CHECK(searched.out.empty());
  CHECK(contains(searched.err, file + row.reason));
}

TEST_CASE("a resource that is not where an option says is refused by its name",
          "[cli][resources]") {
  const TemporaryFolder folder;
  const auto not_compiled = folder.write("words.dic", "not a dictionary");
  struct Row {
    std::string option, value, reason;
  };
  const std::vector<Row> rows = {
      {"--dictionary", folder.path().string(), folder.path().string()},
      {"--data", folder.path().string(), (folder / "places.dic").string()},
      {"--user-dictionary", (folder / "none.dic").string(), "none.dic"},
      {"--user-dictionary", not_compiled, "words.dic"},
      {"--gazetteer", (folder / "none.tsv").string(), "none.tsv"},
      {"--taxonomy", (folder / "none.tsv").string(), "none.tsv"},
  };
  const auto source = folder.write("a.txt", "大連市\n");
  for (const Row& row : rows) {
    INFO(row.option << ' ' << row.value);
    const Outcome indexed =
        run("indexer", {"--index", (folder / "index").string(), row.option, row.value, source});
    CHECK(indexed.status == 2);
    CHECK(contains(indexed.err, row.reason));
    const Outcome searched = run("searcher", {"--index", corpus_index(), row.option, row.value,
                                              "--country", "China", "--domain", "economy"});
    CHECK(searched.status == 2);
    CHECK(searched.out.empty());
    CHECK(contains(searched.err, row.reason));
  }
}

TEST_CASE("dictionary and data may be named where they are", "[cli][resources]") {
  const Outcome outcome =
      run("searcher", {"--index", corpus_index(), "--dictionary", MUSUBI_TEST_DICTIONARY, "--data",
                       MUSUBI_TEST_DATA, "--country", "China"});
  INFO(outcome.err);
  CHECK(outcome.status == 0);
}
