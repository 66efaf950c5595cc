#include "indexer/extractor/formats/html/plain_markup.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <unordered_map>

#include "common/text/ascii.h"
#include "indexer/extractor/formats/html/hidden_styles.h"
#include "indexer/extractor/formats/html/markup_scanner.h"
#include "indexer/extractor/formats/html/name_set.h"
#include "indexer/extractor/formats/html/open_elements.h"
#include "indexer/extractor/formats/html/text_marks.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxAttributes = 100;
constexpr std::size_t kMaxAttributeBytes = 4096;
constexpr std::size_t kMaxReferenceBytes = 64;  // of "&thetasym;": more than any has

// No reader sees what is in them.
const NameSet kUnseen("script svg iframe noembed canvas object audio video map");
// Tags that go while what is between them stays.
const NameSet kDropped("frameset frame noframes plaintext input");

// Attributes that are asked for, of all elements and of some.
const NameSet kAsked("aria-hidden class hidden id role style");
bool is_asked_of(std::string_view tag, std::string_view attribute) {
  static const std::unordered_map<std::string_view, NameSet> kOwn = {
      {"meta", NameSet("content http-equiv itemprop name property")},
      {"link", NameSet("href rel")},
      {"a", NameSet("href")},
      {"img", NameSet("alt")},
      {"image", NameSet("alt")},
      {"time", NameSet("datetime")},
      {"td", NameSet("colspan rowspan")},
      {"th", NameSet("colspan rowspan")}};
  if (kAsked.holds(attribute)) return true;
  const auto own = kOwn.find(tag);
  return own != kOwn.end() && own->second.holds(attribute);
}

// Of the site, or of a folder above.  "index.html" alone may be the page itself.
bool leads_to_first_page(std::string_view address) {
  if (address == "/" || address == "/index.html") return true;
  if (!address.starts_with("../")) return false;
  while (address.starts_with("../")) address.remove_prefix(3);
  return address.empty() || address == "index.html";
}

bool leads_to_paper(std::string_view address) {
  constexpr auto kEndings = std::to_array<std::string_view>(
      {".pdf", ".doc", ".docx", ".xls", ".xlsx", ".csv", ".ppt", ".pptx", ".zip"});
  return std::any_of(kEndings.begin(), kEndings.end(), [&](std::string_view ending) {
    return address.size() > ending.size() &&
           equals_ascii(address.substr(address.size() - ending.size()), ending);
  });
}

// Empty: nowhere.
std::string_view sign_of_link(std::string_view address) {
  if (address.empty() || address == "#") return "";
  if (address[0] == '#') return kLinkWithinPage;
  if (leads_to_first_page(address)) return kLinkToFirstPage;
  return leads_to_paper(address) ? kLinkToPaper : "x";
}

bool is_blank(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_markup_space);
}

// What may be a reference to a character, "&amp;" or "&#22823;", at the beginning; empty: none.
std::string_view reference_at(std::string_view text) {
  std::size_t end = 1;
  const auto is_of_name = [](char c) {
    return is_ascii_letter(c) || (c >= '0' && c <= '9') || c == '#';
  };
  while (end < std::min(text.size(), kMaxReferenceBytes) && is_of_name(text[end])) ++end;
  if (end < text.size() && text[end] == ';') ++end;
  return end > 2 ? text.substr(0, end) : std::string_view();
}

// Whether it stands for a character that would be taken for a mark.
bool is_mark(std::string_view reference) {
  if (!reference.starts_with("&#")) return false;
  reference.remove_prefix(2);
  const bool is_hexadecimal = reference.starts_with('x') || reference.starts_with('X');
  if (is_hexadecimal) reference.remove_prefix(1);
  std::uint64_t number = 0;
  const auto parsed = std::from_chars(reference.data(), reference.data() + reference.size(), number,
                                      is_hexadecimal ? 16 : 10);
  return parsed.ec == std::errc::result_out_of_range || number >= kFirstMark;
}

class MarkupReader {
 public:
  MarkupReader(std::string_view page, MarkupDialect dialect) : page_(page), dialect_(dialect) {
    plain_.markup.reserve(page.size() / 2);
  }

  PlainMarkup read() && {
    while (!page_.at_end()) {
      add_text(page_.take_text());
      if (!page_.at_end()) read_markup();
    }
    plain_.flattened_count = open_.flattened_count();
    return std::move(plain_);
  }

 private:
  // Of text there stays a mark, but for what is to be decoded.
  void add_text(std::string_view text) {
    for (bool is_all = true; !text.empty(); is_all = false) {
      std::size_t at = text.find('&');
      std::string_view reference;
      while (at < text.size() && (reference = reference_at(text.substr(at))).empty()) {
        at = text.find('&', at + 1);
      }
      add_plain(text.substr(0, at), is_all && reference.empty());
      plain_.markup += is_mark(reference) ? kNoCharacter : reference;
      text.remove_prefix(std::min(at, text.size()));
      text.remove_prefix(reference.size());
    }
  }

  // Blanks that are all there is between two tags are one.
  void add_plain(std::string_view text, bool is_all = true) {
    if (!is_blank(text)) {
      append_text_mark(plain_.markup, plain_.texts.size());
      plain_.texts.push_back(text);
    } else if (!is_all) {
      plain_.markup += text;
    } else if (!text.empty()) {
      plain_.markup += text.find('\n') == std::string_view::npos ? ' ' : '\n';
    }
  }

