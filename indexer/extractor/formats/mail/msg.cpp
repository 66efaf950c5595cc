#include "indexer/extractor/formats/mail/msg.h"

#include <fmt/format.h>

#include <algorithm>
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
                        kMessageCodePage = 0x3FFD0003, kInternetCodePage = 0x3FDE0003;

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

// In what the sender's texts are that are not in UTF-16; empty where it is not told.
std::string charset_of(const OleContainer& file) {
  std::uint64_t page = property_value(file, "", kMessageCodePage) & 0xFFFFFFFF;
  if (page == 0) page = property_value(file, "", kInternetCodePage) & 0xFFFFFFFF;
  switch (page) {
    case 0:
      return "";
    case 932:
      return "cp932";
    case 50220:
      return "iso-2022-jp";
    case 51932:
      return "euc-jp";
    case 65001:
      return "utf-8";
    default:
      return fmt::format("windows-{}", page);
  }
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
    const std::string charset = charset_of(file);
    text = plain_text(stream_bytes(file, part_name(storage, property, "001E")),
                      charset.empty() ? nullptr : charset.c_str());
  }
  while (text.ends_with('\0')) text.pop_back();
  return text;
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
      : file_(file), storage_(std::move(storage)), input_(input) {}

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
    deliver_mail(input_, std::move(mail), from, attachments_, output);
    for (const std::string& storage : mails_) read_mail_in(storage, output, depth);
    return true;
  }

 private:
  std::string text_of(std::string_view property) const {
    return property_text(file_, property, storage_);
  }

  std::string body() const {
    std::string text = text_of(kBody);
    if (!trim(text).empty()) return text;
    const std::string html = stream_bytes(file_, part_name(storage_, kHtml, "0102"));
    text = html.empty() ? text_of(kHtml) : html_text(html, nullptr);
    if (!trim(text).empty()) return text;
    return packed_rtf_text(stream_bytes(file_, part_name(storage_, kRtf, "0102")));
  }

  std::string sender() const {
    const std::string name = text_of(kSender);
    std::string address = text_of(kSenderAddress);
    if (address.empty()) address = text_of(kOldSenderAddress);
    if (address.find('@') == std::string::npos || address == name) return name;
    return name.empty() ? address : fmt::format("{} <{}>", name, address);
  }

  // Numbers of attachments that were taken out are missing.
  void read_attachments() {
    constexpr std::size_t kMaxMissing = 50;
    for (std::size_t number = 0, missing = 0; number < kMaxAttachments && missing < kMaxMissing;
         ++number) {
      const std::string storage = fmt::format("{}__attach_version1.0_#{:08X}/", storage_, number);
      if (file_.has(part_name(storage, kAttached, "000D") + "/__properties_version1.0")) {
        mails_.push_back(part_name(storage, kAttached, "000D") + "/");
      } else if (file_.has(storage.substr(0, storage.size() - 1))) {
        read_attachment(storage, number);
      } else {
        ++missing;
      }
    }
  }

  void read_attachment(const std::string& storage, std::size_t number) {
    const std::string part = part_name(storage, kAttached, "0102");
    auto bytes = file_.has(part) ? file_.read(part) : Result<std::string>(fail("has no bytes"));
    if (!bytes) {
      ++unread_;
      return;
    }
    std::string name = property_text(file_, kLongName, storage);
    if (name.empty()) name = property_text(file_, kShortName, storage);
    if (name.empty()) name = fmt::format("{}", number + 1);
    std::replace(name.begin(), name.end(), '/', '_');
    attachments_.push_back({std::move(name), std::move(*bytes)});
  }

  void read_mail_in(const std::string& storage, Output& output, std::size_t depth) {
    std::string name = property_text(file_, kSubject, storage);
    std::replace(name.begin(), name.end(), '/', '_');
    name = (name.empty() ? "mail" : name) + ".msg";
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
  const std::string storage_;
  const Input& input_;
  std::vector<Attachment> attachments_;
  std::vector<std::string> mails_;  // that were forwarded: the storages of each
  std::unordered_set<std::string> names_;
  std::size_t unread_ = 0;
};

}  // namespace

Result<void> extract_msg(const Input& input, Output& output) {
  const auto file = OleContainer::open(input.bytes);
  if (!file) return tl::unexpected(file.error());
  if (!MsgReader(*file, "", input).read(output, 1)) return fail("is no mail that can be read");
  return {};
}

}  // namespace musubi
