#include "indexer/readers/character_likelihood.h"

#include <unicode/ulocdata.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace musubi {

namespace {

double weight(std::size_t rank) {
  return 1.0 / (static_cast<double>(rank) + 5);
}

}  // namespace

Ranked::Ranked(std::u32string_view characters, double share) {
  double sum = 0;
  for (std::size_t i = 0; i < characters.size(); ++i) sum += weight(i);
  for (std::size_t i = 0; i < characters.size(); ++i) {
    likelihoods_.emplace(characters[i], std::log(share * weight(i) / sum));
  }
}

const double* Ranked::find(char32_t c) const {
  const auto found = likelihoods_.find(c);
  return found == likelihoods_.end() ? nullptr : &found->second;
}

Alike::Alike(icu::UnicodeSet characters, double share)
    : characters_(std::move(characters)),
      likelihood_(std::log(share / std::max(1, characters_.size()))) {
  characters_.freeze();
}

const double* Alike::find(char32_t c) const {
  return characters_.contains(static_cast<UChar32>(c)) ? &likelihood_ : nullptr;
}

icu::UnicodeSet everyday_characters(const char* language) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeSet set;
  ULocaleData* data = ulocdata_open(language, &status);
  ulocdata_getExemplarSet(data, set.toUSet(), 0, ULOCDATA_ES_STANDARD, &status);
  ulocdata_close(data);
  return set;
}

}  // namespace musubi
