#include "indexer/extractor/formats/docx/letter_lists.h"

#include <algorithm>
#include <array>

#include "common/text/utf8.h"

namespace musubi {

namespace {

bool is_on(const XmlAttributes& attributes) {
  const std::string_view value = attributes["val"];
  return value != "0" && value != "false" && value != "off";
}

// Those of scripts that are not read here are shown in Arabic digits.
Numeral numeral_of(std::string_view format) {
  constexpr std::array<std::pair<std::string_view, Numeral>, 33> kNumerals = {
      {{"aiueo", Numeral::NarrowAiueo},
       {"aiueoFullWidth", Numeral::Aiueo},
       {"chineseCounting", Numeral::Chinese},
       {"chineseCountingThousand", Numeral::Chinese},
       {"decimalEnclosedCircle", Numeral::Circled},
       {"decimalEnclosedCircleChinese", Numeral::Circled},
       {"decimalEnclosedFullstop", Numeral::WithFullStop},
       {"decimalEnclosedParen", Numeral::Parenthesized},
       {"decimalFullWidth", Numeral::FullWidthArabic},
       {"decimalFullWidth2", Numeral::FullWidthArabic},
       {"decimalZero", Numeral::PaddedArabic},
       {"ideographDigital", Numeral::KanjiDigits},
       {"ideographEnclosedCircle", Numeral::CircledKanji},
       {"ideographTraditional", Numeral::HeavenlyStems},
       {"ideographZodiac", Numeral::ZodiacSigns},
       {"iroha", Numeral::NarrowIroha},
       {"irohaFullWidth", Numeral::Iroha},
       {"japaneseCounting", Numeral::Japanese},
       {"japaneseDigitalTenThousand", Numeral::KanjiDigits},
       {"japaneseLegal", Numeral::JapaneseFormal},
       {"koreanDigital2", Numeral::KanjiDigits},
       {"lowerLetter", Numeral::LowerLetters},
       {"lowerRoman", Numeral::LowerRoman},
       {"none", Numeral::None},
       {"numberInDash", Numeral::DashedArabic},
       {"taiwaneseCounting", Numeral::Chinese},
       {"taiwaneseCountingThousand", Numeral::Chinese},
       {"taiwaneseDigital", Numeral::KanjiDigits},
       {"upperLetter", Numeral::UpperLetters},
       {"upperRoman", Numeral::UpperRoman},
       // Of the format "custom", by its first number.
       {"001", Numeral::ThreeDigits},
       {"0001", Numeral::FourDigits},
       {"00001", Numeral::FiveDigits}}};
  const auto* const known =
      std::find_if(kNumerals.begin(), kNumerals.end(),
                   [&](const auto& numeral) { return numeral.first == format; });
  return known == kNumerals.end() ? Numeral::Arabic : known->second;
}

}  // namespace

void LetterLists::begin(std::string_view name, const XmlAttributes& attributes) {
  if (name == "Fallback") ++left_out_;
  if (left_out_ > 0) return;
  if (name == "abstractNum") begin_kind(attributes.number("abstractNumId"));
  if (name == "num") begin_list(attributes.number("numId").value_or(0));
  if (name == "abstractNumId" && list_ != nullptr) {
    list_->kind = attributes.number("val").value_or(0);
  }
  if (name == "styleLink" && kind_ != nullptr) {
    kinds_by_style_.emplace(attributes["val"], kind_number_);
  }
  if (name == "numStyleLink" && kind_ != nullptr) kind_->has_style = attributes["val"];
  if (name == "lvlOverride") level_number_ = attributes.number("ilvl").value_or(0);
  if (name == "lvl") begin_level(attributes.number("ilvl").value_or(0));
  if (name == "startOverride" && list_ != nullptr && level_number_ < kListLevels) {
    list_->starts[level_number_] = attributes.number("val").value_or(0);
  }
  if (level_ != nullptr) note_of_level(name, attributes);
}

void LetterLists::end(std::string_view name) {
  if (name == "Fallback") --left_out_;
  if (name == "abstractNum") kind_ = nullptr;
  if (name == "num") list_ = nullptr;
  if (name == "lvl") level_ = nullptr;
}

void LetterLists::begin_kind(std::optional<unsigned> number) {
  if (!number) return;
  is_cut_ = is_cut_ || kinds_.size() == kMaxLists;
  kind_number_ = *number;
  kind_ = kinds_.size() < kMaxLists ? &kinds_[kind_number_] : nullptr;
}

// 0 stands for none: what is stated of it numbers nothing.
void LetterLists::begin_list(unsigned number) {
  if (number == 0) return;
  is_cut_ = is_cut_ || lists_.size() == kMaxLists;
  list_ = lists_.size() < kMaxLists ? &lists_[number] : nullptr;
}

void LetterLists::begin_level(std::size_t number) {
  level_number_ = number;
  if (number >= kListLevels) return;
  if (kind_ != nullptr) level_ = &kind_->levels[number];
  if (list_ != nullptr) level_ = &list_->levels[number];
  if (level_ == nullptr) return;
  *level_ = ListLevel();
  level_->start = 0;
}

void LetterLists::note_of_level(std::string_view name, const XmlAttributes& attributes) {
  const std::string_view value = attributes["val"];
  if (name == "start") level_->start = attributes.number("val").value_or(0);
  if (name == "numFmt") {
    const std::string_view format = attributes["format"];
    level_->numeral = numeral_of(value == "custom" ? format.substr(0, format.find(',')) : value);
  }
  if (name == "lvlText") level_->label = truncate_utf8(value, kMaxLabelBytes);
  if (name == "suff") level_->is_close = value == "nothing";
  if (name == "isLgl") level_->is_arabic = is_on(attributes);
  if (name == "lvlRestart") level_->restarts_behind = attributes.number("val").value_or(0);
  const bool is_bullet = name == "numFmt" && value == "bullet";
  if (is_bullet || (name == "vanish" && is_on(attributes))) level_->is_hidden = true;
  if (name == "pStyle" && kind_ != nullptr) kind_->styles[level_number_] = value;
}

// A list may take its kind by the name of a style.
unsigned LetterLists::kind_of(const NumberedList& list) const {
  const auto kind = kinds_.find(list.kind);
  if (kind == kinds_.end()) return list.kind;
  const auto named = kinds_by_style_.find(kind->second.has_style);
  return named == kinds_by_style_.end() ? list.kind : named->second;
}

std::string LetterLists::next_label(std::string_view style, ListPlace place) {
  const ListPlace of_style = styles_.list_place(style);
  const bool is_by_style = !place.list;
  if (is_by_style) place.list = of_style.list;
  const auto found = lists_.find(place.list.value_or(0));
  if (found == lists_.end()) return "";
  NumberedList& list = found->second;
  list.kind = kind_of(list);
  const auto kind = kinds_.find(list.kind);
  if (kind == kinds_.end()) return "";

  if (!place.level && is_by_style) place.level = of_style.level;
  if (!place.level && is_by_style) {
    const auto& styles = kind->second.styles;
    const auto headed = std::find(styles.begin(), styles.end(), style);
    if (headed != styles.end()) place.level = static_cast<std::size_t>(headed - styles.begin());
  }
  const std::size_t level = place.level.value_or(0);
  if (level >= kListLevels) return "";

  return counters_.next_label(found->first, list, kind->second.levels, level);
}

}  // namespace musubi
