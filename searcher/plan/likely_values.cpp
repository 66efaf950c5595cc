#include "searcher/plan/likely_values.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "common/text/fold.h"
#include "searcher/plan/exact_values.h"
#include "searcher/plan/value_sounds.h"

namespace musubi {

namespace {

// The values of the index, the most frequent first.
std::vector<std::string> all_values(const Field& field, const StoredDocuments& documents) {
  std::vector<ExactValue> found = exact_values(field, "", documents);
  std::stable_sort(found.begin(), found.end(), [](const ExactValue& a, const ExactValue& b) {
    return a.documents > b.documents;
  });
  std::vector<std::string> values;
  for (ExactValue& one : found) values.push_back(std::move(one.value));
  return values;
}

// Those of them that hold what was typed.
std::vector<std::string> values_with(const Field& field, const std::string& typed,
                                     const StoredDocuments& documents) {
  const std::string wanted = fold_name(typed);
  if (wanted.empty()) return {};
  std::vector<std::string> values = all_values(field, documents);
  std::erase_if(values, [&wanted](const std::string& value) {
    return fold_name(value).find(wanted) == std::string::npos;
  });
  return values;
}

// What a place is called besides its name.
constexpr std::string_view kKindsOfPlaces[] = {"都", "道", "府", "県", "市", "区", "町", "村"};

bool ends_with_kind(std::string_view value) {
  return std::any_of(std::begin(kKindsOfPlaces), std::end(kKindsOfPlaces),
                     [value](std::string_view kind) { return value.ends_with(kind); });
}

// Whether it is what was typed and no more, but for what it is: 仙台市, not 仙台市教育委員会.
bool is_all_of(const std::string& value, const std::string& typed) {
  const std::string folded = fold_name(value);
  const std::string wanted = fold_name(typed);
  return folded == wanted ||
         std::any_of(std::begin(kKindsOfPlaces), std::end(kKindsOfPlaces),
                     [&](std::string_view kind) { return folded == wanted + std::string(kind); });
}

}  // namespace

LikelyValues values_spelled(const std::string& typed, const Field& field,
                            const StoredDocuments& documents) {
  LikelyValues values{values_with(field, typed, documents), {}};
  std::copy_if(values.all.begin(), values.all.end(), std::back_inserter(values.whole),
               [&](const std::string& value) { return is_all_of(value, typed); });
  return values;
}

LikelyValues values_read(const std::string& typed, const Field& field,
                         const StoredDocuments& documents, Analyzer& analyzer) {
  LikelyValues values;
  const std::string sound = typed_sound(typed);
  if (sound.empty()) return values;
  for (std::string& value : all_values(field, documents)) {
    const ValueSound of_value = sound_of_value(value, analyzer);
    if (!has_sound(of_value, sound)) continue;
    if (is_sound_of_all(of_value, sound, ends_with_kind(value))) values.whole.push_back(value);
    values.all.push_back(std::move(value));
  }
  return values;
}

}  // namespace musubi
