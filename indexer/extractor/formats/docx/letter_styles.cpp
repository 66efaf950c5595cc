#include "indexer/extractor/formats/docx/letter_styles.h"

namespace musubi {

namespace {

// Styles that are based on each other in a ring have no end.
constexpr std::size_t kMaxStyleBases = 20;

}  // namespace

void note_list_place(std::string_view name, const XmlAttributes& attributes, ListPlace& place) {
  if (name == "numId") place.list = attributes.number("val").value_or(0);
  if (name == "ilvl") place.level = attributes.number("val").value_or(0);
}

void LetterStyles::begin(std::string_view name, const XmlAttributes& attributes) {
  if (name == "pPrChange") ++changed_;
  if (name == "style") style_ = &styles_[std::string(attributes["styleId"])];
  if (style_ == nullptr || changed_ > 0) return;
  if (name == "name") style_->name = attributes["val"];
  if (name == "basedOn") style_->based_on = attributes["val"];
  note_list_place(name, attributes, style_->place);
}

void LetterStyles::end(std::string_view name) {
  if (name == "pPrChange") --changed_;
  if (name == "style") style_ = nullptr;
}

std::string_view LetterStyles::name_of(std::string_view id) const {
  const auto style = styles_.find(id);
  return style == styles_.end() ? std::string_view() : style->second.name;
}

ListPlace LetterStyles::list_place(std::string_view id) const {
  ListPlace place;
  auto style = styles_.find(id);
  for (std::size_t bases = 0; style != styles_.end() && bases < kMaxStyleBases; ++bases) {
    if (!place.list) place.list = style->second.place.list;
    if (!place.level) place.level = style->second.place.level;
    style = styles_.find(style->second.based_on);
  }
  return place;
}

}  // namespace musubi
