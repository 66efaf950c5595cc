#include "indexer/extractor/formats/html/plain_markup.h"

#include <algorithm>

#include "indexer/extractor/formats/html/ascii.h"
#include "indexer/extractor/formats/html/hidden_styles.h"
#include "indexer/extractor/formats/html/name_set.h"
#include "indexer/extractor/formats/html/open_elements.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxAttributes = 100;
constexpr std::size_t kMaxNameBytes = 32;
constexpr std::size_t kMaxAttributeBytes = 4096;

// No reader sees what is in them.
const NameSet kUnseen("script svg iframe noembed canvas object audio video map");
// Tags that go while what is between them stays.
const NameSet kDropped("frameset frame noframes plaintext input");
const NameSet kAsked(
    "alt aria-hidden charset class colspan content datetime hidden href http-equiv id itemprop "
    "name property rel role rowspan style");

struct Attribute {
  std::string name;  // in lower case
  std::string_view whole, value;
};

class MarkupReader {
 public:
  MarkupReader(std::string_view page, MarkupDialect dialect) : page_(page), dialect_(dialect) {
    plain_.markup.reserve(page.size());
  }

  PlainMarkup read() && {
    while (at_ < page_.size()) {
      const std::size_t next = next_markup();
      add_text(page_.substr(at_, next - at_));
      at_ = next;
      if (at_ < page_.size()) read_markup();
    }
    plain_.flattened_count = open_.flattened_count();
    return std::move(plain_);
  }

 private:
  // A "<" before anything but a name, "/", "!" or "?" is but a text.
  std::size_t next_markup() const {
    for (std::size_t at = at_; (at = page_.find('<', at)) < page_.size(); ++at) {
      const char next = at + 1 < page_.size() ? page_[at + 1] : '\0';
      const char behind = at + 2 < page_.size() ? page_[at + 2] : '\0';
      const bool is_end_tag = next == '/' && is_ascii_letter(behind);
      if (is_ascii_letter(next) || is_end_tag || next == '!' || next == '?') return at;
    }
    return page_.size();
  }

  // Text that needs no decoding is put aside.
  void add_text(std::string_view text) {
    if (std::all_of(text.begin(), text.end(), is_markup_space)) {
      if (!text.empty()) plain_.markup += text.find('\n') == std::string_view::npos ? ' ' : '\n';
    } else if (text.find('&') == std::string_view::npos) {
      plain_.markup += kTextMark;
      plain_.markup += std::to_string(plain_.texts.size());
      plain_.markup += kTextMark;
      plain_.texts.push_back(text);
    } else {
      add_escaped(text);
    }
  }