  void read_markup() {
    if (page_.peek(1) == '!' || page_.peek(1) == '?') return read_declaration();
    if (page_.peek(1) == '/') return read_end_tag();
    read_start_tag();
  }

  // Comments, <!DOCTYPE>, <?xml ?>, and CDATA, which only XHTML has.
  void read_declaration() {
    const std::string_view rest = page_.rest();
    if (rest.starts_with("<![CDATA[") && dialect_ == MarkupDialect::Xhtml) return read_cdata();
    if (rest.starts_with("<!--")) {
      const bool is_empty = rest.starts_with("<!-->") || rest.starts_with("<!--->");
      page_.take_past(is_empty ? ">" : "-->");
      return;
    }
    const std::string_view whole = page_.take_past(">");
    if (find_ascii(rest.substr(0, 9), "<!doctype") == 0) plain_.markup += whole;
  }

  void read_cdata() {
    constexpr std::string_view kBegin = "<![CDATA[", kEnd = "]]>";
    std::string_view content = page_.take_past(kEnd).substr(kBegin.size());
    if (content.ends_with(kEnd)) content.remove_suffix(kEnd.size());
    add_plain(content);
  }

  void read_end_tag() {
    page_.skip(2);
    const std::string name = page_.take_name();
    if (page_.peek(0) == '>') {
      page_.skip(1);
    } else {
      page_.take_past(">");
    }
    if (kDropped.holds(name) || kUnseen.holds(name)) return;
    if (open_.leave(name)) append_end_tag(name);
  }

  void append_end_tag(std::string_view name) {
    plain_.markup.append("</").append(name).append(">");
  }

  void read_start_tag() {
    page_.skip(1);
    const std::string name = page_.take_name();
    const bool is_unseen = kUnseen.holds(name);
    const bool is_dropped = is_unseen || kDropped.holds(name) || !open_.enter(name);
    const std::size_t begin = plain_.markup.size();
    plain_.markup.append("<").append(name);
    const bool is_closed = read_attributes(name);
    if (is_dropped) plain_.markup.resize(begin);
    const bool is_xhtml = dialect_ == MarkupDialect::Xhtml;
    // In HTML <script/> opens a script all the same.
    if (is_unseen) return is_closed && (is_xhtml || name != "script") ? void() : skip_element(name);
    if (is_dropped) return;
    const bool is_empty = is_closed && is_xhtml && !is_void_element(name);
    plain_.markup += '>';
    if (is_empty) {
      append_end_tag(name);
      open_.leave(name);
    } else {
      read_raw(name);
    }
  }

  // True where the tag ends in "/>".
  bool read_attributes(std::string_view tag) {
    std::size_t count = 0;
    bool is_closed = false;
    while (const auto attribute = page_.take_attribute(is_closed)) {
      if (++count > kMaxAttributes) continue;
      if (tag == "frame" && attribute->name == "src") plain_.frames.emplace_back(attribute->value);
      if (is_asked_of(tag, attribute->name)) append(tag, *attribute);
    }
    if (count > kMaxAttributes) ++plain_.stripped_count;
    return is_closed;
  }

  // What a style says is looked at here, and of a link only where it leads to.  Of what is
  // too long there is only that it is.
  void append(std::string_view tag, const MarkupAttribute& attribute) {
    if (attribute.name == "style") {
      if (hides(attribute.value)) plain_.markup += " hidden";
    } else if (tag == "a" && attribute.name == "href" && !attribute.value.starts_with('&')) {
      const std::string_view sign = sign_of_link(attribute.value);
      if (!sign.empty()) plain_.markup.append(" href='").append(sign).append("'");
    } else if (attribute.whole.size() <= kMaxAttributeBytes) {
      plain_.markup.append(" ").append(attribute.whole);
    } else {
      plain_.markup.append(" ").append(attribute.name);
    }
  }

  // Where nothing ends it, its content is seen, unless it is a script.
  void skip_element(std::string_view name) {
    if (std::find(endless_.begin(), endless_.end(), name) != endless_.end()) return;
    if (page_.take_content(name)) {
      page_.take_past(">");
    } else if (name == "script") {
      page_.skip(page_.rest().size());
    } else {
      endless_.emplace_back(name);
    }
  }

  // Elements whose content has no tags.  The end tag follows as all others do.
  void read_raw(std::string_view name) {
    const bool is_style = name == "style", is_plain = name == "xmp";
    if (!is_style && !is_plain && name != "title" && name != "textarea") return;
    const auto found = page_.take_content(name);
    const std::string_view content = found ? *found : page_.rest();
    if (!found) page_.skip(content.size());
    if (is_style) {
      plain_.styles += content;
    } else if (is_plain) {
      add_plain(content);
    } else {
      add_text(content);
    }
  }

  static constexpr std::string_view kNoCharacter = "&#xFFFD;";

  MarkupScanner page_;
  MarkupDialect dialect_;
  std::vector<std::string> endless_;  // unseen elements that are not ended from here on
  OpenElements open_;
  PlainMarkup plain_;
};

}  // namespace

MarkupDialect dialect_of(std::string_view page) {
  const std::string_view beginning = page.substr(0, 1024);
  const bool is_xhtml = beginning.find("<?xml") != std::string_view::npos ||
                        beginning.find("http://www.w3.org/1999/xhtml") != std::string_view::npos;
  return is_xhtml ? MarkupDialect::Xhtml : MarkupDialect::Html;
}

PlainMarkup plain_markup(std::string_view page, MarkupDialect dialect) {
  return MarkupReader(page, dialect).read();
}

}  // namespace musubi
