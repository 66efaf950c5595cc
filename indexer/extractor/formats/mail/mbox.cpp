#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <unordered_set>

#include "common/text/utf8.h"
#include "indexer/extractor/formats.h"
#include "indexer/extractor/formats/mail/mail.h"

namespace musubi {

namespace {

std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

// Whether a mail begins behind the line feed at `at`: an empty line, a line "From …", a field.
bool is_beginning(std::string_view mailbox, std::size_t at) {
  const bool is_behind_empty =
      at > 0 && (mailbox[at - 1] == '\n' || mailbox.substr(0, at).ends_with("\n\r"));
  if (!is_behind_empty) return false;
  std::string_view rest = mailbox.substr(at + 1);
  take_line(rest);
  const std::string_view field = take_line(rest);
  const std::size_t colon = field.find(':');
  return colon != std::string_view::npos && colon > 0 && field.find(' ') > colon;
}

// The first mail, with the line "From …" before it; taken off the front.
std::string_view take_mail(std::string_view& mailbox) {
  std::size_t end = mailbox.find("\nFrom ", 1);
  while (end != std::string_view::npos && !is_beginning(mailbox, end)) {
    end = mailbox.find("\nFrom ", end + 1);
  }
  end = end == std::string_view::npos ? mailbox.size() : end + 1;
  const std::string_view mail = mailbox.substr(0, end);
  mailbox.remove_prefix(end);
  return mail;
}

// Without its brackets; empty where there is none.
std::string message_id(std::string_view mail) {
  constexpr std::string_view kName = "message-id:";
  while (!mail.empty()) {
    const std::string_view line = trim(take_line(mail));
    if (line.empty()) break;
    const bool is_it = line.size() > kName.size() &&
                       std::equal(kName.begin(), kName.end(), line.begin(), [](char a, char b) {
                         return a == (b >= 'A' && b <= 'Z' ? b + 0x20 : b);
                       });
    if (!is_it) continue;
    std::string_view id = trim(line.substr(kName.size()));
    if (id.starts_with('<')) id.remove_prefix(1);
    if (id.ends_with('>')) id.remove_suffix(1);
    std::string name = scrub_utf8(id);
    std::replace(name.begin(), name.end(), '/', '_');
    return name;
  }
  return {};
}

}  // namespace

Result<void> extract_mbox(const Input& input, Output& output) {
  std::string_view mailbox = input.bytes;
  std::unordered_set<std::string> names;
  for (std::size_t number = 1; !mailbox.empty(); ++number) {
    std::string_view mail = take_mail(mailbox);
    if (mail.starts_with("From ")) take_line(mail);
    std::string name = message_id(mail);
    if (name.empty() || !names.insert(name).second) name = fmt::format("{}", number);
    extract_member(input, {.bytes = mail, .name = name + ".eml"}, output);
  }
  return {};
}

}  // namespace musubi
