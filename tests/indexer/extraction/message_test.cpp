#include "indexer/extraction/message.h"

#include "tests/catch.h"

using namespace musubi;

namespace {

Result<Message> decoded(const std::string& sent) {
  CHECK(message_bytes(sent) == sent.size() - kMessageHeadBytes);
  return decode_message(std::string_view(sent).substr(kMessageHeadBytes));
}

}  // namespace

TEST_CASE("a message arrives as it was sent, and its text as UTF-8", "[extraction]") {
  Extracted sent;
  sent.member = "内/容.pdf";
  sent.title = "bad \xFF";
  sent.fields = {{"作成者", "国際課"}};
  sent.sections = {{"p. 1", "一"}, {"p. 2", "二"}};
  const auto got = decoded(encode_message(sent));
  REQUIRE(got);
  const auto& document = std::get<Extracted>(*got);
  CHECK(document.member == sent.member);
  CHECK(document.title == "bad \xEF\xBF\xBD");
  CHECK(document.fields.at(0).value == "国際課");
  CHECK(document.sections.at(1).place == "p. 2");
  const auto plain = decoded(encode_message(PlainMember{"a.csv", SourceKind::Csv, "\x88\xA4"}));
  REQUIRE(plain);
  CHECK(std::get<PlainMember>(*plain).bytes == "\x88\xA4");
  CHECK(std::get<PlainMember>(*plain).kind == SourceKind::Csv);
}

TEST_CASE("what no extractor can have sent is an error", "[extraction]") {
  Extracted document;
  document.title = "題";
  document.sections = {{"p. 1", "一"}};
  const std::string sent = encode_message(document);
  const std::string_view bytes = std::string_view(sent).substr(kMessageHeadBytes);
  for (std::size_t end = 0; end < bytes.size(); ++end) CHECK(!decode_message(bytes.substr(0, end)));
  CHECK(!decode_message(std::string(bytes) + "x"));
  using namespace std::string_literals;
  CHECK(!decode_message("\x63"s));                            // no such message
  CHECK(!decode_message("\0\x63"s));                          // no such kind
  CHECK(!decode_message("\3\0\xFF\xFF\xFF\xFF\xFF\xFF\1"s));  // a row of too many cells
}
