// document.h - one document on its way from a source to the index.
#pragma once
#include <string>
#include <vector>

#include "common/calendar/date.h"

namespace musubi {

// All text is valid UTF-8.  A facet list that a reader leaves empty is filled
// by the tagger from the text; one that a source states explicitly is only
// brought to its canonical values.
struct Document {
  std::string id;    // stable over reindexing; "PATH#N" where the source gives none
  std::string path;  // source file, as the user named it
  std::string title;
  std::string body;
  std::string url;
  std::string partner;  // as written in the source: "中国/大連市"
  std::vector<std::string> organization;
  std::vector<std::string> prefecture;
  std::vector<std::string> country;
  std::vector<std::string> domain;
  std::vector<Date> signed_on;  // dates of signing, the first signing first
  std::vector<Date> dates;      // every date the text names, in order of appearance
};

}  // namespace musubi
