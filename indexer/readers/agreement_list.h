// agreement_list.h - lists of agreements as they come out of a PDF.
//
// A table of local governments' agreements with partners abroad, of which only the
// text is left: cells are parted by a space, a line break or a blank line, all of
// which also occur inside cells, and broken over lines in the middle of words.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/document.h"
#include "common/gazetteer/gazetteer.h"

namespace musubi {

// Cells are whole, as written but for the breaks; empty where the list has none.
struct AgreementRecord {
  std::size_t line = 0;      // 1-based
  std::string organization;  // 青森県, 山形県庄内町
  std::string title;
  std::string partner;      // 中国/大連市
  std::string domain_cell;  // 経済・行政分野
  std::string summary;      // dates among it; numbered items on lines of their own
  std::string url;
};

// Judges by the content: most of the text must be records.  A text of more than
// 8 MB is none.  `text` is valid UTF-8.
bool is_agreement_list(std::string_view text, const Gazetteer& gazetteer);

// The records in their order.  What cannot be told apart is kept in the summary.
std::vector<AgreementRecord> parse_agreement_list(std::string_view text,
                                                  const Gazetteer& gazetteer);

// Facets are as written in the cells; id and path are left to the caller.
Document to_document(const AgreementRecord& record);

}  // namespace musubi
