// query_line.h - the line that a query is typed into.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "searcher/interactive/keys.h"

namespace musubi {

class QueryLine {
 public:
  const std::string& text() const { return text_; }
  // What stands before the cursor.
  std::string_view before_cursor() const { return std::string_view(text_).substr(0, cursor_); }

  // Takes a key that edits: letters, arrows, those of Emacs.  False where it is another.
  bool take(const Key& key);

  // Puts other text in the place of a part, the cursor behind it.
  void replace(std::size_t begin, std::size_t end, const std::string& text);

  // Puts the text by, to be had again with Ctrl-P and Ctrl-N; nothing of it outlives the object.
  void remember();

 private:
  void insert(const std::string& text);
  void erase(std::size_t begin, std::size_t end);
  std::size_t before(std::size_t at) const;
  std::size_t behind(std::size_t at) const;
  std::size_t word_before(std::size_t at) const;
  bool control(char letter);
  void recall(int step);

  std::string text_;
  std::size_t cursor_ = 0;  // a byte, always between two characters as they are seen
  std::string cut_;
  std::vector<std::string> history_;
  std::size_t recalled_ = 0;  // place in the history; its end: the line itself
};

}  // namespace musubi
