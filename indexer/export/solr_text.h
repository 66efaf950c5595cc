// solr_text.h - a text as Solr's PreAnalyzedField takes it: stored as it stands, with our terms.
#pragma once
#include <string>
#include <string_view>

#include "common/analysis/analyzer.h"

namespace musubi {

// JSON in the format of Solr's JsonPreAnalyzedParser: {"v":"1","str":TEXT,"tokens":[{"t":TERM,
// "s":BEGIN,"e":END,"i":POSITIONS},…]}.  Offsets count UTF-16 units of the text, as Java does, and
// none begins before the one before it.  What is no word of the text itself (a part, another
// cut) stands at the position of the word before it.  A word that a line end cuts in two stands
// behind the text.
std::string solr_text(std::string_view raw, Analyzer& analyzer);

}  // namespace musubi
