#include "indexer/readers/encoding.h"

#include "tests/indexer/readers/reading.h"

namespace musubi::test {

namespace {

using namespace std::string_literals;

const std::string kPage =
    "青森県と大連市の交流\n\n平成16年12月24日、経済交流の協定を結びました。\n"
    "視察団が毎年たがいに訪れ、リンゴとホタテの商談会を開いています。\n";

}  // namespace

TEST_CASE("a page reads the same in every encoding that Japanese offices use", "[readers]") {
  struct Row {
    const char* converter;
    std::string mark, encoding;
  };
  const auto row = GENERATE(values<Row>({
      {"UTF-8", "", "UTF-8"},
      {"UTF-8", "\xEF\xBB\xBF", "UTF-8"},
      {"windows-31j", "", "Shift_JIS"},
      {"euc-jp-2007", "", "EUC-JP"},
      {"ISO-2022-JP", "", "ISO-2022-JP"},
      {"UTF-16LE", "\xFF\xFE", "UTF-16LE"},
      {"UTF-16BE", "\xFE\xFF", "UTF-16BE"},
      {"UTF-16LE", "", "UTF-16LE"},
      {"UTF-16BE", "", "UTF-16BE"},
      {"UTF-32LE", "\xFF\xFE\0\0"s, "UTF-32LE"},
  }));
  const std::string lines = GENERATE("LF", "CRLF");
  std::string page;
  for (const char c : kPage) page += c == '\n' && lines == "CRLF" ? "\r\n"s : std::string(1, c);
  INFO(row.converter << " " << lines);
  const Reading reading = read_file_of("page.txt", row.mark + encode(page, row.converter));
  REQUIRE(reading.documents.size() == 1);
  CHECK(reading.documents[0].title == "青森県と大連市の交流");
  CHECK(reading.documents[0].body + "\n" == kPage);
  CHECK(reading.sources.at(0).encoding == row.encoding);
}

TEST_CASE("the characters that makers added to the Japanese sets are read", "[readers]") {
  struct Row {
    std::string why, bytes, text;
  };
  const auto row = GENERATE(values<Row>({
      {"code page 932: circled digit, company, ladder 高, wave dash, minus",
       "\x93\xFA\x96\x7B\x82\xCC\x87\x40\x87\x8A\xFB\xFC\x96\xD8\x81\x60\x81\x7C",
       "日本の①㈱髙木～－"},
      {"code page 932 with half-width katakana", "\x93\xFA\x96\x7B \xC3\xDE\xB0\xC0", "日本 ﾃﾞｰﾀ"},
      {"code page 932: a trail byte that is a backslash", "\x95\x5C\x8E\xA6\x97\x5C\x92\xE8",
       "表示予定"},
      {"EUC-JP: row 13, ladder 高", "\xC6\xFC\xCB\xDC\xA4\xCE\xAD\xA1\xAD\xEA\xFC\xE2\xCC\xDA",
       "日本の①㈱髙木"},
      {"EUC-JP: three bytes of JIS X 0212", "\xC6\xFC\xCB\xDC\xA4\xCE\x8F\xB0\xA1", "日本の丂"},
      {"ISO-2022-JP: half-width katakana by an escape of its own",
       "\x1B$BF|K\\\x1B(I\x43\x5E\x1B(B", "日本ﾃﾞ"},
      {"ISO-2022-JP in the manner of 1978", "\x1B$@F|K\\\x1B(J", "日本"},
  }));
  INFO(row.why);
  const Reading reading = read_file_of("a.txt", row.bytes);
  REQUIRE(reading.documents.size() == 1);
  CHECK(reading.documents[0].body == row.text);
}

TEST_CASE("few characters are enough to tell an encoding", "[readers]") {
  const std::string text = GENERATE("青森県", "大連市", "題名,本文\n大連,経済\n", "こんにちは",
                                    "協定書（2004年）", "ソ連表十能", "タイ国政府観光庁");
  const std::string encoding = GENERATE("Shift_JIS", "EUC-JP", "ISO-2022-JP", "UTF-8");
  INFO(text << " " << encoding);
  const auto detected = detect_encoding(encode(text, encoding.c_str()));
  REQUIRE(detected.has_value());
  CHECK(encoding_name(detected->encoding) == encoding);
}

TEST_CASE("a file cut within a character is refused and says so", "[readers]") {
  struct Row {
    const char* converter;
    std::size_t bytes_cut;
  };
  const auto row = GENERATE(values<Row>({
      {"UTF-8", 1},
      {"UTF-8", 2},
      {"windows-31j", 1},
      {"euc-jp-2007", 1},
      {"UTF-16LE", 1},
      {"UTF-16BE", 1},
  }));
  const std::string name = GENERATE("a.txt", "a.md", "a.csv", "a.jsonl");
  std::string content = "交流の記録\n";
  if (name == "a.csv") content = "題名,本文\n交流,記録\n次の";
  if (name == "a.jsonl") content = "{\"title\": \"交流の記録\"}\n{\"title\": \"次";
  if (content.ends_with('\n')) content += "視察団が訪れた年";
  content = encode(content, row.converter);
  content.resize(content.size() - row.bytes_cut);
  INFO(name << " in " << row.converter << ", short by " << row.bytes_cut);
  const Reading reading = read_file_of(name, content);
  CHECK(reading.documents.empty());
  REQUIRE(reading.refusals.size() == 1);
  CHECK(reading.refusals[0].line == 0);
  CHECK(reading.refusals[0].reason == "is cut in the middle of a character");
}

TEST_CASE("a text with some bytes that are no characters is refused with their line", "[readers]") {
  struct Row {
    std::string content, reason;
  };
  const auto row = GENERATE_COPY(values<Row>({
      {kPage + "\xE3\x81\n" + kPage, "line 5 holds bytes that are no UTF-8"},
      {encode(kPage, "windows-31j") + "\x81\x01\n" + encode(kPage + kPage, "windows-31j"),
       "line 5 holds bytes that are no Shift_JIS"},
  }));
  const Reading reading = read_file_of("a.txt", row.content);
  CHECK(reading.documents.empty());
  REQUIRE(reading.refusals.size() == 1);
  CHECK(reading.refusals[0].reason == row.reason);
}

TEST_CASE("bytes that are text in no known encoding are refused", "[readers]") {
  struct Row {
    std::string why, bytes;
  };
  const auto row = GENERATE_COPY(values<Row>({
      {"Chinese in GB 18030",
       encode("青岛市与日本的城市签订了友好交流协议，双方将在经济贸易领域开展合作。", "GB18030")},
      {"German in Latin-1",
       "M\xFCnchen und K\xF6ln gr\xFC\xDF"
       "en D\xFCsseldorf\n"},
      {"NUL bytes between bytes that are no UTF-16", "data\0\x01\x02\xFF\xFE\xFD\0\0more\0x"s},
  }));
  INFO(row.why);
  const Reading reading = read_file_of("a.txt", row.bytes);
  CHECK(reading.documents.empty());
  CHECK(reading.refusals.size() == 1);
}

TEST_CASE("characters that span two pieces of a stream are whole", "[readers]") {
  const std::string encoding = GENERATE("windows-31j", "euc-jp-2007", "ISO-2022-JP", "UTF-16LE");
  const std::string bytes = encode(kPage, encoding.c_str());
  const auto detected = detect_encoding(bytes);
  REQUIRE(detected.has_value());
  Decoder decoder(detected->encoding);
  std::string text;
  for (const char byte : bytes) decoder.decode({&byte, 1}, text);
  CHECK_FALSE(decoder.finish(text));
  CHECK(text == kPage);
}

}  // namespace musubi::test
