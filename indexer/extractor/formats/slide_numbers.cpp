#include "indexer/extractor/formats/slide_numbers.h"

#include <algorithm>
#include <utility>

#include "indexer/extractor/numbering/numeral.h"

namespace musubi {

namespace {

// "romanLcParenBoth": the numeral, then what stands around it (ECMA-376, 20.1.10.61).
Numeral numeral_of(std::string_view scheme) {
  constexpr std::array<std::pair<std::string_view, Numeral>, 12> kNumerals = {
      {{"alphaLc", Numeral::LowerAlphabet},
       {"alphaUc", Numeral::UpperAlphabet},
       {"arabicDb", Numeral::FullWidthArabic},
       {"arabic", Numeral::Arabic},
       {"romanLc", Numeral::LowerRoman},
       {"romanUc", Numeral::UpperRoman},
       {"circleNum", Numeral::Circled},
       {"ea1JpnKor", Numeral::Japanese},
       {"ea1JpnChsDb", Numeral::Japanese},
       {"ea1Cht", Numeral::Chinese},
       {"ea1Chs", Numeral::Chinese},
       {"", Numeral::Arabic}}};
  return std::find_if(kNumerals.begin(), kNumerals.end(),
                      [&](const auto& known) { return scheme.starts_with(known.first); })
      ->second;
}

std::string written_in(std::string_view scheme, unsigned number) {
  const std::string written = written_number(number, numeral_of(scheme));
  const bool is_wide = scheme.find("Db") != scheme.npos && !scheme.starts_with("circle");
  if (scheme.ends_with("ParenBoth")) return "(" + written + ") ";
  if (scheme.ends_with("ParenR")) return written + ") ";
  if (scheme.ends_with("Period")) return written + (is_wide ? "．" : ". ");
  return written + " ";
}

}  // namespace

std::string SlideNumbers::next_label(std::size_t level, std::string_view scheme, unsigned start) {
  constexpr unsigned kMaxStart = 32'767;
  level = std::min(level, kListLevels - 1);
  start = std::clamp(start, 1U, kMaxStart);
  Count& count = counts_[level];
  if (count.scheme != scheme || count.start != start) count = {std::string(scheme), start, start};
  std::string label = written_in(scheme, count.number++);
  for (std::size_t below = level + 1; below < kListLevels; ++below) counts_[below] = {};
  return label;
}

void SlideNumbers::skip(std::size_t level) {
  for (std::size_t at = level; at < kListLevels; ++at) counts_[at] = {};
}

}  // namespace musubi
