#include "indexer/extractor/formats.h"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "common/file/fault_point.h"
#include "indexer/extractor/formats/archive.h"
#include "indexer/extractor/formats/doc.h"
#include "indexer/extractor/formats/docx.h"
#include "indexer/extractor/formats/epub.h"
#include "indexer/extractor/formats/html.h"
#include "indexer/extractor/formats/mail/mail.h"
#include "indexer/extractor/formats/mail/msg.h"
#include "indexer/extractor/formats/mail/tnef.h"
#include "indexer/extractor/formats/ods.h"
#include "indexer/extractor/formats/odt.h"
#include "indexer/extractor/formats/pdf.h"
#include "indexer/extractor/formats/ppt.h"
#include "indexer/extractor/formats/pptx.h"
#include "indexer/extractor/formats/rtf.h"
#include "indexer/extractor/formats/xls.h"
#include "indexer/extractor/formats/xlsx.h"
#include "indexer/extractor/member_output.h"
#include "indexer/readers/zip_directory.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxDepth = 5;

// One row for each kind; its files are in formats/.
constexpr auto kExtractors = std::to_array<std::pair<SourceKind, Extract>>({
    {SourceKind::Html, extract_html},   {SourceKind::Pdf, extract_pdf},
    {SourceKind::Xlsx, extract_xlsx},   {SourceKind::Xls, extract_xls},
    {SourceKind::Ods, extract_ods},     {SourceKind::Docx, extract_docx},
    {SourceKind::Doc, extract_doc},     {SourceKind::Odt, extract_odt},
    {SourceKind::Odp, extract_odt},     {SourceKind::Pptx, extract_pptx},
    {SourceKind::Ppt, extract_ppt},     {SourceKind::Rtf, extract_rtf},
    {SourceKind::Epub, extract_epub},   {SourceKind::Mail, extract_mail},
    {SourceKind::Mbox, extract_mbox},   {SourceKind::Msg, extract_msg},
    {SourceKind::Tnef, extract_tnef},   {SourceKind::Zip, extract_archive},
    {SourceKind::Tar, extract_archive}, {SourceKind::Compressed, extract_archive},
});

// Kinds whose files are told by a signature: one without it is something else.
bool has_signature(SourceKind kind) {
  return !is_plain(kind) && kind != SourceKind::Html && kind != SourceKind::Mail &&
         kind != SourceKind::Mbox;
}

bool is_table(SourceKind kind) {
  return kind == SourceKind::Xlsx || kind == SourceKind::Xls || kind == SourceKind::Ods;
}

// Whether a name of the one kind is right for the other too.
bool agree(SourceKind content, SourceKind name) {
  const auto is_packed = [](SourceKind kind) {
    return kind == SourceKind::Tar || kind == SourceKind::Compressed;
  };
  return content == name || (is_packed(content) && is_packed(name));
}

// What the bytes are, and else what the name says, which is told where it is wrong.  None for
// what is of no known kind.
std::optional<SourceKind> kind_of(const Input& input, Output& output) {
  const auto named = kind_by_ending(input.name);
  const auto content = kind_by_content(input.bytes, named);
  if (!content && !named) return std::nullopt;
  SourceKind kind = content ? *content : *named;
  if (!content && has_signature(kind)) kind = is_table(kind) ? SourceKind::Csv : SourceKind::Text;
  output.opened(kind);
  if (named && !agree(kind, *named)) {
    output.warn(fmt::format("its name says {}, its content {}: it is read as {}", kind_name(*named),
                            kind_name(kind), kind_name(kind)));
  }
  return kind;
}

Result<void> skip(std::string reason, Output& output) {
  output.remark({Remark::Kind::Skip, "", std::move(reason)});
  return {};
}

}  // namespace

Result<void> extract(const Input& input, Output& output) {
  fault_point("extract:" + input.name.substr(input.name.rfind('/') + 1));
  const auto kind = kind_of(input, output);
  if (!kind) return skip("its ending is not one of a known kind", output);
  if (is_plain(*kind)) {
    output.plain({"", *kind, std::string(input.bytes)});
    return {};
  }
  for (const auto& [known, extract] : kExtractors) {
    if (known != *kind) continue;
    auto done = extract(input, output);
    const bool is_cut = input.bytes.starts_with("PK\x03\x04") && !has_zip_end(input.bytes);
    if (done && is_cut) output.warn("is cut short: only what is left of it was read");
    return done;
  }
  return fail("is of a kind that is not read");
}

void extract_member(const Input& container, Input member, Output& output) {
  member.depth = container.depth + 1;
  member.room = container.room;
  if (member.depth == 1 && !output.begin_member(member)) return;
  MemberOutput inside(member.name, output);
  Result<void> done;
  if (member.depth > kMaxDepth) {
    done = fail(
        fmt::format("lies in {} archives or mails one in another: it is not opened", kMaxDepth));
  } else {
    done = extract(member, inside);
  }
  if (!done) inside.remark({Remark::Kind::Refusal, "", done.error().message});
  if (member.depth == 1) output.end_member();
}

}  // namespace musubi
