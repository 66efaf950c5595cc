#include "indexer/extractor/formats/mail/attachments.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "indexer/extractor/formats.h"
#include "indexer/extractor/member_output.h"

namespace musubi {

namespace {

// Files of one name are told apart by their number.
void extract_attachments(const Input& input, const std::vector<Attachment>& attachments,
                         const std::string& mail, Output& output) {
  MemberOutput named("", output, {{"添付元のメール", mail}});
  std::unordered_set<std::string> names;
  std::size_t number = 0;
  for (const auto& [name, bytes] : attachments) {
    ++number;
    const std::string own = names.insert(name).second ? name : fmt::format("{}-{}", number, name);
    extract_member(input, {.bytes = bytes, .name = own}, named);
  }
}

}  // namespace

std::string attachment_name(std::string name, std::string otherwise) {
  std::replace(name.begin(), name.end(), '/', '_');
  return name.empty() ? std::move(otherwise) : std::move(name);
}

void deliver_mail(const Input& input, Extracted mail, const std::string& from,
                  const std::vector<Attachment>& attachments, Output& output) {
  for (const Attachment& attachment : attachments) {
    mail.fields.push_back({"添付", attachment.name});
  }
  std::string named = mail.title;
  for (const std::string& more : {from, mail.date}) {
    if (!more.empty()) named += (named.empty() ? "" : ", ") + more;
  }
  output.document(std::move(mail));
  extract_attachments(input, attachments, named, output);
}

}  // namespace musubi
