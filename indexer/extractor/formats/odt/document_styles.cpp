#include "indexer/extractor/formats/odt/document_styles.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "common/text/utf8.h"

namespace musubi {

namespace {

// By the first of the numbers that a format shows as a sample: "ア, イ, ウ, ...".
Numeral numeral_of(std::string_view format, bool repeats_letters) {
  constexpr std::array<std::pair<std::string_view, Numeral>, 20> kNumerals = {
      {{"", Numeral::None},
       {"01", Numeral::PaddedArabic},
       {"001", Numeral::ThreeDigits},
       {"0001", Numeral::FourDigits},
       {"00001", Numeral::FiveDigits},
       {"a", Numeral::LowerAlphabet},
       {"A", Numeral::UpperAlphabet},
       {"i", Numeral::LowerRoman},
       {"I", Numeral::UpperRoman},
       {"１", Numeral::FullWidthArabic},
       {"①", Numeral::Circled},
       {"一", Numeral::Japanese},
       {"壱", Numeral::JapaneseFormal},
       {"甲", Numeral::HeavenlyStems},
       {"子", Numeral::ZodiacSigns},
       {"ア", Numeral::Aiueo},
       {"ｱ", Numeral::NarrowAiueo},
       {"イ", Numeral::Iroha},
       {"ｲ", Numeral::NarrowIroha},
       {"㊀", Numeral::CircledKanji}}};
  const std::string_view sample = format.substr(0, format.find(','));
  if (repeats_letters && sample == "a") return Numeral::LowerLetters;
  if (repeats_letters && sample == "A") return Numeral::UpperLetters;
  const auto* const known =
      std::find_if(kNumerals.begin(), kNumerals.end(),
                   [&](const auto& numeral) { return numeral.first == sample; });
  return known == kNumerals.end() ? Numeral::Arabic : known->second;
}

// Of the level, counted from 1: "1.2.3" shows three of them.
std::string label_of(std::size_t level, const ListLevels& levels, const XmlAttributes& attributes) {
  const std::string_view list_format = attributes["num-list-format"];
  std::string label(attributes["num-prefix"]);
  if (!list_format.empty()) {  // "第%1%条" is "第%1条" here
    label.clear();
    for (std::size_t at = 0; at < list_format.size(); ++at) {
      const bool is_number =
          list_format[at] == '%' && at + 2 < list_format.size() && list_format[at + 2] == '%';
      label += list_format.substr(at, is_number ? 2 : 1);
      if (is_number) at += 2;
    }
    return label;
  }
  const std::size_t shown =
      std::clamp<std::size_t>(attributes.number("display-levels").value_or(1), 1, level);
  std::string numbers;
  for (std::size_t of = level - shown + 1; of <= level; ++of) {
    if (levels[of - 1].numeral == Numeral::None) continue;
    numbers += fmt::format("{}%{}", numbers.empty() ? "" : ".", of);
  }
  return label + numbers + std::string(attributes["num-suffix"]);
}

}  // namespace

void DocumentStyles::read(const ZipContainer& container, Output& output) {
  for (const char* const part : {"styles.xml", "content.xml"}) {
    XmlEvents events(*this);
    events_ = &events;
    const bool is_known = container.has(part);
    if (is_known && !read_xml(container, part, events) && part == std::string_view("styles.xml")) {
      output.warn(std::string(kDamagedLists));
    }
  }
}

void DocumentStyles::begin(std::string_view name, const XmlAttributes& attributes) {
  if (name == "body") return events_->stop();
  if (name == "list-style") {
    is_cut_ = is_cut_ || styles_.size() == kMaxLists;
    levels_ = styles_.size() < kMaxLists ? &styles_[std::string(attributes["name"])] : nullptr;
  }
  if (name == "outline-style") levels_ = &headings_;
  if (name == "style") style_ = attributes["name"];
  if (name == "drawing-page-properties" && attributes["visibility"] == "hidden") {
    hidden_.insert(style_);
  }
  if (levels_ != nullptr &&
      (name.starts_with("list-level-style-") || name == "outline-level-style")) {
    begin_level(name, attributes);
  }
  if (name == "list-level-label-alignment" && level_ != nullptr) {
    level_->is_close = attributes["label-followed-by"] == "nothing";
  }
}

void DocumentStyles::end(std::string_view name) {
  if (name == "list-style" || name == "outline-style") levels_ = nullptr;
  if (name.starts_with("list-level-style-") || name == "outline-level-style") level_ = nullptr;
}

void DocumentStyles::begin_level(std::string_view name, const XmlAttributes& attributes) {
  const std::size_t number = attributes.number("level").value_or(0);
  if (number == 0 || number > kListLevels) return;
  level_ = &(*levels_)[number - 1];
  const bool is_bullet = name.ends_with("-bullet") || name.ends_with("-image");
  const std::string_view format = attributes["num-format"];
  level_->numeral =
      is_bullet ? Numeral::None : numeral_of(format, attributes["num-letter-sync"] == "true");
  if (is_bullet || format.empty()) {
    level_->label =
        is_bullet ? ""
                  : std::string(attributes["num-prefix"]) + std::string(attributes["num-suffix"]);
  } else {
    level_->label = label_of(number, *levels_, attributes);
  }
  level_->label = truncate_utf8(level_->label, kMaxLabelBytes);
  level_->start = attributes.number("start-value").value_or(1);
}

const ListLevels* DocumentStyles::levels(std::string_view style) const {
  const auto found = styles_.find(style);
  return found == styles_.end() ? nullptr : &found->second;
}

}  // namespace musubi
