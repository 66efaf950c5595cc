// drawn_text.h - the words in what an office file draws: diagrams (SmartArt), charts, text boxes
// on a sheet.  They stand in parts of their own, to which a slide, a letter or a sheet refers.
#pragma once
#include <cstddef>
#include <set>
#include <string>
#include <string_view>

#include "indexer/extractor/container/xml_events.h"
#include "indexer/extractor/container/zip_container.h"
#include "indexer/extractor/extract.h"

namespace musubi {

// Reads the drawings of one file, each once, however many parts refer to it.
class DrawnText {
 public:
  // `container` outlives this object.
  explicit DrawnText(const ZipContainer& container) : container_(container) {}

  // What is drawn on the part of that name, a line for each paragraph, and for the names of the
  // series and of the categories of a chart; its numbers are left out.
  std::string of(const std::string& part);

  // Warns of drawings that are damaged or too many.  That is no reason to refuse the file.
  void tell(Output& output) const;

 private:
  std::string drawing(const std::string& part);
  void read(const std::string& part, XmlHandler& handler);
  bool is_full() const;

  const ZipContainer& container_;
  std::set<std::string> seen_;  // parts that are read, or are being read
  std::size_t drawings_ = 0, bytes_ = 0;
  bool is_damaged_ = false, is_cut_ = false;
};

// "../media/a.xml" of a part in "ppt/slides/" is "ppt/media/a.xml".
std::string related_part(std::string_view part, std::string_view target);

}  // namespace musubi
