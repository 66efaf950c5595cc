#include "common/index/vocabulary.h"

#include <algorithm>

#include "common/gazetteer/romaji.h"
#include "common/text/fold.h"

namespace musubi {

namespace {

constexpr char kSeparator = '\x1f';

}  // namespace

std::string vocabulary_key(VocabularyKey kind, std::string_view key) {
  std::string name(kVocabularyPrefix);
  name += static_cast<char>(kind);
  name += key;
  return name;
}

std::string vocabulary_entry(const std::vector<std::string>& terms) {
  std::string entry;
  for (const std::string& term : terms) {
    if (!entry.empty()) entry += kSeparator;
    entry += term;
  }
  return entry;
}

std::vector<std::string> Vocabulary::find(VocabularyKey kind, std::string_view key) const {
  std::vector<std::string> terms;
  if (key.empty() || key.size() > kMaxVocabularyKeyBytes) return terms;
  const std::string entry = database_.get_metadata(vocabulary_key(kind, key));
  for (std::size_t begin = 0; begin < entry.size();) {
    const std::size_t end = std::min(entry.find(kSeparator, begin), entry.size());
    terms.push_back(entry.substr(begin, end - begin));
    begin = end + 1;
  }
  return terms;
}

std::string english_stem(const std::string& word) {
  static const Xapian::Stem stem("english");
  return stem(word);
}

std::string place_key(std::string_view name) {
  const std::string folded = fold_name(name);
  return is_romaji(folded) ? romaji_key(folded) : folded;
}

}  // namespace musubi
