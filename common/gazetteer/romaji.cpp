#include "common/gazetteer/romaji.h"

#include <algorithm>
#include <array>

namespace musubi {

namespace {

struct Spelling {
  std::string_view other, hepburn;
};

// Kunrei and Nihon syllables (ISO 3602) and what Hepburn writes; longer first.
constexpr std::array<Spelling, 16> kSyllables = {{
    {"tch", "cch"},
    {"sy", "sh"},
    {"ty", "ch"},
    {"zy", "j"},
    {"jy", "j"},
    {"dy", "j"},
    {"si", "shi"},
    {"ti", "chi"},
    {"tu", "tsu"},
    {"hu", "fu"},
    {"zi", "ji"},
    {"di", "ji"},
    {"du", "zu"},
    {"mb", "nb"},
    {"mm", "nm"},
    {"mp", "np"},
}};

// "hu" is a syllable of its own, but not in shu and chu.
bool is_after_consonant(std::string_view name, std::size_t at) {
  return at > 0 && (name[at - 1] == 's' || name[at - 1] == 'c');
}

std::string in_hepburn(std::string_view folded) {
  std::string hepburn;
  for (std::size_t at = 0; at < folded.size();) {
    const auto syllable =
        std::find_if(kSyllables.begin(), kSyllables.end(), [&](const Spelling& spelling) {
          return spelling.other.front() == folded[at] &&
                 folded.substr(at).starts_with(spelling.other) &&
                 !(spelling.other == "hu" && is_after_consonant(folded, at));
        });
    if (syllable == kSyllables.end()) {
      hepburn += folded[at++];
    } else {
      hepburn += syllable->hepburn;
      at += syllable->other.size();
    }
  }
  return hepburn;
}

bool is_long_vowel(char before, char c) {
  return (c == 'u' && (before == 'o' || before == 'u')) || (c == 'o' && before == 'o');
}

}  // namespace

std::string romaji_key(std::string_view folded) {
  std::string key;
  for (const char c : in_hepburn(folded)) {
    if (key.empty() || !is_long_vowel(key.back(), c)) key += c;
  }
  return key;
}

bool is_romaji(std::string_view folded) {
  return !folded.empty() &&
         std::all_of(folded.begin(), folded.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace musubi
