// markup.h - what stands in a text for its look and not to be read.
//
// Told by its form alone, as sources are read the same whatever they are: ruby (観《かん》光,
// 観光（かんこう）, <ruby>), marks of Markdown, tags of HTML, notes of Aozora Bunko, signs of
// footnotes.
#pragma once
#include <cstddef>
#include <string_view>

namespace musubi {

struct Markup {
  enum class Kind {
    None,
    Mark,     // not seen; `text`: of a link, where it leads to
    Base,     // a word begins that a reading follows
    Reading,  // `text`: of what stands before it
    BaseEnd,
    LineEnd,
    Break,  // what follows is another paragraph or cell
  };
  Kind kind = Kind::None;
  std::size_t size = 0;  // bytes
  std::string_view text = {};
};

// Whether markup_at() need be asked.
bool may_be_markup(char32_t c);

// What is known of the text before a place.
struct MarkupContext {
  bool is_behind_japanese = false;  // right behind a letter
  bool is_behind_kanji = false;
  bool is_in_base = false;  // behind a Base
};

// What begins at byte `at`.
Markup markup_at(std::string_view text, std::size_t at, const MarkupContext& context);

// Behind the indent of the line that begins at `at`, and the > of what is quoted.
std::size_t line_start_end(std::string_view text, std::size_t at);

// Whether an item of a list, a heading or a row of a table begins there.
bool begins_item(std::string_view text, std::size_t at);

}  // namespace musubi
