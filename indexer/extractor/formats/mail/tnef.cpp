#include "indexer/extractor/formats/mail/tnef.h"

#include <fmt/format.h>

#include <cstdint>
#include <utility>

#include "common/text/utf8.h"
#include "indexer/extractor/container/little_endian.h"
#include "indexer/extractor/container/utf16_text.h"
#include "indexer/extractor/formats/mail/packed_rtf.h"
#include "indexer/extractor/formats/mail/part_text.h"

namespace musubi {

namespace {

constexpr std::string_view kSignature = "\x78\x9F\x3E\x22";

// Attributes by their numbers, see [MS-OXTNEF].
constexpr std::uint16_t kSubjectOfTnef = 0x8004, kBodyOfTnef = 0x800C, kPropertiesOfMail = 0x9003,
                        kBeginAttachment = 0x9002, kAttachmentTitle = 0x8010,
                        kAttachmentBytes = 0x800F, kAttachmentProperties = 0x9005;

// Reads what stands behind each other; zeros behind the end.
class TnefBytes {
 public:
  explicit TnefBytes(std::string_view rest) : rest_(rest) {}

  bool at_end() const { return rest_.empty(); }
  std::uint64_t number(std::size_t byte_count) {
    const std::uint64_t value = number_at(rest_, 0, byte_count);
    take(byte_count);
    return value;
  }
  std::string_view take(std::size_t byte_count) {
    const std::string_view taken = rest_.substr(0, byte_count);
    rest_.remove_prefix(taken.size());
    return taken;
  }

 private:
  std::string_view rest_;
};

struct TnefProperty {
  std::uint16_t type = 0, number = 0;
  std::string_view value;  // the first, where there are several
};

// Calls `see` for each property of a list that has a number of its own.
template <typename See>
void each_property(std::string_view list, const See& see) {
  constexpr std::uint16_t kSeveral = 0x1000;
  TnefBytes bytes(list);
  const auto padded = [](std::size_t size) { return (size + 3) / 4 * 4; };
  for (std::uint64_t left = bytes.number(4); left > 0 && !bytes.at_end(); --left) {
    TnefProperty property;
    property.type = static_cast<std::uint16_t>(bytes.number(2));
    property.number = static_cast<std::uint16_t>(bytes.number(2));
    if (property.number >= 0x8000) {  // one that has a name
      bytes.take(16);
      const bool is_text = bytes.number(4) == 1;
      const std::size_t size = is_text ? bytes.number(4) : 4;
      bytes.take(padded(size));
    }
    const std::uint16_t type = property.type & ~kSeveral & 0xFFFF;
    const bool has_size = type == 0x1E || type == 0x1F || type == 0x0D || type == 0x102;
    const bool is_counted = has_size || (property.type & kSeveral) != 0;
    const bool is_long = type == 5 || type == 6 || type == 7 || type == 0x14 || type == 0x40;
    for (std::uint64_t values = is_counted ? bytes.number(4) : 1; values > 0 && !bytes.at_end();
         --values) {
      const std::size_t size = has_size ? bytes.number(4) : type == 0x48 ? 16 : is_long ? 8 : 4;
      const std::string_view value = bytes.take(padded(size)).substr(0, size);
      if (property.value.empty()) property.value = value;
    }
    see(property);
  }
}

std::string tnef_text(const TnefProperty& property) {
  if (property.type == 0x1F) return utf8_of_utf16_bytes(property.value);
  return plain_text(property.value.substr(0, property.value.find('\0')), nullptr);
}

class TnefReader {
 public:
  explicit TnefReader(std::string_view bytes) : bytes_(bytes) {}

  Tnef read() {
    bytes_.take(kSignature.size() + 2);
    while (!bytes_.at_end() && !tnef_.is_cut) {
      bytes_.take(1);  // whether it is of the mail or of an attachment, which its number says too
      const auto number = static_cast<std::uint16_t>(bytes_.number(4) & 0xFFFF);
      const std::size_t size = bytes_.number(4);
      const std::string_view content = bytes_.take(size);
      const bool has_sum = bytes_.take(2).size() == 2;
      tnef_.is_cut = content.size() < size || !has_sum;
      if (content.size() == size) take(number, content);
    }
    std::size_t number = 0;
    for (Attachment& attachment : tnef_.attachments) {
      ++number;
      attachment.name = attachment_name(std::move(attachment.name), fmt::format("{}", number));
    }
    return std::move(tnef_);
  }

 private:
  void take(std::uint16_t number, std::string_view content) {
    const TnefProperty narrow = {0x1E, 0, content};
    if (number == kSubjectOfTnef) tnef_.subject = tnef_text(narrow);
    if (number == kBodyOfTnef) tnef_.text = tnef_text(narrow);
    if (number == kPropertiesOfMail) take_properties_of_mail(content);
    if (number == kBeginAttachment) {
      tnef_.has_more = tnef_.attachments.size() == kMaxAttachments;
      if (!tnef_.has_more) tnef_.attachments.emplace_back();
    }
    if (tnef_.attachments.empty() || tnef_.has_more) return;
    Attachment& attachment = tnef_.attachments.back();
    if (number == kAttachmentTitle && attachment.name.empty()) attachment.name = tnef_text(narrow);
    if (number == kAttachmentBytes) attachment.bytes = content;
    if (number == kAttachmentProperties) take_properties_of_attachment(content, attachment);
  }

  void take_properties_of_mail(std::string_view list) {
    std::string rtf, html;
    each_property(list, [&](const TnefProperty& property) {
      if (property.number == 0x0037) tnef_.subject = tnef_text(property);
      if (property.number == 0x1000) tnef_.text = tnef_text(property);
      if (property.number == 0x1013) html = property.value;
      if (property.number == 0x1009) rtf = property.value;
    });
    if (tnef_.text.empty() && !html.empty()) tnef_.text = html_text(html, nullptr);
    if (!tnef_.text.empty() || rtf.empty()) return;
    UnpackedText unpacked = packed_rtf_text(rtf);
    tnef_.text = std::move(unpacked.text);
    tnef_.is_text_cut = unpacked.is_cut;
  }

  static void take_properties_of_attachment(std::string_view list, Attachment& to) {
    constexpr std::size_t kInterfaceBytes = 16;  // before what lies in it
    each_property(list, [&](const TnefProperty& property) {
      if (property.number == 0x3707) to.name = tnef_text(property);
      if (property.number == 0x3001 && to.name.empty()) to.name = tnef_text(property);
      if (property.number != 0x3701 || property.value.size() <= kInterfaceBytes) return;
      const bool is_object = property.type == 0x0D;
      to.bytes = property.value.substr(is_object ? kInterfaceBytes : 0);
    });
  }

  TnefBytes bytes_;
  Tnef tnef_;
};

}  // namespace

bool is_tnef(std::string_view bytes) {
  return bytes.starts_with(kSignature);
}

Tnef read_tnef(std::string_view bytes) {
  return TnefReader(bytes).read();
}

Result<void> extract_tnef(const Input& input, Output& output) {
  Tnef tnef = read_tnef(input.bytes);
  if (tnef.is_cut) output.warn("is cut short: only what is left of it was read");
  if (tnef.is_text_cut) output.warn("holds more text than is read");
  if (tnef.has_more) output.warn("has more parts than are read");
  if (trim(tnef.text).empty() && tnef.attachments.empty()) return fail("holds no text");
  Extracted mail;
  mail.title = std::move(tnef.subject);
  mail.sections.push_back({"", std::move(tnef.text)});
  deliver_mail(input, std::move(mail), "", tnef.attachments, output);
  return {};
}

}  // namespace musubi
