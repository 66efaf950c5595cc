// html.h - pages of the web.
#pragma once
#include "indexer/extractor/extract.h"

namespace musubi {

Result<void> extract_html(const Input& input, Output& output);

}  // namespace musubi
