// page_text.h - a document as the tagger reads it: folded, in sentences that know where
// they stand.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/document.h"
#include "common/gazetteer/name_folding.h"

namespace musubi {

enum class Zone {
  Title,
  Trail,    // a breadcrumb
  Label,    // a value beside the name of what it is: 都道府県名 岡山県
  Opening,  // the first sentences of the text
  Text,
  Contact,  // who answers questions
  Aside,    // menus, the foot of the page, what stands there twice
};

// Bytes [begin, end) of the page's text.
struct Sentence {
  std::size_t begin = 0;
  std::size_t end = 0;
  Zone zone = Zone::Text;
};

class PageText {
 public:
  // Title, body and URL of `document` must stay as they are while this lives.
  explicit PageText(const Document& document);

  // Title and body, folded as names are (common/gazetteer/name_folding.h), a blank line between
  // them.  Of a very long body only the beginning.
  std::string_view text() const { return text_; }

  // A name in the spelling of the page: ヴィンフック省 for ビンフック省, 萬栄郷 for 万栄郷.
  std::string as_written(std::size_t begin, std::size_t end) const;

  std::size_t body_begin() const { return body_begin_; }
  bool is_whole() const { return is_whole_; }  // nothing of the body was left out
  std::string_view url() const { return url_; }
  const std::vector<Sentence>& sentences() const { return sentences_; }

  // Of the sentence that holds a byte of the text.
  Zone zone_at(std::size_t byte) const;

  std::string_view in(const Sentence& sentence) const {
    return std::string_view(text_).substr(sentence.begin, sentence.end - sentence.begin);
  }

 private:
  void add_body(std::size_t begin);
  void add_sentences(std::size_t begin, std::size_t end, Zone zone);
  Zone zone_of_text(std::string_view line);

  const std::string_view raw_title_, raw_body_, url_;
  const FoldedNames title_, body_;
  std::string text_;
  std::size_t body_begin_ = 0;
  bool is_whole_ = false;
  std::vector<Sentence> sentences_;
  std::size_t opening_bytes_ = 0;
};

// パ⏎ラナ州: a name that a line end cuts, in one piece.
std::string without_line_ends(std::string_view name);

}  // namespace musubi
