#include "indexer/extractor/formats/mail/mail.h"

#include <fmt/format.h>
#include <gmime/gmime.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "common/text/ascii.h"
#include "common/text/utf8.h"
#include "indexer/extractor/formats/mail/attachments.h"
#include "indexer/extractor/formats/mail/part_text.h"
#include "indexer/extractor/formats/mail/tnef.h"
#include "indexer/readers/encoding.h"

namespace musubi {

namespace {

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
struct Free {
  void operator()(char* text) const { g_free(text); }
};
template <typename T>
using Owned = std::unique_ptr<T, Unref>;

constexpr std::size_t kMaxDepth = 50;

std::string text_of(const char* text) {
  return text == nullptr ? "" : scrub_utf8(text);
}

std::string_view head_of(std::string_view mail) {
  std::size_t end = 0;
  while (end < mail.size()) {
    const std::size_t begin = end;
    end = std::min(mail.find('\n', begin), mail.size() - 1) + 1;
    if (trim(mail.substr(begin, end - begin)).empty()) return mail.substr(0, begin);
  }
  return mail;
}

// What old programs wrote into a head as it was, without saying in what encoding.  None where there
// is nothing of that kind.
std::optional<std::string> with_decoded_head(std::string_view mail) {
  const std::string_view head = head_of(mail);
  const bool is_plain = std::all_of(head.begin(), head.end(), [](char c) {
    return c != 0 && c != 0x1B && static_cast<unsigned char>(c) < 0x80;
  });
  if (is_plain) return std::nullopt;
  const auto detected = detect_encoding(head);
  if (!detected || detected->encoding == Encoding::Utf8) return std::nullopt;
  return decoded(head, Decoder(detected->encoding)).append(mail.substr(head.size()));
}

Owned<GMimeMessage> parse(std::string_view bytes) {
  static const bool is_ready = [] {
    g_mime_init();
    // What is written in no stated encoding.
    std::array<const char*, 6> charsets = {"utf-8",  "iso-2022-jp", "cp932",
                                           "euc-jp", "iso-8859-1",  nullptr};
    g_mime_parser_options_set_fallback_charsets(g_mime_parser_options_get_default(),
                                                charsets.data());
    return true;
  }();
  (void)is_ready;
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  return Owned<GMimeMessage>(g_mime_parser_construct_message(parser.get(), nullptr));
}

std::string addresses(InternetAddressList* list) {
  if (list == nullptr || internet_address_list_length(list) == 0) return {};
  const std::unique_ptr<char, Free> text(internet_address_list_to_string(list, nullptr, FALSE));
  return text_of(text.get());
}

std::string date_of(GMimeMessage* message) {
  GDateTime* const date = g_mime_message_get_date(message);
  if (date == nullptr) return {};
  const std::unique_ptr<char, Free> text(g_date_time_format(date, "%Y-%m-%d"));
  return text_of(text.get());
}

std::string bytes_of(GMimeDataWrapper* content) {
  if (content == nullptr) return {};
  const Owned<GMimeStream> stream(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(content, stream.get());
  const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
  return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

// What a mail is made of, however its parts lie in each other.
class Parts {
 public:
  std::string text;
  std::vector<Attachment> attachments;
  bool is_cut = false;
  bool is_tnef_cut = false;
  bool is_text_cut = false;

  void add(GMimeObject* object, std::size_t depth = 0) {
    if (object == nullptr) return;
    if (depth > kMaxDepth || attachments.size() >= kMaxAttachments) {
      is_cut = true;
    } else if (GMIME_IS_MULTIPART(object)) {
      add_multipart(GMIME_MULTIPART(object), depth);
    } else if (GMIME_IS_MESSAGE_PART(object)) {
      add_message(GMIME_MESSAGE_PART(object));
    } else if (GMIME_IS_PART(object)) {
      add_part(GMIME_PART(object));
    }
  }

 private:
  // Of alternatives the plain one is read; else the last, which is the richest.
  void add_multipart(GMimeMultipart* parts, std::size_t depth) {
    const int count = g_mime_multipart_get_count(parts);
    GMimeContentType* const type = g_mime_object_get_content_type(GMIME_OBJECT(parts));
    if (!g_mime_content_type_is_type(type, "multipart", "alternative")) {
      for (int i = 0; i < count; ++i) add(g_mime_multipart_get_part(parts, i), depth + 1);
      return;
    }
    for (int i = 0; i < count; ++i) {
      GMimeObject* const part = g_mime_multipart_get_part(parts, i);
      if (!g_mime_content_type_is_type(g_mime_object_get_content_type(part), "text", "plain")) {
        continue;
      }
      const std::size_t before = text.size();
      add(part, depth + 1);
      if (!trim(std::string_view(text).substr(before)).empty()) return;
    }
    if (count > 0) add(g_mime_multipart_get_part(parts, count - 1), depth + 1);
  }

  void add_message(GMimeMessagePart* part) {
    GMimeMessage* const message = g_mime_message_part_get_message(part);
    if (message == nullptr) return;
    const std::unique_ptr<char, Free> bytes(
        g_mime_object_to_string(GMIME_OBJECT(message), nullptr));
    std::string name = attachment_name(text_of(g_mime_message_get_subject(message)), "mail");
    attachments.push_back({name + ".eml", bytes ? std::string(bytes.get()) : ""});
  }

  void add_part(GMimePart* part) {
    GMimeContentType* const type = g_mime_object_get_content_type(GMIME_OBJECT(part));
    const std::string bytes = bytes_of(g_mime_part_get_content(part));
    const char* const filename = g_mime_part_get_filename(part);
    const bool is_text = g_mime_content_type_is_type(type, "text", "*");
    if (is_text && filename == nullptr && !g_mime_part_is_attachment(part)) {
      const bool is_html = g_mime_content_type_is_type(type, "text", "html");
      const char* const charset = g_mime_content_type_get_parameter(type, "charset");
      std::string words = is_html ? html_text(bytes, charset) : plain_text(bytes, charset);
      const char* const format = g_mime_content_type_get_parameter(type, "format");
      if (!is_html && format != nullptr && equals_ascii(format, "flowed")) {
        const char* const deletes = g_mime_content_type_get_parameter(type, "delsp");
        words = without_soft_ends(words, deletes != nullptr && equals_ascii(deletes, "yes"));
      }
      if (!text.empty() && !words.empty()) text += '\n';
      text += words;
      return;
    }
    if (is_tnef(bytes)) return add_tnef(read_tnef(bytes));
    attachments.push_back(
        {attachment_name(text_of(filename), fmt::format("{}", attachments.size() + 1)), bytes});
  }

  // Its text is mostly that of the mail once more.
  void add_tnef(Tnef tnef) {
    if (trim(text).empty()) text = std::move(tnef.text);
    is_tnef_cut |= tnef.is_cut;
    is_text_cut |= tnef.is_text_cut;
    const std::size_t room = kMaxAttachments - std::min(kMaxAttachments, attachments.size());
    is_cut |= tnef.has_more || tnef.attachments.size() > room;
    tnef.attachments.resize(std::min(room, tnef.attachments.size()));
    std::move(tnef.attachments.begin(), tnef.attachments.end(), std::back_inserter(attachments));
  }
};

// Whether the end of the outermost part is missing.
bool is_cut_short(GMimeMessage* message, std::string_view bytes) {
  GMimeObject* const parts = g_mime_message_get_mime_part(message);
  if (parts == nullptr || !GMIME_IS_MULTIPART(parts)) return false;
  const char* const boundary = g_mime_multipart_get_boundary(GMIME_MULTIPART(parts));
  return boundary != nullptr && bytes.find(fmt::format("--{}--", boundary)) == bytes.npos;
}

}  // namespace

Result<void> extract_mail(const Input& input, Output& output) {
  const auto with_head = with_decoded_head(input.bytes);
  const Owned<GMimeMessage> message = parse(with_head ? *with_head : input.bytes);
  if (!message) return fail("is no mail that can be read");
  Parts parts;
  parts.add(g_mime_message_get_mime_part(message.get()));
  Extracted mail;
  mail.title = text_of(g_mime_message_get_subject(message.get()));
  mail.date = date_of(message.get());
  mail.sections.push_back({"", std::move(parts.text)});
  const std::string from = addresses(g_mime_message_get_from(message.get()));
  mail.fields = {{"差出人", from},
                 {"宛先", addresses(g_mime_message_get_to(message.get()))},
                 {"写し", addresses(g_mime_message_get_cc(message.get()))}};
  if (is_cut_short(message.get(), input.bytes)) {
    output.warn("is cut short: only what is left of it was read");
  }
  if (parts.is_cut) output.warn("has more parts than are read");
  if (parts.is_text_cut) output.warn("holds more text than is read");
  if (parts.is_tnef_cut) output.warn("its winmail.dat is cut short: only what is left is read");
  deliver_mail(input, std::move(mail), from, parts.attachments, output);
  return {};
}

}  // namespace musubi
