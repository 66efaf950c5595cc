#include "indexer/extractor/formats/mail/msg.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "common/text/utf8.h"
#include "indexer/extractor/container/little_endian.h"
#include "indexer/extractor/container/ole_container.h"
#include "indexer/extractor/container/utf16_text.h"
#include "indexer/extractor/formats/mail/attachments.h"
#include "indexer/extractor/formats/mail/part_text.h"

namespace musubi {

namespace {

// Properties by their numbers, see [MS-OXPROPS].
constexpr std::string_view kSubject = "0037", kBody = "1000", kHtml = "1013", kRtf = "1009",
                           kSender = "0C1A", kSenderAddress = "5D01", kOldSenderAddress = "0C1F",
                           kTo = "0E04", kCopy = "0E03", kAttached = "3701", kLongName = "3707",
                           kShortName = "3704";
constexpr std::uint32_t kSentAt = 0x00390040, kDeliveredAt = 0x0E060040;

std::string part_name(std::string_view storage, std::string_view property, std::string_view type) {
  return fmt::format("{}__substg1.0_{}{}", storage, property, type);
}

std::string stream_bytes(const OleContainer& file, const std::string& name) {
  if (!file.has(name)) return "";
  const auto bytes = file.read(name);
  return bytes ? *bytes : "";
}

// In UTF-16, or in the sender's encoding.
std::string property_text(const OleContainer& file, std::string_view property,
                          std::string_view storage = "") {
  const std::string wide = stream_bytes(file, part_name(storage, property, "001F"));
  std::u16string units;
  for (std::size_t at = 0; at + 1 < wide.size(); at += 2) {
    units += static_cast<char16_t>(u16_at(wide, at));
  }
  std::string text = utf8_of_utf16(units);
  if (text.empty()) {
    text = plain_text(stream_bytes(file, part_name(storage, property, "001E")), nullptr);
  }
  while (text.ends_with('\0')) text.pop_back();
  return text;
}

// In the time of Japan.
std::string delivery_date(const OleContainer& file) {
  using namespace std::chrono;
  constexpr std::size_t kHeadBytes = 32, kEntryBytes = 16, kValueAt = 8;
  constexpr std::int64_t kSecondsBefore1970 = 11'644'473'600;  // since 1601
  const std::string properties = stream_bytes(file, "__properties_version1.0");
  for (const std::uint32_t wanted : {kSentAt, kDeliveredAt}) {
    for (std::size_t at = kHeadBytes; at + kEntryBytes <= properties.size(); at += kEntryBytes) {
      if (u32_at(properties, at) != wanted) continue;
      const std::uint64_t ticks = number_at(properties, at + kValueAt, 8);
      const seconds since_1970(static_cast<std::int64_t>(ticks / 10'000'000) - kSecondsBefore1970);
      const auto day = floor<days>(sys_seconds(since_1970) + hours(9));
      const year_month_day date(day);
      return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                         static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    }
  }
  return "";
}

std::string body_of(const OleContainer& file, Output& output) {
  std::string text = property_text(file, kBody);
  if (!trim(text).empty()) return text;
  const std::string html = stream_bytes(file, part_name("", kHtml, "0102"));
  text = html.empty() ? property_text(file, kHtml) : html_text(html, nullptr);
  if (trim(text).empty() && file.has(part_name("", kRtf, "0102"))) {
    output.warn("its text is packed RTF alone, which is not read");
  }
  return text;
}

std::string sender_of(const OleContainer& file) {
  const std::string name = property_text(file, kSender);
  std::string address = property_text(file, kSenderAddress);
  if (address.empty()) address = property_text(file, kOldSenderAddress);
  if (address.find('@') == std::string::npos || address == name) return name;
  return name.empty() ? address : fmt::format("{} <{}>", name, address);
}

std::vector<Attachment> attachments_of(const OleContainer& file, Output& output) {
  std::vector<Attachment> attachments;
  std::size_t unread = 0;
  for (std::size_t number = 0; number < kMaxAttachments; ++number) {
    const std::string storage = fmt::format("__attach_version1.0_#{:08X}", number);
    if (!file.has(storage)) break;
    const std::string part = part_name(storage + "/", kAttached, "0102");
    auto bytes =
        file.has(part) ? file.read(part) : Result<std::string>(fail("is a mail in itself"));
    if (!bytes) {
      ++unread;
      continue;
    }
    std::string name = property_text(file, kLongName, storage + "/");
    if (name.empty()) name = property_text(file, kShortName, storage + "/");
    if (name.empty()) name = fmt::format("{}", number + 1);
    std::replace(name.begin(), name.end(), '/', '_');
    attachments.push_back({std::move(name), std::move(*bytes)});
  }
  if (unread > 0) {
    output.warn(fmt::format("{} attachments are mails in themselves, or damaged: they are not read",
                            unread));
  }
  return attachments;
}

}  // namespace

Result<void> extract_msg(const Input& input, Output& output) {
  const auto file = OleContainer::open(input.bytes);
  if (!file) return tl::unexpected(file.error());
  Extracted mail;
  mail.title = property_text(*file, kSubject);
  mail.date = delivery_date(*file);
  mail.sections.push_back({"", body_of(*file, output)});
  const std::string from = sender_of(*file);
  mail.fields = {
      {"差出人", from}, {"宛先", property_text(*file, kTo)}, {"写し", property_text(*file, kCopy)}};
  const auto attachments = attachments_of(*file, output);
  if (mail.title.empty() && mail.sections[0].text.empty() && attachments.empty()) {
    return fail("is no mail that can be read");
  }
  deliver_mail(input, std::move(mail), from, attachments, output);
  return {};
}

}  // namespace musubi
