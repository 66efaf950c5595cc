#include "indexer/extractor/formats/mail/part_text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "common/text/utf8.h"
#include "indexer/extractor/formats/html.h"
#include "indexer/extractor/formats/rtf.h"
#include "indexer/readers/encoding.h"

namespace musubi {

namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c;
  return result;
}

// Japanese encodings by our own names, as mails say one and use its larger relative.
std::optional<Encoding> encoding_of(std::string_view charset) {
  constexpr std::array<std::pair<std::string_view, Encoding>, 9> kCharsets = {{
      {"utf-8", Encoding::Utf8},
      {"us-ascii", Encoding::Utf8},
      {"iso-2022-jp", Encoding::Iso2022Jp},
      {"shift_jis", Encoding::ShiftJis},
      {"shift-jis", Encoding::ShiftJis},
      {"x-sjis", Encoding::ShiftJis},
      {"windows-31j", Encoding::ShiftJis},
      {"cp932", Encoding::ShiftJis},
      {"euc-jp", Encoding::EucJp},
  }};
  for (const auto& [name, encoding] : kCharsets) {
    if (name == charset) return encoding;
  }
  return std::nullopt;
}

Decoder decoder_of(const std::string& charset) {
  const auto encoding = encoding_of(charset);
  return encoding ? Decoder(*encoding) : Decoder(charset.c_str());
}

// Escapes that are left are those of ISO-2022-JP, whatever is stated.
bool is_sound(std::string_view text) {
  return is_valid_utf8(text) && text.find('\x1B') == std::string_view::npos;
}

// Takes the first document's text.
class TextOutput : public Output {
 public:
  std::string text;

  void opened(SourceKind) override {}
  void document(Extracted document) override {
    for (const Section& section : document.sections) text += section.text;
  }
  void begin_table(TableHead) override {}
  void row(TableRow row) override {
    for (const std::string& cell : row.cells) text += cell + ' ';
    text += '\n';
  }
  void plain(PlainMember) override {}
  void remark(Remark) override {}
  bool begin_member(const Input&) override { return false; }
};

}  // namespace

std::string plain_text(std::string_view bytes, const char* charset) {
  const std::string stated = charset == nullptr ? "" : lower(charset);
  std::string text = stated.empty() ? "" : decoded(bytes, decoder_of(stated));
  if (!text.empty() && is_sound(text)) return text;
  const auto detected = detect_encoding(bytes);
  if (!detected) return scrub_utf8(stated.empty() ? bytes : text);
  return scrub_utf8(decoded(bytes.substr(detected->mark_byte_count), Decoder(detected->encoding)));
}

std::string html_text(std::string_view bytes, const char* charset) {
  const std::string page = plain_text(bytes, charset);
  TextOutput output;
  const auto done = extract_html({.bytes = page, .encoding = "UTF-8"}, output);
  return done ? output.text : "";
}

std::string without_soft_ends(std::string_view text, bool delsp) {
  std::string joined;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    const bool is_soft = line.ends_with(' ') && line != "-- " && !line.starts_with('>');
    if (line.starts_with(' ')) line.remove_prefix(1);  // put there before "From " and ">"
    if (is_soft && delsp && !line.empty()) line.remove_suffix(1);
    joined.append(line).append(is_soft ? "" : "\n");
  }
  return joined;
}

std::string rtf_text(std::string_view bytes) {
  TextOutput output;
  const auto done = extract_rtf({.bytes = bytes}, output);
  return done ? output.text : "";
}

}  // namespace musubi
