#include "indexer/readers/encoding.h"

#include "common/text/utf8.h"
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
  const Reading reading = read_file_of("a.txt", row.mark + encode(page, row.converter));
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

TEST_CASE("short Japanese texts of every kind are read in each encoding of Japanese",
          "[readers][encoding]") {
  const std::vector<std::string> texts = {
      "青森県",
      "大連市",
      "札幌市",
      "題名,本文\n大連,経済\n",
      "id,name\n1,札幌\n2,函館\n",
      "こんにちは",
      "2004,大連,経済\n2005,釜山,文化\n",
      "A\nB\nC\nD\n青森\n",
      "協定書（2004年）",
      "ABC株式会社",
      "弘前,むつ,五所川原\n",
      "国際交流協定一覧.txt",
      "『源氏物語』",
      "瀋陽市鉄西区",
      "遼寧省大連市中山区",
      "慶尚南道",
      "忠清北道",
      "全羅北道",
      "黒竜江省",
      "鯵ヶ沢町",
      "廿日市市",
      "髙木さん",
      "（財）自治体国際化協会",
      "姉妹都市・友好都市",
      "平成16年12月24日",
      "吾輩は猫である。",
      "氏名,住所,電話\n山田太郎,東京都千代田区,03-1234-5678\n",
      "ソ連表十能",
      "薔薇が咲いた",
  };
  for (const std::string& text : texts) {
    for (const char* converter : {"windows-31j", "euc-jp-2007"}) {
      CAPTURE(text, converter);
      const Reading reading = read_file_of("a.txt", encode(text, converter));
      REQUIRE(reading.documents.size() == 1);
      CHECK(reading.documents[0].body == trim(text));
    }
  }
}

TEST_CASE("texts of half-width katakana alone are read as code page 932", "[readers][encoding]") {
  for (const char* text :
       {"ｺｳﾜﾝ ｾｲﾋﾞ\n", "ﾄｳｷｮｳ", "ﾎｯｶｲﾄﾞｳ,ｻｯﾎﾟﾛ", "ｶﾌﾞｼｷｶﾞｲｼｬ", "ｷｮｳﾃｲ ｲﾁﾗﾝ", "ﾖｺﾊﾏ ｺｳ\nｺｳﾍﾞ ｺｳ\n",
        "ﾔﾏﾀﾞ ﾀﾛｳ", "ｳﾞｪﾄﾅﾑ", "ｼｬﾝﾊｲ", "ｲｷﾞﾘｽ", "100ﾄﾝ ﾉ ﾘﾝｺﾞ"}) {
    CAPTURE(text);
    const Reading reading = read_file_of("a.txt", encode(text, "windows-31j"));
    REQUIRE(reading.documents.size() == 1);
    CHECK(reading.documents[0].body == trim(text));
  }
}

TEST_CASE("a text in a foreign encoding is refused, and the encoding named",
          "[readers][encoding]") {
  struct Row {
    const char *converter, *name;
    std::vector<const char*> texts;
  };
  const std::vector<Row> rows = {
      {"windows-949",
       "EUC-KR",
       {"부산 교류 협정,부산광역시와 후쿠오카시\n", "한국", "서울시", "대한민국", "안녕하세요",
        "title,body\n서울,교류\n", "광주 대구 인천", "삼척시", "우호도시 협정을 체결하였다."}},
      {"GB18030",
       "GBK",
       {"大连市友好协议,经济与文化交流\n", "title,body\n大连,经济\n", "山东省济南市", "沈阳市",
        "第一条 双方同意在平等互利的基础上开展交流。", "友好交流关系备忘录", "友好城市"}},
      {"windows-950",
       "Big5",
       {"高雄市與日本的城市簽訂了友好交流協議。", "香港特別行政區", "title,body\n臺南市,經濟\n",
        "桃園市政府觀光旅遊局", "簽署合作備忘錄", "姊妹市", "雲林縣政府", "臺北市"}},
      {"windows-1252",
       "ISO-8859-1",
       {"Accord de coopération entre la préfecture et la ville de Québec\n", "café", "São Paulo",
        "Orléans", "Málaga, España", "Zürich", "Malmö", "El Niño", "Übereinkommen", "straße",
        "name;city\nMüller;Köln\n", "L’été «à» Genève", "Besançon\nLyon\nSaint-Étienne\n"}},
      {"ISO-8859-2", "", {"Łódź i Gdańsk", "Česká republika", "Győr és Székesfehérvár"}},
      {"windows-1251", "Cyrillic", {"Владивосток", "Хабаровск и Ниигата", "город;страна\n"}},
      {"KOI8-R", "KOI8-R", {"Владивосток", "Хабаровск и Ниигата", "Договор о дружбе"}},
      {"ibm-866", "", {"Договор о дружбе и сотрудничестве"}},
      {"ISO-8859-7", "", {"Αθήνα", "Η συμφωνία των πόλεων"}},
      {"windows-1255", "", {"ירושלים וחיפה"}},
      {"windows-1256", "", {"القاهرة والإسكندرية"}},
      {"windows-874", "", {"ประเทศไทย", "กรุงเทพมหานคร เชียงใหม่"}},
  };
  for (const Row& row : rows) {
    for (const char* text : row.texts) {
      CAPTURE(row.converter, text);
      const Reading reading = read_file_of("a.txt", encode(text, row.converter));
      CHECK(reading.documents.empty());
      REQUIRE(reading.refusals.size() == 1);
      CHECK_THAT(reading.refusals[0].reason, Catch::Matchers::ContainsSubstring("is probably in") &&
                                                 Catch::Matchers::ContainsSubstring(row.name));
    }
  }
}

TEST_CASE("a text too short to tell its encoding is read with a warning", "[readers][encoding]") {
  // 北京 in GBK, 臼奨 in EUC-JP.
  const Reading reading = read_file_of("a.txt", "\xB1\xB1\xBE\xA9");
  REQUIRE(reading.documents.size() == 1);
  REQUIRE(reading.warnings.size() == 1);
  CHECK_THAT(reading.warnings[0].reason, Catch::Matchers::ContainsSubstring("EUC-JP") &&
                                             Catch::Matchers::ContainsSubstring("GBK"));
  CHECK(read_file_of("b.txt", encode("日本の友好都市", "euc-jp-2007")).warnings.empty());
}

TEST_CASE("few strange bytes in a long text do not change what it is in", "[readers][encoding]") {
  std::string text = encode(kPage + kPage + kPage, "windows-31j");
  text.insert(text.size() / 2, "\xF0\x40");  // a character of a maker's own
  const auto detected = detect_encoding(text);
  REQUIRE(detected.has_value());
  CHECK(detected->encoding == Encoding::ShiftJis);
  CHECK(detected->doubt.empty());
  const auto english =
      detect_encoding(std::string(100'000, 'a') + "\n" + encode("青森県", "euc-jp-2007"));
  REQUIRE(english.has_value());
  CHECK(english->encoding == Encoding::EucJp);
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
