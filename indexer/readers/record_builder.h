// record_builder.h - makes a document of the values that one record states.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/document.h"
#include "common/result.h"
#include "indexer/readers/source_field.h"

namespace musubi {

// "PATH#N", for the Nth record of a file, counted from 1.  Refused records
// count, so that mending one does not rename those behind it.
std::string numbered_id(std::string_view path, std::size_t number);

// The first line of a text that is more than marks like ■ and #, without those
// before it; empty in an empty text.
std::string_view first_line(std::string_view text);

// A line as a title: one of more than 60 characters is cut.
std::string short_title_of(std::string_view line);

// Whether a cell of dates holds one that can be read.
bool has_date(std::string_view cell);

// What the ids of a table say.
enum class IdMeaning {
  Key,        // which document it is
  RowNumber,  // which row it is: 1, 2, 3 …
};

class RecordBuilder {
 public:
  // `path` as in Document::path.
  explicit RecordBuilder(std::string path) { document_.path = std::move(path); }

  // Takes a value that is valid UTF-8.  A facet may hold several, parted by ; |
  // or line ends.  A second title, URL or partner becomes a line of the body.
  void add(SourceField field, std::string_view value);

  // A line of the body for what there is no field for: "備考: …".
  void add_note(std::string_view name, std::string_view value);

  // What is added from now on stands in that place of the file; "": in none that has a name.
  void begin_place(std::string_view name);

  // What is found as the body is, but not shown.
  void add_also(std::string_view text);

  // For a row of a table, whose id may be another file's as well: "PATH#ID" and, of a sheet or a
  // page, "PATH#PLACE#ID" stand by.
  void share_id(std::string_view place, IdMeaning meaning);

  // The name of the file, for a document that is all of it: found always, and the title where
  // there is no other.
  void add_file_name();

  bool has_title() const { return !document_.title.empty(); }

  // A title, a body or a note.
  bool has_text() const { return !document_.title.empty() || !document_.body.empty(); }

  // Of dates that could not be read, and more values of a facet than are kept.
  const std::vector<std::string>& warnings() const { return warnings_; }

  // Where there is no title, it is made of the body's first line, or else of
  // organization and partner.  Fails on an id that is no id, and where nothing of
  // all this is there.
  Result<Document> finish(std::size_t number) &&;

 private:
  std::string title_of_body() const;
  void append_values(std::vector<std::string>& to, std::string_view cell);
  void add_line(std::string text);
  void add_dates(std::string_view cell);
  void set_or_add_line(std::string& field, std::string value);

  Document document_;
  std::vector<std::string> warnings_;
  bool has_more_values_ = false;  // of a facet than are kept
};

}  // namespace musubi
