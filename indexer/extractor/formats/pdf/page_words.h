// page_words.h - the words on a page of a PDF, and where they stand.
//
// poppler stays behind this door.
#pragma once
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/result.h"

namespace musubi {

// Lengths in points, x to the right and y downwards along the writing: a page that is written
// downwards is turned, so that its lines run to the right as well.
struct PdfWord {
  double left = 0, top = 0, right = 0, bottom = 0;
  std::string text;
  bool has_space_behind = false;  // in the file, whatever its width

  double height() const { return bottom - top; }
  double middle() const { return (top + bottom) / 2; }
};

struct PdfPage {
  double width = 0, height = 0;
  std::vector<PdfWord> words;
};

class PdfFile {
 public:
  // `bytes` outlive this object.  Fails on what is no PDF, is damaged, or needs a password.
  static Result<PdfFile> open(std::string_view bytes);
  PdfFile(PdfFile&&) noexcept;
  ~PdfFile();

  std::size_t page_count() const;

  // Counted from 0; without words where the page cannot be read.
  PdfPage page(std::size_t at) const;

  // That the file states of itself; empty where it does not.
  std::string stated(const std::string& key) const;

 private:
  struct State;
  explicit PdfFile(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace musubi
