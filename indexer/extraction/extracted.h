// extracted.h - what the extractor finds in a file, on its way to the indexer.
//
// All text is UTF-8; what is ill-formed is scrubbed when it arrives.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "indexer/readers/source_kind.h"

namespace musubi {

struct NamedValue {
  std::string name, value;
};

// A part of a document that a hit can name: a page, a slide, a chapter.
struct Section {
  std::string place;  // as a person calls it: "3ページ"; empty where there is nothing to call
  std::string text;   // lines
};

// A document: a file's, or that of a member inside it.
struct Extracted {
  std::string member =
      {};             // "inner/path" in an archive, an attachment's name; empty: the file's own
  std::string title;  // the document's own; empty where it has none
  std::string url;
  std::string date;  // that the document gives itself, in any notation: published, sent, changed
  std::string encoding;            // that its text was in, where the format leaves it open
  std::vector<NamedValue> fields;  // stated by name, as in a table: {"作成者", "国際課"}
  std::vector<Section> sections;   // the text, in reading order
  std::vector<NamedValue> readings;  // of words that the text gives one of: {"弘前", "ひろさき"}
  std::vector<std::string> also;     // found and not shown: the running headers of its pages
};

// A table whose rows are documents of their own, by the headings of its columns.
struct TableHead {
  std::string member;  // as in Extracted
  std::string place;   // the sheet or the page
  std::vector<std::string> columns;
  std::vector<NamedValue> fields;  // that hold for every row
};

struct TableRow {
  std::size_t line = 0;  // where it stands, counted from 1; 0: not known
  std::vector<std::string> cells;
};

// A member that the indexer's own readers take: text, Markdown, CSV, TSV or JSONL.
struct PlainMember {
  std::string member;
  SourceKind kind = SourceKind::Text;
  std::string bytes;                    // as they are, in any encoding
  std::vector<NamedValue> fields = {};  // lines of each of its documents
};

// Something to tell of the file or of a member.
struct Remark {
  enum class Kind : std::uint8_t { Warning, Refusal, Skip };  // Skip: of no kind that is read
  Kind kind = Kind::Warning;
  std::string member;
  std::string reason;
};

}  // namespace musubi
