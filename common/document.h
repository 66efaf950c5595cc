// document.h - one document on its way from a source to the index.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/calendar/date.h"

namespace musubi {

// Where a part of a body stands in its file.
struct BodyPlace {
  std::size_t begin = 0;  // byte of the body that it holds from, up to the next place
  std::string name;       // as a person calls it: "3ページ"; empty: nothing to call

  bool operator==(const BodyPlace&) const = default;
};

// All text is valid UTF-8.  A facet list that a reader leaves empty is filled
// by the tagger from the text; one that a source states explicitly is only
// brought to its canonical values.
struct Document {
  std::string id;  // stable over reindexing; "PATH#N" where the source gives none
  // The first that is free is the id, where that of a table's row is another file's as well.  The
  // last tells apart all rows of the file.  Not stored.
  std::vector<std::string> other_ids;
  bool id_is_row_number = false;  // it only counts the rows of its table.  Not stored
  std::string path;               // source file, as the user named it
  std::string title;
  std::string body;
  std::string url;
  std::string partner;  // as written in the source: "中国/大連市"
  std::string also;     // found as the body is, and not shown: readings, the file's name; lines
  std::vector<std::string> organization;
  std::vector<std::string> prefecture;
  std::vector<std::string> country;
  std::vector<std::string> domain;
  std::vector<std::string> municipality;  // with its prefecture: 宮城県仙台市
  std::vector<std::string> partners;      // places, with their country: 中国/大連市
  std::vector<std::string> kind;          // of document: 協定書, 報告
  std::vector<std::string> reasons;       // why values were read from the text, for people
  std::vector<Date> signed_on;            // dates of signing, the first signing first
  std::vector<Date> dates;                // every date the text names, in order of appearance
  // Whatever places title and body name, by their full names; none where the tagger did not read
  // all of the text.  Not stored.
  std::optional<std::vector<std::string>> named_places;
  std::vector<BodyPlace> places;  // ascending; empty where the file has no parts to call
};

// The name of the place that a byte of the body stands in; empty where it has none.
std::string_view place_at(const Document& document, std::size_t byte);

// The body without its first line where that is the title.
std::string_view body_behind_title(const Document& document);

}  // namespace musubi
