#include "indexer/extractor/formats.h"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "indexer/extractor/formats/docx.h"
#include "indexer/extractor/formats/html.h"
#include "indexer/extractor/formats/ods.h"
#include "indexer/extractor/formats/odt.h"
#include "indexer/extractor/formats/pdf.h"
#include "indexer/extractor/formats/pptx.h"
#include "indexer/extractor/formats/rtf.h"
#include "indexer/extractor/formats/xlsx.h"

namespace musubi {

namespace {

// One row for each kind; its files are in formats/.
constexpr std::array<std::pair<SourceKind, Extract>, 9> kExtractors = {{
    {SourceKind::Html, extract_html},
    {SourceKind::Pdf, extract_pdf},
    {SourceKind::Xlsx, extract_xlsx},
    {SourceKind::Ods, extract_ods},
    {SourceKind::Docx, extract_docx},
    {SourceKind::Odt, extract_odt},
    {SourceKind::Odp, extract_odt},
    {SourceKind::Pptx, extract_pptx},
    {SourceKind::Rtf, extract_rtf},
}};

}  // namespace

std::optional<SourceKind> kind_of(const Input& input) {
  const auto content = kind_by_content(input.bytes);
  return content ? content : kind_by_ending(input.name);
}

Result<void> extract(const Input& input, Output& output) {
  const auto kind = kind_of(input);
  if (!kind) return fail("is of no kind that is read");
  if (is_plain(*kind)) {
    output.plain({"", *kind, std::string(input.bytes)});
    return {};
  }
  for (const auto& [known, extract] : kExtractors) {
    if (known == *kind) return extract(input, output);
  }
  return fail(fmt::format("{} files are not supported", kind_name(*kind)));
}

}  // namespace musubi
