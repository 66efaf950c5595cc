// mail.h - mails and mailboxes.
#pragma once
#include "indexer/extractor/extract.h"

namespace musubi {

// The text once, and each attachment by its own kind, with the mail named.
Result<void> extract_mail(const Input& input, Output& output);

// Each mail is a member, named by its Message-ID.
Result<void> extract_mbox(const Input& input, Output& output);

}  // namespace musubi
