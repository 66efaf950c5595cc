#include "common/analysis/ipadic_features.h"

#include <algorithm>
#include <utility>

namespace musubi {

namespace {

PartOfSpeech noun_kind(std::string_view detail, std::string_view more) {
  if (detail == "固有名詞") {
    if (more == "地域") return PartOfSpeech::PlaceName;
    return more == "人名" ? PartOfSpeech::PersonName : PartOfSpeech::ProperNoun;
  }
  if (detail == "数") return PartOfSpeech::Number;
  if (detail == "接尾") return PartOfSpeech::Suffix;
  return PartOfSpeech::Noun;
}

}  // namespace

Features split_features(const char* csv) {
  Features features;
  const char* begin = csv;
  for (auto& feature : features) {
    const char* end = begin;
    while (*end != ',' && *end != '\0') ++end;
    feature = {begin, static_cast<std::size_t>(end - begin)};
    if (*end == '\0') break;
    begin = end + 1;
  }
  return features;
}

PartOfSpeech part_of_speech(const Features& features) {
  if (features[kPos] == "名詞") return noun_kind(features[kPosDetail], features[kPosMore]);
  if (features[kPos] == "動詞") {
    return features[kPosDetail] == "自立" ? PartOfSpeech::Verb : PartOfSpeech::DependentVerb;
  }
  static constexpr std::pair<std::string_view, PartOfSpeech> kOthers[] = {
      {"助詞", PartOfSpeech::Particle},       {"助動詞", PartOfSpeech::Auxiliary},
      {"記号", PartOfSpeech::Symbol},         {"形容詞", PartOfSpeech::Adjective},
      {"副詞", PartOfSpeech::Adverb},         {"連体詞", PartOfSpeech::Adnominal},
      {"接続詞", PartOfSpeech::Conjunction},  {"接頭詞", PartOfSpeech::Prefix},
      {"感動詞", PartOfSpeech::Interjection}, {"フィラー", PartOfSpeech::Filler},
  };
  for (const auto& [name, kind] : kOthers) {
    if (name == features[kPos]) return kind;
  }
  return PartOfSpeech::Other;
}

bool is_noun_of_compounds(const Features& features) {
  static constexpr std::array<std::string_view, 4> kDetails = {"一般", "サ変接続", "形容動詞語幹",
                                                               "副詞可能"};
  const std::string_view detail = features[kPosDetail];
  if (detail == "固有名詞") return features[kPosMore] == "地域" || features[kPosMore] == "組織";
  return std::find(kDetails.begin(), kDetails.end(), detail) != kDetails.end();
}

bool is_common_noun(const Features& features) {
  return features[kPos] == "名詞" && features[kPosDetail] != "固有名詞" &&
         is_noun_of_compounds(features);
}

}  // namespace musubi
