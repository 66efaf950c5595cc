#include "common/gazetteer/width_folding.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "common/text/utf8.h"

namespace musubi {

namespace {

// U+FF01 to U+FF9F begin with this byte, and little else does.
constexpr char kLead = '\xEF';

bool is_other_width(char32_t c) {
  return c >= U'！' && c <= 0xFF9F;
}

bool is_half_width_voicing(char32_t c) {
  return c == U'ﾞ' || c == U'ﾟ';
}

std::string usual_width(std::string_view characters) {
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2* const compatibility = icu::Normalizer2::getNFKCInstance(status);
  std::string folded;
  compatibility
      ->normalize(icu::UnicodeString::fromUTF8(
                      icu::StringPiece(characters.data(), static_cast<int32_t>(characters.size()))),
                  status)
      .toUTF8String(folded);
  return folded;
}

}  // namespace

WidthFolded::WidthFolded(std::string_view raw) : raw_(raw) {
  std::size_t copied = 0;
  for (std::size_t at = raw.find(kLead); at != std::string_view::npos; at = raw.find(kLead, at)) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(raw, at);
    if (!is_other_width(c)) continue;
    folded_.append(raw, copied, begin - copied);
    if (c <= U'～') {
      append_utf8(folded_, c - (U'！' - U'!'));
    } else {
      std::size_t next = at;
      if (next < raw.size() && is_half_width_voicing(next_code_point(raw, next))) at = next;
      folded_ += usual_width(raw.substr(begin, at - begin));
    }
    copied = at;
    changes_.emplace_back(folded_.size(), at);
  }
  if (!changes_.empty()) folded_.append(raw, copied);
}

std::size_t WidthFolded::to_raw(std::size_t at) const {
  const auto behind = std::upper_bound(
      changes_.begin(), changes_.end(), at,
      [](std::size_t offset, const auto& change) { return offset < change.first; });
  if (behind == changes_.begin()) return at;
  const auto [folded, raw] = *std::prev(behind);
  return raw + (at - folded);
}

}  // namespace musubi
