// text_flow.h - lines of a text whose parts are nested: notes in paragraphs, paragraphs in cells.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace musubi {

// Of one text.
constexpr std::size_t kMaxNumberBytes = 8U << 20;

class TextFlow {
 public:
  void begin_paragraph();
  void end_paragraph();

  // Its number or mark in a list, which stands before its text and is no part of a title.
  void number(std::string_view label);

  void text(std::string_view piece);
  void break_line();

  // A row of a table becomes a line, its cells parted by two spaces.  Tables in cells become part
  // of the cell.
  void begin_cell();
  void end_cell();
  void end_row();

  // A text box, a footnote: its paragraphs follow the one that it is in.
  void begin_aside();
  void end_aside();

  // What the last paragraph that was ended says, without its number.
  const std::string& last_paragraph() const { return last_paragraph_; }

  // Whether there were more numbers than are kept: a small file can state any number of them.
  bool lacks_numbers() const { return lacks_numbers_; }

  // All lines until now, and begins anew.
  std::string take();

 private:
  struct Frame {
    std::string number, line;
    std::size_t paragraph_at = 0;    // where in the line of a cell the last one begins
    std::string below;               // lines that follow it
    bool is_cell = false;            // paragraphs of a cell are parts of its line
    std::vector<std::string> cells;  // of the row that is being read
  };
  void deliver(std::string line);

  std::vector<Frame> frames_ = {Frame{}};
  std::string text_, last_paragraph_;
  std::size_t number_bytes_ = 0;
  bool lacks_numbers_ = false;
};

}  // namespace musubi
