// name_folding.h - a text in which names can be compared byte by byte.
//
// Kanji, kana and signs are folded as the search folds them (common/analysis/normalizer.h):
// ﾊﾞﾝｺｸ -> バンコク, ヴェトナム -> ベトナム, ⼤連 -> 大連.  Latin letters keep their case and their
// accents, and only become as wide as usual: US is a country and us is none.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace musubi {

enum class Gaps {
  Keep,  // but for blanks between letters that all stand apart (友 好 都 市)
  Drop,  // blanks and line ends between two kanji or kana: a name may be cut there
};

class FoldedNames {
 public:
  // `raw` must outlive this.
  explicit FoldedNames(std::string_view raw, Gaps gaps = Gaps::Keep);

  std::string_view text() const { return changes_.empty() ? raw_ : std::string_view(folded_); }

  // The byte of the raw text for the byte of text() where a character begins or
  // the text ends.
  std::size_t to_raw(std::size_t at) const;

  // The last byte of a raw span that ends there: before a gap, where to_raw() is behind it.
  std::size_t end_in_raw(std::size_t end) const;

  // Whether something was dropped right before byte `at` of text(), or inside of a span of it.
  bool is_gap(std::size_t at) const;
  bool has_gap_inside(std::size_t begin, std::size_t end) const { return gap_behind(begin) < end; }

  // The first gap behind byte `at`; npos where there is none.
  std::size_t gap_behind(std::size_t at) const;

 private:
  void copy_raw(std::size_t end);
  void replace(std::size_t begin, std::size_t end, std::string_view with);

  std::string_view raw_;
  std::string folded_;
  std::size_t copied_ = 0;  // of the raw text
  std::vector<std::pair<std::size_t, std::size_t>>
      changes_;  // where a changed character ends: in text(), in the raw text
  std::vector<std::pair<std::size_t, std::size_t>> gaps_;  // in text(), and where it begins in raw
};

}  // namespace musubi
