// summary.h - what stands behind the cells of a record: summary and URL.
#pragma once
#include <span>
#include <string>

#include "indexer/readers/agreement_list/fragments.h"

namespace musubi {

struct SummaryAndUrl {
  std::string summary;  // numbered items, paragraphs and dates on lines of their own
  std::string url;
};

// The URL is the last one that has its lines for itself; others stay in the summary.
SummaryAndUrl read_rest(std::span<const Fragment> fragments);

}  // namespace musubi
