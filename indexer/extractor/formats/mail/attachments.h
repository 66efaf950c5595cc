// attachments.h - what comes with a mail, whatever form the mail has.
#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "indexer/extractor/extract.h"

namespace musubi {

// What comes behind so many is not read.
constexpr std::size_t kMaxAttachments = 1000;

struct Attachment {
  std::string name, bytes;
};

// A name that is no path.  `otherwise`: where there is none.
std::string attachment_name(std::string name, std::string otherwise);

// Delivers a mail and, as members by their own kind, its attachments, which name it.  `from`: who
// sent it.
void deliver_mail(const Input& input, Extracted mail, const std::string& from,
                  const std::vector<Attachment>& attachments, Output& output);

}  // namespace musubi
