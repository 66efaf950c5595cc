#include "indexer/extractor/formats/html/page_encoding.h"

#include <algorithm>
#include <array>
#include <optional>

#include "common/text/ascii.h"
#include "common/text/utf8.h"
#include "indexer/readers/encoding.h"

namespace musubi {

namespace {

constexpr std::size_t kSearchedBytes = 16U << 10;  // for what the page states
constexpr std::size_t kTriedBytes = 64U << 10;

struct StatedEncoding {
  std::string_view labels;      // with a space behind each
  const char* converter;        // ICU's name
  std::string_view name;        // for the report
  bool is_often_wrong = false;  // editors of the West wrote it into every page
};

constexpr std::array<StatedEncoding, 11> kStated = {{
    {"utf-8 utf8 ", "UTF-8", "UTF-8"},
    {"shift_jis shift-jis sjis x-sjis windows-31j ms932 cp932 ms_kanji ", "windows-31j",
     "Shift_JIS"},
    {"euc-jp x-euc-jp eucjp ", "euc-jp-2007", "EUC-JP"},
    {"iso-2022-jp jis csiso2022jp ", "ISO-2022-JP-1", "ISO-2022-JP"},
    {"euc-kr ks_c_5601-1987 cp949 windows-949 ", "windows-949", "EUC-KR"},
    {"gb2312 gbk gb18030 x-gbk ", "gb18030", "GB18030"},
    {"big5 big5-hkscs x-x-big5 ", "windows-950", "Big5"},
    {"iso-8859-1 latin1 windows-1252 us-ascii ascii ", "windows-1252", "windows-1252", true},
    {"iso-8859-2 windows-1250 ", "windows-1250", "windows-1250", true},
    {"windows-1251 ", "windows-1251", "windows-1251"},
    {"koi8-r ", "KOI8-R", "KOI8-R"},
}};

const StatedEncoding* stated_encoding(std::string_view label) {
  if (label.empty()) return nullptr;
  const std::string sought = lower_ascii(label) + ' ';
  for (const StatedEncoding& known : kStated) {
    const std::size_t at = known.labels.find(sought);
    if (at != std::string_view::npos && (at == 0 || known.labels[at - 1] == ' ')) return &known;
  }
  return nullptr;
}

// The value behind `name=`, with or without quotes.
std::string_view value_behind(std::string_view tag, std::string_view name) {
  const std::size_t at = find_ascii(tag, name);
  if (at == std::string_view::npos) return {};
  std::string_view rest = trim(tag.substr(at + name.size()));
  if (!rest.starts_with('=')) return {};
  rest = trim(rest.substr(1));
  if (rest.starts_with('"') || rest.starts_with('\'')) rest.remove_prefix(1);
  return rest.substr(0, rest.find_first_of("\"' \t\r\n;/>?"));
}

// What <meta> or the declaration of XML states.  Comments are no markup.
std::string_view label_of(std::string_view beginning) {
  for (std::size_t at = 0; (at = beginning.find('<', at)) != std::string_view::npos; ++at) {
    const std::string_view rest = beginning.substr(at);
    if (rest.starts_with("<!--")) {
      at = beginning.find("-->", at);
      if (at == std::string_view::npos) return {};
      continue;
    }
    const bool is_declaration = rest.starts_with("<?xml");
    if (!is_declaration && find_ascii(rest.substr(0, 5), "<meta") != 0) continue;
    const std::string_view tag = rest.substr(0, rest.find('>'));
    const std::string_view label = value_behind(tag, is_declaration ? "encoding" : "charset");
    if (!label.empty()) return label;
  }
  return {};
}

std::size_t ill_formed_bytes(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), kIllFormedByte));
}

bool bears_out(std::string_view bytes, const StatedEncoding& stated) {
  std::string text;
  Decoder decoder(stated.converter);
  decoder.decode(bytes.substr(0, kTriedBytes), text);
  constexpr std::size_t kCharsForOneFault = 500;
  return ill_formed_bytes(text) * kCharsForOneFault <= text.size();
}

DecodedPage decode(std::string_view bytes, Decoder decoder, std::string_view name) {
  DecodedPage page;
  page.encoding = name;
  page.text = decoded(bytes, std::move(decoder));
  page.ill_formed_count = ill_formed_bytes(page.text);
  if (!is_valid_utf8(page.text)) {
    page.ill_formed_count = std::max<std::size_t>(page.ill_formed_count, 1);
    page.text = scrub_utf8(page.text);
  }
  return page;
}

bool is_utf8_for_sure(const DetectedEncoding& detected, std::string_view bytes) {
  if (detected.encoding != Encoding::Utf8) return false;
  return std::any_of(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) != 0; });
}

// Most pages: what is UTF-8 throughout, beyond ASCII, is nothing else, whatever is stated.
bool is_plainly_utf8(std::string_view bytes) {
  const std::string_view beginning = bytes.substr(0, kTriedBytes);
  const bool is_beyond_ascii =
      std::any_of(beginning.begin(), beginning.end(), [](char c) { return (c & 0x80) != 0; });
  return is_beyond_ascii && bytes.find('\0') == bytes.npos && is_valid_utf8(bytes);
}

}  // namespace

Result<DecodedPage> decode_page(const Input& input) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  const std::string_view bytes = input.bytes;
  if (is_plainly_utf8(bytes)) {
    DecodedPage page;
    page.encoding = encoding_name(Encoding::Utf8);
    page.text = bytes.substr(bytes.starts_with(kMark) ? kMark.size() : 0);
    return page;
  }
  const auto detected = detect_encoding(bytes);
  const bool has_mark = detected && detected->mark_byte_count > 0;
  const StatedEncoding* stated = stated_encoding(
      input.encoding.empty() ? label_of(bytes.substr(0, kSearchedBytes)) : input.encoding);
  const bool is_decided = has_mark || stated == nullptr ||
                          (detected && is_utf8_for_sure(*detected, bytes.substr(0, kTriedBytes))) ||
                          (detected && stated->is_often_wrong);
  if (!is_decided && (bears_out(bytes, *stated) || !detected)) {
    return decode(bytes, Decoder(stated->converter), stated->name);
  }
  if (detected) {
    return decode(bytes.substr(detected->mark_byte_count), Decoder(detected->encoding),
                  encoding_name(detected->encoding));
  }
  if (stated == nullptr) return tl::unexpected(detected.error());
  return decode(bytes, Decoder(stated->converter), stated->name);
}

}  // namespace musubi
