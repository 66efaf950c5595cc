#include "searcher/present/line_wrapper.h"

#include <unicode/utext.h>

#include <algorithm>

namespace musubi {

namespace {

std::string_view without_final_blanks(std::string_view text) {
  constexpr std::string_view kIdeographicSpace = "　";
  for (;;) {
    if (text.ends_with(' ')) {
      text.remove_suffix(1);
    } else if (text.ends_with(kIdeographicSpace)) {
      text.remove_suffix(kIdeographicSpace.size());
    } else {
      return text;
    }
  }
}

}  // namespace

// Byte offsets behind which a line may begin, the end of the text last.
std::vector<std::size_t> LineWrapper::opportunities(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  if (!breaks_) breaks_.reset(icu::BreakIterator::createLineInstance("ja@lb=strict", status));
  UText source = UTEXT_INITIALIZER;
  utext_openUTF8(&source, text.data(), static_cast<int64_t>(text.size()), &status);
  std::vector<std::size_t> offsets;
  if (U_SUCCESS(status)) {
    breaks_->setText(&source, status);
    for (int32_t next = breaks_->next(); next != icu::BreakIterator::DONE; next = breaks_->next()) {
      offsets.push_back(static_cast<std::size_t>(next));
    }
  }
  utext_close(&source);
  if (offsets.empty() || offsets.back() != text.size()) offsets.push_back(text.size());
  return offsets;
}

std::vector<ByteSpan> LineWrapper::wrap(std::string_view text, int columns) {
  if (text.empty()) return {};
  if (fits_into(text, columns, ambiguous_)) return {{0, text.size()}};

  std::vector<ByteSpan> lines;
  std::size_t begin = 0;
  const auto end_line = [&](std::size_t end) {
    const std::size_t size = without_final_blanks(text.substr(begin, end - begin)).size();
    if (size > 0) lines.emplace_back(begin, begin + size);
    begin = end;
  };
  const auto fits = [&](std::size_t end) {
    const auto line = without_final_blanks(text.substr(begin, end - begin));
    return fits_into(line, columns, ambiguous_);
  };
  std::size_t last_fitting = 0;
  for (const std::size_t next : opportunities(text)) {
    if (!fits(next) && last_fitting > begin) end_line(last_fitting);
    while (!fits(next)) {
      const std::size_t room = prefix_of_width(text.substr(begin), columns, ambiguous_).size();
      if (room == 0) break;
      end_line(begin + room);
    }
    last_fitting = next;
  }
  end_line(text.size());
  return lines;
}

}  // namespace musubi
