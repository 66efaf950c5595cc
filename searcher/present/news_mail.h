// news_mail.h - what is new of a saved search, as a mail.
#pragma once
#include <cstdint>
#include <string>

#include "searcher/answer.h"

namespace musubi {

// Which search it is of, and who gets it.
struct MailHead {
  std::string name, address;
};

// A whole mail in UTF-8: to the address of the search, with what each hit is, since when, and how
// many more there are.
std::string news_mail(const MailHead& head, const Answer& answer, std::uint64_t since);

// The mail as an entry of a mailbox, which others may follow.
std::string in_mailbox(const std::string& mail);

}  // namespace musubi
