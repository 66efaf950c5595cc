// What is new or has changed, and mails of it.
#include "tests/catch.h"
#include "tests/cli/corpus_index.h"

using namespace musubi::test;
using nlohmann::json;

namespace {

// A user with documents, an index of them and a home of his own.
class Reader {
 public:
  Reader() {
    write("a", "大連市との経済交流", "中国");
    write("b", "瀋陽市との経済交流", "中国");
    write("c", "釜山広域市との経済交流", "韓国");
    index();
  }

  void write(const std::string& name, const std::string& text, const std::string& country) {
    folder_.write("docs/" + name + ".jsonl",
                  R"({"id": ")" + name + R"(", "title": ")" + text + R"(", "body": ")" + text +
                      R"(を始める。", "country": ")" + country + "\"}\n");
  }
  void index(std::vector<std::string> more = {}) {
    more.insert(more.begin(), {"--index", index_path(), (folder_ / "docs").string()});
    const Outcome outcome = run("indexer", more, environment());
    INFO(outcome.err);
    REQUIRE(outcome.status == 0);
  }
  Outcome search(std::vector<std::string> words) const {
    words.insert(words.begin(), {"--index", index_path()});
    return run("searcher", words, environment());
  }
  std::vector<std::string> ids(std::vector<std::string> words) const {
    words.insert(words.begin(), {"--template", "{id}"});
    const std::string out = search(std::move(words)).out;
    std::vector<std::string> found;
    for (std::size_t begin = 0; begin < out.size();) {
      const std::size_t end = out.find('\n', begin);
      found.push_back(out.substr(begin, end - begin));
      begin = end + 1;
    }
    return found;
  }
  const TemporaryFolder& folder() const { return folder_; }
  std::string index_path() const { return (folder_ / "index").string(); }

 private:
  std::map<std::string, std::string> environment() const {
    return {{"XDG_STATE_HOME", (folder_ / "state").string()}, {"TZ", "Asia/Tokyo"}};
  }

  TemporaryFolder folder_;
};

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("what is new since the last time is told once, and again until the index changes",
          "[cli][since]") {
  Reader reader;
  CHECK(reader.ids({"--since", "last"}) == Ids{"a", "b", "c"});  // never asked before
  CHECK(reader.ids({"--since", "last"}) == Ids{"a", "b", "c"});  // a second page, perhaps
  reader.write("d", "長春市との経済交流", "中国");
  reader.write("b", "瀋陽市との文化交流", "中国");
  reader.index();
  CHECK(reader.ids({"--since", "last"}) == Ids{"b", "d"});
  // Another search has a memory of its own.
  CHECK(reader.ids({"--since", "last", "--country", "韓国"}).empty());
  const Outcome shown = reader.search({"--since", "last"});
  CHECK(shown.out.find("新着") != std::string::npos);
  CHECK(shown.out.find("更新") != std::string::npos);
  CHECK(shown.out.find("より後の新着と更新") != std::string::npos);
  CHECK(reader.search({"--since", "last", "--batch"}).status == 2);
}

TEST_CASE("times are kept whether all is read anew or only what changed", "[cli][since]") {
  Reader reader;
  const auto times = [&] {
    std::map<std::string, std::string> found;
    const Outcome outcome =
        reader.search({"--format", "jsonl", "--fields", "id,added,changed", "--no-facets"});
    std::size_t begin = 0;
    for (std::size_t end; (end = outcome.out.find('\n', begin)) != std::string::npos;) {
      const json hit = json::parse(outcome.out.substr(begin, end - begin));
      found[hit["id"]] = hit["added"].get<std::string>() + " " + hit["changed"].get<std::string>();
      begin = end + 1;
    }
    return found;
  };
  const auto before = times();
  CHECK(before.size() == 3);
  reader.write("b", "瀋陽市との文化交流", "中国");
  reader.index({"--rebuild"});
  CHECK(reader.ids({"--sort", "-changed", "--limit", "1"}) == Ids{"b"});
  CHECK(times()["a"] == before.at("a"));
  reader.write("c", "釜山広域市との文化交流", "韓国");
  reader.index();
  CHECK(reader.ids({"--sort", "-changed"}) == Ids{"c", "b", "a"});
  CHECK(times()["a"] == before.at("a"));
  CHECK(reader.ids({"--since", "2001-01-01"}).size() == 3);
  CHECK(reader.ids({"--since", "2998-01-01"}).empty());
  CHECK(reader.search({"--since", "いつか"}).status == 2);
  CHECK(reader.search({"--show", "b"}).out.find("登録") != std::string::npos);
}

TEST_CASE("a saved search that wants it is told of what is new by mail", "[cli][since]") {
  Reader reader;
  const std::string config =
      reader.folder().write("musubi.conf",
                            "[search.china]\nquery = 交流\ncountry = 中国\n"
                            "notify = a@example.jp\n[search.all]\nquery = 交流\n");
  const auto notify = [&] { return reader.search({"--config", config, "--notify"}); };
  CHECK(notify().status == 0);  // the first time what there is
  reader.write("d", "長春市との経済交流", "中国");
  reader.write("e", "済州道との経済交流", "韓国");
  reader.index();
  const Outcome mails = notify();
  INFO(mails.out << mails.err);
  CHECK(mails.status == 0);
  CHECK(mails.out.starts_with("From "));
  CHECK(mails.out.find("To: a@example.jp\n") != std::string::npos);
  CHECK(mails.out.find("\nSubject: =?UTF-8?B?") != std::string::npos);
  CHECK(mails.out.find("長春市") != std::string::npos);
  CHECK(mails.out.find("\n   d  /") != std::string::npos);  // its id, and where its file is
  CHECK(mails.out.find("済州道") == std::string::npos);
  CHECK(mails.out.find("大連市") == std::string::npos);
  const Outcome quiet_night = notify();  // nothing has changed
  CHECK(quiet_night.status == 1);
  CHECK(quiet_night.out.empty());

  // Handed to a command: one that fails is tried again the next time.
  reader.write("f", "ハルビン市との経済交流", "中国");
  reader.index();
  const std::string sent = (reader.folder() / "sent").string();
  const auto send = [&](const std::string& command) {
    return reader.search({"--config", config, "--notify", "--notify-command", command});
  };
  CHECK(send("false").status == 2);
  CHECK(send("tee " + sent).status == 0);
  CHECK(read_file(sent).find("ハルビン市") != std::string::npos);
  CHECK(reader.search({"--config", "/dev/null", "--notify"}).status == 2);
}

TEST_CASE("a row of a table is read by its place, whatever its id", "[cli][reading]") {
  Reader reader;
  reader.folder().write("docs/list.csv", "id,title,body\nx1,一つ目,本文一\nx2,二つ目,本文二\n");
  reader.index();
  const std::string path = (reader.folder() / "docs/list.csv").string();
  CHECK(reader.search({"--show", path + "#2"}).out.find("本文二") != std::string::npos);
  CHECK(reader.search({"--show", path + "#3"}).status == 2);
}
