#include "indexer/extractor/formats/mail/msg.h"

#include <fmt/format.h>

#include <chrono>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "common/text/utf8.h"
#include "indexer/extractor/container/little_endian.h"
#include "indexer/extractor/container/ole_container.h"
#include "indexer/extractor/container/utf16_text.h"
#include "indexer/extractor/formats/mail/attachments.h"
#include "indexer/extractor/formats/mail/packed_rtf.h"
#include "indexer/extractor/formats/mail/part_text.h"
#include "indexer/extractor/member_output.h"

namespace musubi {

namespace {

// Properties by their numbers, see [MS-OXPROPS].
constexpr std::string_view kSubject = "0037", kBody = "1000", kHtml = "1013", kRtf = "1009",
                           kSender = "0C1A", kSenderAddress = "5D01", kOldSenderAddress = "0C1F",
                           kTo = "0E04", kCopy = "0E03", kAttached = "3701", kLongName = "3707",
                           kShortName = "3704";
constexpr std::uint32_t kSentAt = 0x00390040, kDeliveredAt = 0x0E060040,
                        kMessageCodePage = 0x3FFD0003;

std::string part_name(std::string_view storage, std::string_view property, std::string_view type) {
  return fmt::format("{}__substg1.0_{}{}", storage, property, type);
}

std::string stream_bytes(const OleContainer& file, const std::string& name) {
  if (!file.has(name)) return "";
  const auto bytes = file.read(name);
  return bytes ? *bytes : "";
}

// The values of a mail's own properties, by type and number, see [MS-OXMSG] 2.4; 0 where there is
// none.  `mail`: the storage that it lies in.
std::uint64_t property_value(const OleContainer& file, const std::string& mail,
                             std::uint32_t wanted) {
  constexpr std::size_t kEntryBytes = 16, kValueAt = 8;
  const std::string properties = stream_bytes(file, mail + "__properties_version1.0");
  for (std::size_t at = mail.empty() ? 32 : 24; at + kEntryBytes <= properties.size();
       at += kEntryBytes) {
    if (u32_at(properties, at) == wanted) return number_at(properties, at + kValueAt, 8);
  }
  return 0;
}

// In what the texts of a mail are that are not in UTF-16; empty where it is not told.  The code
// page for the internet is another thing: that of the mail when it was sent.
std::string charset_of(const OleContainer& file, const std::string& mail) {
  const std::uint64_t page = property_value(file, mail, kMessageCodePage) & 0xFFFFFFFF;
  switch (page) {
    case 0:
    case 20127:  // ASCII, which is stated of other texts, too
      return "";
    case 932:
      return "cp932";
    case 50220:
    case 50221:
    case 50222:
      return "iso-2022-jp";
    case 20932:
    case 51932:
      return "euc-jp";
    case 65001:
      return "utf-8";
    default:
      return fmt::format("windows-{}", page);
  }
}

// A zero that ends a text is none of it, nor does it tell of UTF-16.
std::string_view without_zeros(std::string_view text) {
  while (text.ends_with('\0')) text.remove_suffix(1);
  return text;
}

// In UTF-16, or in the encoding of the mail.
std::string property_text(const OleContainer& file, std::string_view property,
                          std::string_view storage, const std::string& charset) {
  std::string text = utf8_of_utf16_bytes(stream_bytes(file, part_name(storage, property, "001F")));
  if (text.empty()) {
    const std::string bytes = stream_bytes(file, part_name(storage, property, "001E"));
    text = plain_text(without_zeros(bytes), charset.c_str());
  }
  return std::string(without_zeros(text));
}

// In the time of Japan.
std::string delivery_date(const OleContainer& file, const std::string& mail) {
  using namespace std::chrono;
  constexpr std::int64_t kSecondsBefore1970 = 11'644'473'600;  // since 1601
  std::uint64_t ticks = property_value(file, mail, kSentAt);
  if (ticks == 0) ticks = property_value(file, mail, kDeliveredAt);
  if (ticks == 0) return "";
  const seconds since_1970(static_cast<std::int64_t>(ticks / 10'000'000) - kSecondsBefore1970);
  const year_month_day date(floor<days>(sys_seconds(since_1970) + hours(9)));
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

// A mail in the storage of that name, which ends with "/"; "": the file's own.
class MsgReader {
 public:
  MsgReader(const OleContainer& file, std::string storage, const Input& input)
      : file_(file),
        storage_(std::move(storage)),
        charset_(charset_of(file, storage_)),
        input_(input) {}

  // False where there is nothing of a mail.
  bool read(Output& output, std::size_t depth) {
    Extracted mail;
    mail.title = text_of(kSubject);
    mail.date = delivery_date(file_, storage_);
    mail.sections.push_back({"", body()});
    const std::string from = sender();
    mail.fields = {{"差出人", from}, {"宛先", text_of(kTo)}, {"写し", text_of(kCopy)}};
    read_attachments();
    const bool is_none = mail.title.empty() && mail.sections[0].text.empty();
    if (is_none && attachments_.empty() && mails_.empty()) return false;
    if (unread_ > 0) {
      output.warn(fmt::format("{} attachments are damaged: they are not read", unread_));
    }
    if (is_text_cut_) output.warn("holds more text than is read");
    if (has_more_) output.warn("has more parts than are read");
    deliver_mail(input_, std::move(mail), from, attachments_, output);
    for (const std::string& storage : mails_) read_mail_in(storage, output, depth);
    return true;
  }

 private:
  std::string text_of(std::string_view property) const {
    return property_text(file_, property, storage_, charset_);
  }

  std::string body() {
    std::string text = text_of(kBody);
    if (!trim(text).empty()) return text;
    const std::string html = stream_bytes(file_, part_name(storage_, kHtml, "0102"));
    text = html.empty() ? text_of(kHtml) : html_text(html, nullptr);
    if (!trim(text).empty()) return text;
    UnpackedText rtf = packed_rtf_text(stream_bytes(file_, part_name(storage_, kRtf, "0102")));
    is_text_cut_ = rtf.is_cut;
    return std::move(rtf.text);
  }

  std::string sender() const {
    const std::string name = text_of(kSender);
    std::string address = text_of(kSenderAddress);
    if (address.empty()) address = text_of(kOldSenderAddress);
    if (address.find('@') == std::string::npos || address == name) return name;
    return name.empty() ? address : fmt::format("{} <{}>", name, address);
  }

  void read_attachments() {
    std::size_t number = 0;
    for (const std::string& name : file_.names_in(without_slash(storage_))) {
      if (!name.starts_with("__attach_version1.0_#")) continue;
      if (++number > kMaxAttachments) {
        has_more_ = true;
        return;
      }
      const std::string storage = storage_ + name + "/";
      if (file_.has(part_name(storage, kAttached, "000D") + "/__properties_version1.0")) {
        mails_.push_back(part_name(storage, kAttached, "000D") + "/");
      } else {
        read_attachment(storage, number);
      }
    }
  }

  static std::string without_slash(const std::string& storage) {
    return storage.empty() ? "" : storage.substr(0, storage.size() - 1);
  }

  // `number`: among the attachments.
  void read_attachment(const std::string& storage, std::size_t number) {
    const std::string part = part_name(storage, kAttached, "0102");
    auto bytes = file_.has(part) ? file_.read(part) : Result<std::string>(fail("has no bytes"));
    if (!bytes) {
      ++unread_;
      return;
    }
    std::string name = property_text(file_, kLongName, storage, charset_);
    if (name.empty()) name = property_text(file_, kShortName, storage, charset_);
    attachments_.push_back(
        {attachment_name(std::move(name), fmt::format("{}", number)), std::move(*bytes)});
  }

  void read_mail_in(const std::string& storage, Output& output, std::size_t depth) {
    const std::string charset = charset_of(file_, storage);
    std::string name =
        attachment_name(property_text(file_, kSubject, storage, charset), "mail") + ".msg";
    if (!names_.insert(name).second) name = fmt::format("{}-{}", names_.size() + 1, name);
    names_.insert(name);
    // It has no bytes of its own.
    if (!output.begin_member({.bytes = input_.bytes, .name = name})) return;
    MemberOutput inside(name, output);
    if (depth == kMaxMailsInside) {
      inside.remark({Remark::Kind::Refusal, "",
                     fmt::format("lies in {} mails one in another: it is not opened", depth)});
    } else if (!MsgReader(file_, storage, input_).read(inside, depth + 1)) {
      inside.remark({Remark::Kind::Refusal, "", "is no mail that can be read"});
    }
    output.end_member();
  }

  static constexpr std::size_t kMaxMailsInside = 5;

  const OleContainer& file_;
  const std::string storage_, charset_;
  const Input& input_;
  std::vector<Attachment> attachments_;
  std::vector<std::string> mails_;  // that were forwarded: the storages of each
  std::unordered_set<std::string> names_;
  std::size_t unread_ = 0;
  bool has_more_ = false, is_text_cut_ = false;
};

}  // namespace

Result<void> extract_msg(const Input& input, Output& output) {
  const auto file = OleContainer::open(input.bytes);
  if (!file) return tl::unexpected(file.error());
  if (!MsgReader(*file, "", input).read(output, 1)) return fail("is no mail that can be read");
  return {};
}

}  // namespace musubi
