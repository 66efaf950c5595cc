#include "searcher/interactive/keys.h"
#include "searcher/interactive/query_line.h"
#include "searcher/interactive/saved_requests.h"
#include "searcher/typed_query.h"
#include "tests/catch.h"

namespace musubi {

namespace {

std::string typed(std::string_view bytes) {
  KeyReader reader;
  QueryLine line;
  for (const Key& key : reader.feed(bytes)) line.take(key);
  return line.text();
}

}  // namespace

TEST_CASE("bytes of a terminal become keys, however they are cut", "[interactive]") {
  const std::string bytes = "大連\x1b[A\x1b[200~あ\nい\x1b[201~\x7f\r\x1bOC\x01";
  for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
    KeyReader reader;
    std::string text;
    std::vector<Key::Kind> kinds;
    for (const std::string& part : {bytes.substr(0, cut), bytes.substr(cut)}) {
      for (const Key& key : reader.feed(part)) {
        text += key.text;
        if (key.kind != Key::Kind::Text) kinds.push_back(key.kind);
      }
    }
    INFO(cut);
    CHECK(text == "大連あ い");
    using Kind = Key::Kind;
    CHECK(kinds ==
          std::vector<Kind>{Kind::Up, Kind::Backspace, Kind::Enter, Kind::Right, Kind::Control});
    CHECK_FALSE(reader.is_waiting());
  }
}

TEST_CASE("an escape alone is a key, a sequence that nobody knows is none", "[interactive]") {
  KeyReader reader;
  CHECK(reader.feed("\x1b").empty());
  REQUIRE(reader.is_waiting());
  const auto keys = reader.flush();
  REQUIRE(keys.size() == 1);
  CHECK(keys[0].kind == Key::Kind::Escape);
  CHECK(reader.feed("\x1b[99;7R").empty());
  // Bytes that are no text do not stop what follows.
  KeyReader other;
  std::string text;
  for (const Key& key : other.feed("\xff\xfe\x80"
                                   "abc"))
    text += key.text;
  CHECK(text.ends_with("abc"));
}

TEST_CASE("the line is edited by letters as they are seen", "[interactive]") {
  struct Row {
    std::string why, bytes, text;
  };
  for (const Row& row : std::vector<Row>{
           {"backspace takes a letter with its mark", "か\u3099\x7f", ""},
           {"and a kanji whole", "大連\x7f", "大"},
           {"to the beginning, and typed there", "連\x01大", "大連"},
           {"left and delete", "大連\x1b[D\x04", "大"},
           {"the word before the cursor", "大連 経済\x17", "大連 "},
           {"cut and put back twice", "大連\x15\x19\x19", "大連大連"},
           {"to the end of the line", "大連 経済\x01\x06\x06\x0b", "大連"},
           {"no control character gets in",
            std::string("a\0b", 3) + "\x1b[200~c\x07"
                                     "d\x1b[201~",
            "abcd"},
       }) {
    INFO(row.why);
    CHECK(typed(row.bytes) == row.text);
  }
  CHECK(typed(std::string(10000, 'a')).size() <= 2000);
}

TEST_CASE("a saved search is named between blanks of both widths", "[interactive]") {
  SearchRequest exchange;
  exchange.query = "交流";
  const std::vector<SavedRequest> saved = {{"china", exchange}};
  const auto [typed, asked] = GENERATE(table<std::string, std::string>({
      {"@china", "交流"},
      {"@china ", "交流 "},
      {"@china　", "交流　"},
      {"@china　大連", "交流　大連"},
      {"　@china　大連", "　交流　大連"},
      {"大連 　@china 市", "大連 　交流 市"},
      {"大連　@china", "大連　交流"},
      {"@korea　大連", "　大連"},
      {"大連@china　市", "大連@china　市"},
      {"　", "　"},
  }));
  SearchRequest request;
  request.query = typed;
  CHECK(with_saved(request, saved).query == asked);
}

TEST_CASE("the last word is looked for as a beginning, too", "[interactive]") {
  struct Row {
    std::string typed, searched;
  };
  for (const Row& row : std::vector<Row>{{"かんこ", "(かんこ OR かんこ*)"},
                                         {"中国 かんこ", "中国 (かんこ OR かんこ*)"},
                                         {"中国　観光", "中国　(観光 OR 観光*)"},
                                         {"観光 ", "観光 "},
                                         {"a", "a"},
                                         {"か", "(か OR か*)"},
                                         {"ko", "(ko OR ko*)"},
                                         {"港", "港"},
                                         {"\"友好 交", "\"友好 交"},
                                         {"国:中国", "国:中国"},
                                         {"大連 OR", "大連 OR"},
                                         {"-観光", "-観光"},
                                         {"", ""}}) {
    CHECK(as_typed_so_far(row.typed) == row.searched);
  }
}

}  // namespace musubi
