// msg.h - a mail as Outlook saves it: an OLE file whose parts are its properties.
#pragma once
#include "indexer/extractor/extract.h"

namespace musubi {

Result<void> extract_msg(const Input& input, Output& output);

}  // namespace musubi
