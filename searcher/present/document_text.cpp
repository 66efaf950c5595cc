#include "searcher/present/document_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "common/calendar/moment.h"
#include "common/index/schema.h"
#include "common/messages.h"
#include "common/text/utf8.h"
#include "searcher/present/file_link.h"
#include "searcher/present/hit_text.h"
#include "searcher/present/shown_names.h"
#include "searcher/present/single_line.h"
#include "searcher/present/text_setter.h"

namespace musubi {

namespace {

constexpr int kLabelColumns = 14;

class DocumentPage {
 public:
  explicit DocumentPage(const TextStyle& style)
      : style_(style), wrapper_(style.ambiguous), fields_(kLabelColumns, style, wrapper_) {}

  void title(const Hit& document) {
    text_ += TextSetter(0, style_, wrapper_)
                 .wrapped(title_of(document), document.title_highlights, 0, Look::Strong);
  }

  void field(std::string_view label, const std::string& value) {
    if (!trim(value).empty()) add(label, fields_.wrapped(value, {}, 0, Look::Plain));
  }

  // Not broken into lines.
  void address(std::string_view label, const std::string& value, const LinkTarget& target) {
    if (!value.empty()) add(label, fields_.whole(value, target, Look::Link));
  }

  void body(const Hit& document);

  std::string take() { return std::move(text_); }

 private:
  void add(std::string_view label, std::string lines) {
    const int padding = kLabelColumns - display_width(label, style_.ambiguous);
    const std::string head =
        fmt::format("{}{:{}}", painted(label, Look::Dim, style_), "", std::max(padding, 1));
    text_ += head + lines.substr(kLabelColumns);
  }

  const TextStyle& style_;
  LineWrapper wrapper_;
  TextSetter fields_;
  std::string text_;
};

// The part of `spans` that lies in [begin, end), counted from `begin`.
CharSpans part_of(const CharSpans& spans, std::size_t begin, std::size_t end) {
  CharSpans part;
  auto span = std::partition_point(spans.begin(), spans.end(),
                                   [begin](const auto& one) { return one.second <= begin; });
  for (; span != spans.end() && span->first < end; ++span) {
    part.emplace_back(std::max(span->first, begin) - begin, std::min(span->second, end) - begin);
  }
  return part;
}

void DocumentPage::body(const Hit& document) {
  const std::string& body = *document.body;
  const CharSpans& spans = document.body_highlights;
  TextSetter setter(0, style_, wrapper_);
  auto place = document.body_places.begin();
  std::size_t chars = 0;
  for (std::size_t begin = 0; begin < body.size();) {
    const std::size_t end = std::min(body.find('\n', begin), body.size());
    const std::string_view line = std::string_view(body).substr(begin, end - begin);
    const std::size_t count = char_count(line);
    for (; place != document.body_places.end() && place->begin <= end; ++place) {
      if (!place->name.empty()) {
        text_ +=
            setter.wrapped(fmt::format("── {} ──", shown_place(place->name)), {}, 1, Look::Dim);
      }
    }
    const bool is_blank = trim(line).empty();
    text_ += is_blank ? "\n"
                      : setter.wrapped(line, part_of(spans, chars, chars + count), 0, Look::Plain);
    chars += count + 1;
    begin = end + 1;
  }
}

std::string label_of(FieldId id) {
  const bool is_initials = id == FieldId::Id || id == FieldId::Url;
  if (spoken_language() != Language::English || is_initials) return std::string(field(id).label);
  std::string name(field(id).name);
  name.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(name.front())));
  return name;
}

// "全45件中 12件目。次は --show list.csv#13", of a document of a table.
std::string row_text(const Hit& document, const TextStyle& style) {
  if (document.row == 0 || document.rows == 0) return {};
  if (document.row == document.rows) {
    return translated(fmt::format("全{}件中 {}件目", document.rows, document.row));
  }
  return translated(fmt::format("全{}件中 {}件目。次は --show {}", document.rows, document.row,
                                file_of(document, document.row + 1, style)));
}

}  // namespace

std::string document_text(const Hit& document, const TextStyle& style) {
  DocumentPage page(style);
  page.title(document);
  page.field(label_of(FieldId::Prefecture), listed(document.prefecture));
  page.field(label_of(FieldId::Country), listed(document.country));
  page.field(label_of(FieldId::Domain), listed(document.domain));
  page.field(label_of(FieldId::Organization), listed(document.organization));
  page.field(label_of(FieldId::Partner), document.partner);
  page.field(label_of(FieldId::Kind), listed(document.kind));
  page.field(label_of(FieldId::Date), document.date);
  page.field(label_of(FieldId::Year), fmt::format("{}", fmt::join(document.year, "・")));
  if (document.changed != 0) {
    const bool is_english = spoken_language() == Language::English;
    page.field(is_english ? "Added" : "登録", day_text(document.came));
    if (document.changed != document.came)
      page.field(is_english ? "Changed" : "更新", day_text(document.changed));
  }
  page.address(label_of(FieldId::Url), document.url, {document.url});
  page.address(translated("ファイル"), file_of(document, document.row, style),
               link_to_file(document));
  page.field(translated("位置"), row_text(document, style));
  page.address(label_of(FieldId::Id), document.id, {});
  if (document.body) return page.take() + "\n" + body_text(document, style);
  return page.take();
}

std::string body_text(const Hit& document, const TextStyle& style) {
  DocumentPage page(style);
  if (document.body) page.body(document);
  return page.take();
}

}  // namespace musubi
