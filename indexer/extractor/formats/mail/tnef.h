// tnef.h - what Outlook packs into an attachment "winmail.dat": the text and the attachments.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extractor/extract.h"
#include "indexer/extractor/formats/mail/attachments.h"

namespace musubi {

struct Tnef {
  std::string subject, text;
  std::vector<Attachment> attachments;
  bool is_cut = false;    // it ends before its time
  bool has_more = false;  // attachments than are read
  bool is_text_cut = false;
};

bool is_tnef(std::string_view bytes);

Tnef read_tnef(std::string_view bytes);

// One that is a file by itself.
Result<void> extract_tnef(const Input& input, Output& output);

}  // namespace musubi
