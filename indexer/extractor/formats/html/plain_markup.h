// plain_markup.h - a page's markup without what no reader sees, and bounded.
//
// First step of reading a page.  The parser behind it builds a tree of all that it is given, in
// time that grows with the square of depth and of attributes; so scripts, drawings, comments and
// attributes that nobody asks for never reach it, and what nests too deep loses its tags.  Nor do
// texts, which it would look at letter by letter: they are put aside.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace musubi {

enum class MarkupDialect { Html, Xhtml };

// By what the beginning of a page declares.
MarkupDialect dialect_of(std::string_view page);

// Of a page, as UTF-8, that is read.
inline constexpr std::size_t kMaxPageBytes = 16U << 20;

// What is left of where a link leads; of one to another page there is something else.
inline constexpr std::string_view kLinkToFirstPage = "/";
inline constexpr std::string_view kLinkWithinPage = "#";
inline constexpr std::string_view kLinkToPaper = "paper";

struct PlainMarkup {
  std::string markup;
  std::vector<std::string_view>
      texts;                        // of the page; in `markup` there are their marks (text_marks.h)
  std::string styles;               // of all <style> elements
  std::vector<std::string> frames;  // addresses of the pages in its frames
  std::size_t flattened_count = 0;  // elements that are too deep
  std::size_t stripped_count = 0;   // elements with too many attributes
};

// `page` is UTF-8 and has to outlive what comes of it.  In XHTML <a/> is an element without
// content, in HTML the beginning of one.
PlainMarkup plain_markup(std::string_view page, MarkupDialect dialect);

}  // namespace musubi