  void add_escaped(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (text[at] == '<') {
        plain_.markup += "&lt;";
      } else if (text.compare(at, kTextMark.size(), kTextMark) == 0) {
        at += kTextMark.size() - 1;
      } else {
        plain_.markup += text[at];
      }
    }
  }

  char peek(std::size_t ahead) const { return at_ + ahead < page_.size() ? page_[at_ + ahead] : 0; }

  void read_markup() {
    if (peek(1) == '!' || peek(1) == '?') return read_declaration();
    if (peek(1) == '/') return read_end_tag();
    read_start_tag();
  }

  // Comments, <!DOCTYPE>, <?xml ?>, and CDATA, which only XHTML has.
  void read_declaration() {
    const std::string_view rest = page_.substr(at_);
    if (rest.starts_with("<![CDATA[") && dialect_ == MarkupDialect::Xhtml) return read_cdata();
    if (rest.starts_with("<!--")) {
      const bool is_empty = rest.starts_with("<!-->") || rest.starts_with("<!--->");
      return skip_past(is_empty ? ">" : "-->");
    }
    const std::size_t begin = at_;
    skip_past(">");
    if (find_ascii(rest.substr(0, 9), "<!doctype") == 0) {
      plain_.markup += page_.substr(begin, at_ - begin);
    }
  }

  void read_cdata() {
    at_ += std::string_view("<![CDATA[").size();
    const std::size_t end = std::min(page_.find("]]>", at_), page_.size());
    for (const char c : page_.substr(at_, end - at_)) {
      if (c == '<') {
        plain_.markup += "&lt;";
      } else if (c == '&') {
        plain_.markup += "&amp;";
      } else {
        plain_.markup += c;
      }
    }
    at_ = std::min(end + 3, page_.size());
  }

  void skip_past(std::string_view end) {
    const std::size_t found = page_.find(end, at_ + 1);
    at_ = found == std::string_view::npos ? page_.size() : found + end.size();
  }

  // In lower case.
  std::string take_name() {
    const std::size_t begin = at_;
    while (at_ < page_.size() && !is_markup_space(page_[at_]) && page_[at_] != '>' &&
           page_[at_] != '/') {
      ++at_;
    }
    return lower_ascii(page_.substr(begin, std::min(at_ - begin, kMaxNameBytes)));
  }

  void read_end_tag() {
    at_ += 2;
    const std::string name = take_name();
    skip_past_attributes();
    if (kDropped.holds(name) || kUnseen.holds(name)) return;
    if (!open_.leave(name)) return;
    append_end_tag(name);
  }

  void skip_past_attributes() {
    const std::size_t end = page_.find('>', at_);
    at_ = end == std::string_view::npos ? page_.size() : end + 1;
  }

  void append_end_tag(std::string_view name) {
    plain_.markup.append("</").append(name).append(">");
  }

  void read_start_tag() {
    ++at_;
    const std::string name = take_name();
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
    } else if (name == "style") {
      read_raw(name, plain_.styles);
    } else if (name == "title" || name == "textarea" || name == "xmp") {
      read_raw(name, plain_.markup);
    }
  }

  // True where the tag ends in "/>".
  bool read_attributes(std::string_view name) {
    std::size_t count = 0;
    for (bool is_slash = false; at_ < page_.size();) {
      const char c = page_[at_];
      if (c == '>') {
        ++at_;
        if (count > kMaxAttributes) ++plain_.stripped_count;
        return is_slash;
      }
      is_slash = c == '/';
      if (is_slash || is_markup_space(c)) {
        ++at_;
        continue;
      }
      const Attribute attribute = take_attribute();
      if (++count > kMaxAttributes) continue;
      if (name == "frame" && attribute.name == "src") {
        plain_.frames.emplace_back(attribute.value);
      }
      if (kAsked.holds(attribute.name)) append(attribute);
    }
    return false;
  }

  // What a style says is looked at here.  Of what is too long there is only that it is.
  void append(const Attribute& attribute) {
    if (attribute.name == "style") {
      if (hides(attribute.value)) plain_.markup += " hidden";
    } else if (attribute.whole.size() <= kMaxAttributeBytes) {
      plain_.markup.append(" ").append(attribute.whole);
    } else {
      plain_.markup.append(" ").append(attribute.name);
    }
  }

  Attribute take_attribute() {
    const std::size_t begin = at_++;
    while (at_ < page_.size() && !is_markup_space(page_[at_]) && page_[at_] != '>' &&
           page_[at_] != '/' && page_[at_] != '=') {
      ++at_;
    }
    Attribute attribute;
    attribute.name = lower_ascii(page_.substr(begin, std::min(at_ - begin, kMaxNameBytes)));
    const std::size_t end = at_;
    while (at_ < page_.size() && is_markup_space(page_[at_])) ++at_;
    if (peek(0) != '=') {
      at_ = end;
    } else {
      ++at_;
      while (at_ < page_.size() && is_markup_space(page_[at_])) ++at_;
      attribute.value = take_value();
    }
    attribute.whole = page_.substr(begin, at_ - begin);
    return attribute;
  }

  std::string_view take_value() {
    const char quote = peek(0);
    if (quote == '"' || quote == '\'') {
      const std::size_t begin = ++at_;
      const std::size_t end = std::min(page_.find(quote, begin), page_.size());
      at_ = std::min(end + 1, page_.size());
      return page_.substr(begin, end - begin);
    }
    const std::size_t begin = at_;
    while (at_ < page_.size() && !is_markup_space(page_[at_]) && page_[at_] != '>') ++at_;
    return page_.substr(begin, at_ - begin);
  }

  // Where </name> begins; the end of the page where it does not.
  std::size_t find_end_of(std::string_view name) const {
    for (std::size_t at = at_; (at = page_.find("</", at)) != std::string_view::npos; at += 2) {
      const std::string_view found = page_.substr(at + 2, name.size());
      const char next = at + 2 + name.size() < page_.size() ? page_[at + 2 + name.size()] : '>';
      if ((is_markup_space(next) || next == '>' || next == '/') && equals_ascii(found, name)) {
        return at;
      }
    }
    return page_.size();
  }

  // Where nothing ends it, its content is seen, unless it is a script.
  void skip_element(std::string_view name) {
    if (std::find(endless_.begin(), endless_.end(), name) != endless_.end()) return;
    const std::size_t end = find_end_of(name);
    if (end == page_.size() && name != "script") {
      endless_.emplace_back(name);
      return;
    }
    at_ = end;
    skip_past_attributes();
  }

  // The end tag follows as all others do.
  void read_raw(std::string_view name, std::string& to) {
    const std::size_t end = find_end_of(name);
    to += page_.substr(at_, end - at_);
    at_ = end;
  }

  std::string_view page_;
  MarkupDialect dialect_;
  std::size_t at_ = 0;
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
