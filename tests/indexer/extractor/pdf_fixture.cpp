#include "tests/indexer/extractor/pdf_fixture.h"

#include <fmt/format.h>

#include "common/text/utf8.h"

namespace musubi {

namespace {

std::string hex_of(const std::string& text) {
  std::string hex;
  for (std::size_t at = 0; at < text.size();) {
    hex += fmt::format("{:04X}", static_cast<unsigned>(next_code_point(text, at)));
  }
  return hex;
}

std::string font_object(const std::string& direction) {
  return fmt::format(
      "<</Type/Font/Subtype/Type0/BaseFont/HeiseiMin-W3/Encoding/UniJIS-UTF16-{}/DescendantFonts["
      "<</Type/Font/Subtype/CIDFontType0/BaseFont/HeiseiMin-W3/DW 1000/CIDSystemInfo<</Registry"
      "(Adobe)/Ordering(Japan1)/Supplement 4>>/FontDescriptor<</Type/FontDescriptor/FontName/"
      "HeiseiMin-W3/Flags 4/FontBBox[0 -200 1000 800]/ItalicAngle 0/Ascent 800/Descent -200/"
      "CapHeight 700/StemV 80>>>>]>>",
      direction);
}

std::string content_of(const std::vector<PlacedText>& page) {
  std::string content;
  for (const PlacedText& word : page) {
    content += fmt::format("BT /{} {} Tf {} {} Td <{}> Tj ET\n", word.is_downwards ? "V" : "H",
                           word.size, word.left, 800 - word.top - word.size, hex_of(word.text));
  }
  return content;
}

}  // namespace

std::string pdf_of(const std::vector<std::vector<PlacedText>>& pages, const std::string& title) {
  std::vector<std::string> objects = {"<</Type/Catalog/Pages 2 0 R>>", "", font_object("H"),
                                      font_object("V"),
                                      fmt::format("<</Title<FEFF{}>>>", hex_of(title))};
  std::string kids;
  for (const auto& page : pages) {
    const std::string content = content_of(page);
    objects.push_back(
        fmt::format("<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {} 0 R/Resources<<"
                    "/Font<</H 3 0 R/V 4 0 R>>>>>>",
                    objects.size() + 2));
    kids += fmt::format("{} 0 R ", objects.size());
    objects.push_back(fmt::format("<</Length {}>>\nstream\n{}endstream", content.size(), content));
  }
  objects[1] = fmt::format("<</Type/Pages/Count {}/Kids[{}]>>", pages.size(), kids);
  std::string pdf = "%PDF-1.5\n", places;
  for (std::size_t at = 0; at < objects.size(); ++at) {
    places += fmt::format("{:010} 00000 n \n", pdf.size());
    pdf += fmt::format("{} 0 obj\n{}\nendobj\n", at + 1, objects[at]);
  }
  const std::size_t table = pdf.size();
  pdf += fmt::format("xref\n0 {}\n0000000000 65535 f \n{}trailer\n<</Size {}/Root 1 0 R{}>>\n",
                     objects.size() + 1, places, objects.size() + 1,
                     title.empty() ? "" : "/Info 5 0 R");
  return pdf + fmt::format("startxref\n{}\n%%EOF\n", table);
}

}  // namespace musubi
