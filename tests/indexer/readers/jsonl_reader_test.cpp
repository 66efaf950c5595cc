#include "indexer/readers/jsonl_reader.h"

#include "tests/indexer/readers/reading.h"

namespace musubi::test {

using Strings = std::vector<std::string>;

TEST_CASE("every key of a line finds its field", "[readers]") {
  const Reading reading = read_file_of(
      "a.jsonl",
      R"({"id": "t-1", "title": "交流協定", "body": "結んだ。\n続いた。", "url": "https://example.jp/",)"
      R"( "prefecture": "青森県", "country": ["中国", "韓国"], "domain": ["経済"], "date": "2004-12-24",)"
      R"( "organization": "青森県", "partner": "中国/大連市", "author": "だれか", "tags": ["港", "空路"], "pages": 12, "extra": {"a": [1]}})"
      "\n");
  CHECK(reading.refusals.empty());
  REQUIRE(reading.documents.size() == 1);
  const Document& document = reading.documents[0];
  CHECK(document.id == "t-1");
  CHECK(document.title == "交流協定");
  CHECK(document.body == "結んだ。\n続いた。\nauthor: だれか\ntags: 港、空路\npages: 12");
  CHECK(document.url == "https://example.jp/");
  CHECK(document.prefecture == Strings{"青森県"});
  CHECK(document.country == Strings{"中国", "韓国"});
  CHECK(document.domain == Strings{"経済"});
  CHECK(document.signed_on == std::vector<Date>{{2004, 12, 24}});
  CHECK(document.organization == Strings{"青森県"});
  CHECK(document.partner == "中国/大連市");
  CHECK(reading.sources.at(0).kind == "jsonl");
}

TEST_CASE("values may be lists, numbers where numbers make sense, or null", "[readers]") {
  struct Row {
    std::string line, id, title, body;
    std::vector<Date> dates;
  };
  const auto row = GENERATE(values<Row>({
      {R"({"id": 7, "title": "あ", "date": 2004})", "7", "あ", "", {{2004, 0, 0}}},
      {R"({"id": "7", "body": ["い", "う"], "date": ["2009", "平成16年12月"]})",
       "7",
       "い",
       "い\nう",
       {{2004, 12, 0}, {2009, 0, 0}}},
      {R"({"id": "7", "title": "あ", "body": null, "country": []})", "7", "あ", "", {}},
      {R"({"id": "7", "title": "\u0000あ\u001b[31m", "body": "い\r\nう"})",
       "7",
       "あ[31m",
       "い\nう",
       {}},
      {R"({"id": " 7 ", "title": " あ ", "summary": "い"})", "7", "あ", "い", {}},
  }));
  INFO(row.line);
  const Reading reading = read_file_of("a.ndjson", row.line);
  REQUIRE(reading.documents.size() == 1);
  CHECK(reading.documents[0].id == row.id);
  CHECK(reading.documents[0].title == row.title);
  CHECK(reading.documents[0].body == row.body);
  CHECK(reading.documents[0].signed_on == row.dates);
}

TEST_CASE("a bad line is refused alone with its number and the reason", "[readers]") {
  struct Row {
    std::string line, reason;
  };
  const auto row = GENERATE(values<Row>({
      {R"({"title": "い")", "is no valid JSON"},
      {R"({"title": "い"} x)", "is no valid JSON"},
      {"ただの文", "is no valid JSON"},
      {R"(["い"])", "is no JSON object"},
      {R"("い")", "is no JSON object"},
      {R"({"country": "中国"})", "has neither a title nor a body"},
      {R"({"title": "　", "body": ""})", "has neither a title nor a body"},
      {R"({"title": 5})", "\"title\" must be a string or a list of strings"},
      {R"({"title": "い", "country": [1]})", "\"country\" must be a string or a list of strings"},
      {R"({"title": "い", "country": [["中国"]]})", "\"country\" must be a string or a list"},
      {R"({"title": "い", "body": {"a": "b"}})", "\"body\" must be a string or a list of strings"},
      {R"({"title": "い", "id": ["1"]})", "\"id\" must be a string"},
      {R"({"title": "い", "id": true})", "\"id\" must be a string"},
      {R"({"title": "い", "id": "a\u0007"})", "its id holds control characters"},
      {"{\"title\": \"\xE3\x81\"}", "the line holds bytes that are no UTF-8"},
      {"{\"title\": " + std::string(5000, '[') + "}", "is no valid JSON"},
  }));
  INFO(row.line);
  const Reading reading = read_file_of("a.jsonl", "{\"title\": \"はじめの行\"}\r\n\r\n" + row.line +
                                                      "\n{\"title\": \"終わりの行\"}\n");
  REQUIRE(reading.documents.size() == 2);
  CHECK(reading.documents[0].title == "はじめの行");
  CHECK(reading.documents[1].title == "終わりの行");
  REQUIRE(reading.refusals.size() == 1);
  CHECK(reading.refusals[0].line == 3);
  CHECK_THAT(reading.refusals[0].reason, Catch::Matchers::StartsWith(row.reason));
}

TEST_CASE("a bad first line does not hide the good ones", "[readers]") {
  const std::string bad = GENERATE("ただの文", "[1, 2]", "\"title\"", "}");
  const Reading reading = read_file_of("a.jsonl", bad + "\n{\"title\": \"あ\"}\n");
  CHECK(reading.documents.size() == 1);
  CHECK(reading.refusals.size() == 1);
}

TEST_CASE("a file that is not JSON Lines is refused whole", "[readers]") {
  struct Row {
    std::string content, reason;
  };
  const auto row = GENERATE(values<Row>({
      {"[\n{\"title\": \"あ\"},\n{\"title\": \"い\"}\n]\n",
       "is one JSON array; JSON Lines has one object on each line"},
      {"題名,本文\nあ,い\n", "is not JSON Lines: no line begins with {"},
      {"", "holds no text"},
      {"\n \r\n", "holds no text"},
  }));
  const Reading reading = read_file_of("a.jsonl", row.content);
  CHECK(reading.sources.empty());
  REQUIRE(reading.refusals.size() == 1);
  CHECK(reading.refusals[0].line == 0);
  CHECK(reading.refusals[0].reason == row.reason);
}

TEST_CASE("lines that lie across the pieces of a file are whole", "[readers]") {
  const char* const encoding = GENERATE("UTF-8", "windows-31j");
  constexpr std::size_t kLines = 20'000;
  std::string body;
  for (int n = 0; n < 30; ++n) body += "経済と観光の交流。";
  std::string content;
  for (std::size_t n = 0; n < kLines; ++n) {
    content +=
        "{\"id\": " + std::to_string(n) + ", \"title\": \"協定\", \"body\": \"" + body + "\"}\n";
  }
  const Reading reading = read_file_of("a.jsonl", encode(content, encoding));
  CHECK(reading.refusals.empty());
  REQUIRE(reading.documents.size() == kLines);
  for (std::size_t n = 0; n < kLines; ++n) {
    if (reading.documents[n].id != std::to_string(n)) FAIL(reading.documents[n].id);
    if (reading.documents[n].body != body) FAIL(reading.documents[n].body);
  }
}

TEST_CASE("a line over the limit is refused alone", "[readers]") {
  ReaderOptions options;
  options.max_record_bytes = 1 << 20;
  const std::size_t byte_count = GENERATE(std::size_t{1} << 20, std::size_t{9} << 20);
  const Reading reading =
      read_file_of("a.jsonl",
                   "{\"title\": \"あ\"}\n{\"title\": \"い\", \"body\": \"" +
                       std::string(byte_count, 'x') + "\"}\n{\"title\": \"う\"}\n",
                   options);
  CHECK(reading.documents.size() == 2);
  REQUIRE(reading.refusals.size() == 1);
  CHECK(reading.refusals[0].line == 2);
  CHECK(reading.refusals[0].reason == "the line is longer than 1 MB");
}

TEST_CASE("a line that is known is not parsed", "[readers]") {
  const TemporaryFolder folder;
  const auto file = folder.write("a.jsonl",
                                 "{\"title\": \"あ\"}\n{no JSON\n\n{\"title\": \"い\"}\n"
                                 "{no JSON either\n");
  std::vector<std::size_t> numbers;
  const Reading reading = read({file}, {}, [&](std::string_view bytes, std::size_t number) {
    numbers.push_back(number);
    return bytes == "{no JSON";
  });
  CHECK(reading.documents.size() == 2);
  REQUIRE(reading.refusals.size() == 1);
  CHECK(reading.refusals[0].line == 5);
  CHECK(numbers == std::vector<std::size_t>{1, 2, 3, 4});  // a known one counts
}

TEST_CASE("a file of nothing but bad lines does not flood the report", "[readers]") {
  std::string content = "{\"title\": \"あ\"}\n";
  for (int n = 0; n < 5000; ++n) content += "{}\n";
  const Reading reading = read_file_of("a.jsonl", content);
  CHECK(reading.documents.size() == 1);
  REQUIRE(reading.refusals.size() == 1001);
  CHECK(reading.refusals.back().reason == "4000 more records were refused");
}

}  // namespace musubi::test
