// drawn_text.h - the words in what an office file draws: diagrams (SmartArt), charts, text boxes
// on a sheet.  They stand in parts of their own, to which a slide, a letter or a sheet refers.
#pragma once
#include <string>
#include <string_view>

#include "common/result.h"
#include "indexer/extractor/container/zip_container.h"

namespace musubi {

// What is drawn on the part of that name, a line for each paragraph, and for the names of the
// series and of the categories of a chart; its numbers are left out.  A drawing that cannot be
// read is no reason to refuse the file: `is_damaged` is set, and the others are read.
std::string drawn_text(const ZipContainer& container, std::string_view part, bool& is_damaged);

// "../media/a.xml" of a part in "ppt/slides/" is "ppt/media/a.xml".
std::string related_part(std::string_view part, std::string_view target);

}  // namespace musubi
