// width_folding.h - full-width letters and half-width katakana in their usual width.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace musubi {

// A text in which names can be compared byte by byte (ＵＳＡ -> USA, ﾊﾞﾝｺｸ ->
// バンコク), and the way back to the raw text.
class WidthFolded {
 public:
  // `raw` must outlive this.
  explicit WidthFolded(std::string_view raw);

  std::string_view text() const { return changes_.empty() ? raw_ : std::string_view(folded_); }

  // The byte of the raw text for the byte of text() where a character begins or
  // the text ends.
  std::size_t to_raw(std::size_t at) const;

 private:
  std::string_view raw_;
  std::string folded_;
  std::vector<std::pair<std::size_t, std::size_t>>
      changes_;  // where a changed character ends: in text(), in the raw text
};

}  // namespace musubi
