// extract.h - what every format's extractor is given, and where it delivers.
//
// Extractors run in a worker process without rights (sandbox.h), as what they read is not
// trusted and the libraries that they read it with have faults.  A crash, a loop or too much
// memory costs that one file.  Still nothing here may be lost in silence: what is left out or
// cut is told with warn().
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "common/result.h"
#include "indexer/extraction/extracted.h"
#include "indexer/readers/common_lines.h"

namespace musubi {

// What may still be unpacked of a file, however deep archives lie in each other.
struct UnpackingRoom {
  std::size_t files = 0;
  std::uint64_t bytes = 0;
  std::uint64_t bytes_of_all = 0;
};

struct Input {
  std::string_view bytes = {};    // the whole file or member
  std::string name = {};          // its path, for what only an ending can tell
  std::string encoding = {};      // that the user, a mail or an archive states; empty: not known
  std::size_t depth = 0;          // of members in members; 0: a file
  UnpackingRoom* room = nullptr;  // of the archive that it lies in; nullptr: in none
  // Of a page in an archive: what the others of its folder have as well.  nullptr: not known.
  const CommonLines* common_lines = nullptr;
};

// Where an extractor delivers.  A file's own documents leave `member` empty; whoever goes into
// members puts their names before what comes of them (member_output.h).
class Output {
 public:
  virtual ~Output() = default;

  // What the file proved to be, before anything else of it.
  virtual void opened(SourceKind kind) = 0;

  virtual void document(Extracted document) = 0;

  // The rows belong to the last table.  Each becomes a document by the headings of the columns,
  // see indexer/readers/source_field.h: known ones go to their fields, all others are lines of
  // the body.
  virtual void begin_table(TableHead head) = 0;
  virtual void row(TableRow row) = 0;

  // A member that needs no extractor.
  virtual void plain(PlainMember member) = 0;

  // What follows is of a member, until its end.  False where nothing need follow: it is as it
  // was when the file was last read.
  virtual bool begin_member(const Input& member) = 0;
  virtual void end_member() {}

  // A member that is refused alone, or something of it that is not as it should be.
  virtual void remark(Remark remark) = 0;
  void warn(std::string reason) { remark({Remark::Kind::Warning, "", std::move(reason)}); }
};

// An error refuses the whole file or member: a reason for a user, as "is encrypted".
using Extract = Result<void> (*)(const Input&, Output&);

}  // namespace musubi
