#include "searcher/present/hit_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "common/calendar/moment.h"
#include "common/messages.h"
#include "common/text/utf8.h"
#include "searcher/present/copies.h"
#include "searcher/present/explanation_text.h"
#include "searcher/present/file_link.h"
#include "searcher/present/seen_from.h"
#include "searcher/present/shown_names.h"
#include "searcher/present/single_line.h"
#include "searcher/present/text_setter.h"

namespace musubi {

namespace {

constexpr int kMaxFieldLines = 3;  // of a title or of what it is about
constexpr int kMaxSnippetLines = 10;
constexpr int kMaxExplanationLines = 4;
constexpr int kMaxDateColumns = 18;
constexpr int kMaxPlacesColumns = 24;  // in a line of its own a hit's places leave room

std::string joined_by(std::string_view separator, std::vector<std::string> parts) {
  std::erase(parts, "");
  return fmt::format("{}", fmt::join(parts, separator));
}

std::string date_of(const Hit& hit) {
  return hit.date.empty() ? fmt::format("{}", fmt::join(hit.year, "・")) : hit.date;
}

// "2026-11-28 新着", where it was asked for what is new.
std::string news_of(const Hit& hit) {
  if (!hit.tells_change || hit.changed == 0) return {};
  const bool is_english = spoken_language() == Language::English;
  const char* news =
      hit.came == hit.changed ? (is_english ? "new" : "新着") : (is_english ? "changed" : "更新");
  return fmt::format("{} {}", day_text(hit.changed), news);
}

// A column of texts, as wide as the widest of them but no wider than `most`.
class TextColumn {
 public:
  TextColumn(int most, const TextStyle& style) : most_(most), style_(style) {}

  void add(std::string text) {
    texts_.push_back(shorten_to_width(single_line(text), most_, style_.ambiguous));
    width_ = std::max(width_, display_width(texts_.back(), style_.ambiguous));
  }
  int width() const { return width_ == 0 ? 0 : width_ + 2; }
  std::string padded(std::size_t row) const {
    const int missing = width() - display_width(texts_[row], style_.ambiguous);
    return texts_[row] + std::string(static_cast<std::size_t>(missing), ' ');
  }

 private:
  int most_;
  const TextStyle& style_;
  std::vector<std::string> texts_;
  int width_ = 0;
};

}  // namespace

std::string about(const Hit& hit) {
  return joined_by(" / ",
                   {news_of(hit), joined_by(" → ", {listed(hit.prefecture), listed(hit.country)}),
                    listed(hit.domain), date_of(hit),
                    joined_by(" – ", {listed(hit.organization), hit.partner})});
}

std::string title_of(const Hit& hit) {
  return trim(hit.title).empty() ? translated("（無題）") : hit.title;
}

std::string listed(const std::vector<std::string>& values) {
  return fmt::format("{}", fmt::join(values, "・"));
}

std::string file_of(const Hit& hit, std::size_t row, const TextStyle& style) {
  const std::string file = hit.file.empty() ? hit.path : seen_from(style.folder, hit.file);
  return row == 0 ? file : fmt::format("{}#{}", file, row);
}

std::string place_of(const Hit& hit, const TextStyle& style) {
  const std::string file = file_of(hit, hit.row, style);
  const bool is_by_path = hit.id.starts_with(hit.path);
  const std::string named =
      is_by_path ? file + hit.id.substr(hit.path.size()) : joined_by("  ", {hit.id, file});
  return joined_by("  ", {named, shown_place(hit.place)});
}

std::string hit_text(const Hit& hit, int number_columns, const TextStyle& style,
                     LineWrapper& wrapper) {
  const std::string number = fmt::format("{:>{}}. ", hit.rank, number_columns);
  TextSetter setter(static_cast<int>(number.size()), style, wrapper);
  std::string text =
      setter.wrapped(title_of(hit), hit.title_highlights, kMaxFieldLines, Look::Strong);
  text.replace(0, number.size(), number);
  text += setter.wrapped(about(hit), {}, kMaxFieldLines, Look::Plain);
  text += setter.wrapped(hit.snippet, hit.highlights, kMaxSnippetLines, Look::Plain);
  if (hit.explanation) {
    text += setter.wrapped(explanation_text(*hit.explanation), {}, kMaxExplanationLines, Look::Dim);
    for (const std::string& reason : hit.explanation->reasons) {
      text += setter.wrapped(shown_reason(reason), {}, kMaxFieldLines, Look::Dim);
    }
  }
  text += setter.wrapped(copies_of(hit), {}, kMaxFieldLines, Look::Dim);
  text += setter.whole(hit.url, {hit.url}, Look::Link);
  text += setter.whole(place_of(hit, style), link_to_file(hit), Look::Dim);
  return text;
}

std::string hit_lines(const std::vector<Hit>& hits, int number_columns, bool with_passage,
                      const TextStyle& style) {
  TextColumn dates(kMaxDateColumns, style), places(kMaxPlacesColumns, style);
  for (const Hit& hit : hits) {
    const std::string news = news_of(hit);
    dates.add(news.empty() ? date_of(hit) : news);
    places.add(joined_by("→", {listed(hit.prefecture), listed(hit.country)}));
  }
  const int indent = number_columns + 2;
  const int room = std::max(style.columns - indent - dates.width() - places.width(), 8);
  std::string lines;
  for (std::size_t row = 0; row < hits.size(); ++row) {
    const Hit& hit = hits[row];
    const std::string copies = copies_in_short(hit);
    const int title_room = std::max(room - display_width(copies, style.ambiguous), 8);
    lines += fmt::format("{:>{}}. {}{}{}{}\n", hit.rank, number_columns,
                         painted(dates.padded(row), Look::Dim, style), places.padded(row),
                         linked(painted_to_width(title_of(hit), hit.title_highlights, title_room,
                                                 Look::Strong, style),
                                hit.url.empty() ? link_to_file(hit) : LinkTarget{hit.url}, style),
                         painted(copies, Look::Dim, style));
    if (!with_passage || hit.snippet.empty()) continue;
    lines += fmt::format(
        "{:{}}{}\n", "", indent,
        painted_to_width(hit.snippet, hit.highlights, style.columns - indent, Look::Plain, style));
  }
  return lines;
}

}  // namespace musubi
