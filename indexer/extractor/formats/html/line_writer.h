// line_writer.h - puts the words of a page into lines, and notes what ruby says of them.
#pragma once
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "indexer/extraction/extracted.h"

namespace musubi {

class LineWriter {
 public:
  // White space becomes one blank, and nothing at all between letters that are written without:
  // there it is but a line end of the markup.
  void add(std::string_view words);

  // As it is, line ends too.
  void add_preformatted(std::string_view text);

  // What stands before the next words, should there be any in their line: "・".
  void mark(std::string_view mark) { mark_ = mark; }

  // Furniture (page_words.h) is dropped here.
  void end_line();

  // Goes on in the last line, behind ": ", if it is a short one; for a term and what it means.
  void rejoin_line();

  // Between them the base is added, and its reading.
  void begin_ruby();
  void add_reading(std::string_view reading);
  void end_ruby();

  // Of a word that is in a line already.
  void note_reading(std::string base, std::string reading);

  std::string take_text();
  std::vector<NamedValue> take_readings();
  std::size_t lost_reading_count() const { return lost_readings_; }

 private:
  void note_ruby();

  std::string text_;
  std::size_t line_ = 0;  // where the last one begins
  bool has_space_ = false;
  bool has_line_end_ = false;  // in that space
  std::string_view mark_;

  // Neighbouring ones make a word: 弘(ひろ)前(さき).
  std::size_t ruby_begin_ = 0, ruby_end_ = 0;
  std::string reading_;
  bool has_ruby_ = false;

  std::vector<NamedValue> readings_;
  std::unordered_set<std::string> known_readings_;
  std::size_t lost_readings_ = 0;
};

}  // namespace musubi
