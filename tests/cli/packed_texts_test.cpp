// Texts that are packed with a dictionary, read by everybody who reads texts.
#include <fmt/format.h>
#include <xapian.h>

#include <nlohmann/json.hpp>
#include <random>

#include "common/index/text_packer.h"
#include "tests/catch.h"
#include "tests/cli/program.h"
#include "tests/cli/search_server.h"

using musubi::kTextDictionaryKey;
using musubi::test::Outcome;
using musubi::test::run;
using musubi::test::TemporaryFolder;
using nlohmann::json;

namespace {

constexpr int kDocuments = 500;

std::string line(int number, int version) {
  const std::vector<std::string> sentences = {
      "経済交流に関する覚書を結び、毎年訪問団を迎えている。", "高校生が夏に姉妹都市を訪れた。",
      "港湾の利用について話し合い、貨物の航路を開いた。",     "観光の振興のため、物産展を開いた。",
      "大学の間で研究者と留学生の往来が続いている。",         "友好の印として桜の苗木を贈った。"};
  std::mt19937 random(static_cast<unsigned>(number));
  std::string body;
  for (int i = 0; i < 8; ++i) body += sentences[random() % sentences.size()];
  return fmt::format(R"({{"id":"d{}","title":"第{}号","body":"{}{}{}"}})", number, number, body,
                     version > 0 ? "改訂した。" : "", version * number) +
         "\n";
}

// The first so many documents; of those whose number can be divided by `changed` a later version.
std::string lines(int count, int changed) {
  std::string all;
  for (int i = 1; i <= count; ++i) all += line(i, i % changed == 0 ? 1 : 0);
  return all;
}

std::string dictionary_in(const std::string& generation) {
  return Xapian::Database(generation).get_metadata(kTextDictionaryKey);
}

json hits(const std::string& index, const std::vector<std::string>& words) {
  std::vector<std::string> arguments = {"--index", index, "--format", "json"};
  arguments.insert(arguments.end(), words.begin(), words.end());
  const Outcome outcome = run("searcher", arguments);
  INFO(outcome.err);
  REQUIRE(outcome.status == 0);
  const json answer = json::parse(outcome.out);
  json told;
  for (const auto& hit : answer["hits"]) {
    told.push_back({hit["id"], hit["title"], hit["snippet"], hit["highlights"]});
  }
  return told;
}

}  // namespace

TEST_CASE("texts that share a dictionary are read locally, remotely and after nights",
          "[cli][remote][update]") {
  const TemporaryFolder folder;
  const std::string index = (folder / "index").string();
  const std::string source = folder.write("a.jsonl", lines(kDocuments, kDocuments + 1));
  REQUIRE(run("indexer", {"--index", index, source}).status == 0);
  const std::string first = (folder / "index/generations/000001").string();
  const std::string dictionary = dictionary_in(first);
  CHECK(dictionary.size() > 1000);
  CHECK(hits(index, {"「研究者と留学生」", "--limit", "3"}).size() == 3);

  // A remote searcher takes the dictionary from the server.
  const int port = musubi::test::free_port();
  const auto server = musubi::test::serve(first, port);
  folder.write("remote/XAPIANDB", fmt::format("remote 127.0.0.1:{}\n", port));
  CHECK(hits((folder / "remote").string(), {"航路", "桜"}) == hits(index, {"航路", "桜"}));

  // A night goes on with the dictionary that is there; a build anew makes its own.
  folder.write("a.jsonl", lines(kDocuments + 3, 100));
  REQUIRE(run("indexer", {"--index", index, source}).status == 0);
  CHECK(dictionary_in((folder / "index/generations/000002").string()) == dictionary);
  CHECK(run("indexer", {"--index", index, "--check"}).status == 0);
  const json after_night = hits(index, {"改訂"});
  CHECK(after_night.size() == 5);
  REQUIRE(run("indexer", {"--index", index, "--rebuild", source}).status == 0);
  CHECK(dictionary_in((folder / "index/generations/000003").string()) != dictionary);
  CHECK(hits(index, {"改訂"}) == after_night);
}

TEST_CASE("a small index has no dictionary of texts, and is read together with one that has",
          "[cli]") {
  const TemporaryFolder folder;
  const std::string few = folder.write("few.jsonl", line(1001, 7));
  const std::string many = folder.write("many.jsonl", lines(kDocuments, kDocuments + 1));
  REQUIRE(run("indexer", {"--index", (folder / "few").string(), few}).status == 0);
  REQUIRE(run("indexer", {"--index", (folder / "many").string(), many}).status == 0);
  CHECK(dictionary_in((folder / "few/generations/000001").string()).empty());
  folder.write("both/XAPIANDB",
               "auto ../few/generations/000001\nauto ../many/generations/000001\n");
  const json told = hits((folder / "both").string(), {"第1001号", "OR", "第7号"});
  REQUIRE(told.size() == 2);
  CHECK(told[0][2].get<std::string>().find("。") != std::string::npos);
}
