// paragraphs.h - the lines of running text, joined where the text goes on.
#pragma once
#include <span>
#include <string>

#include "indexer/extractor/formats/pdf/lines.h"

namespace musubi {

// A line for each paragraph, heading or item of a list.
std::string paragraphs_of(std::span<const PdfLine> lines);

}  // namespace musubi
