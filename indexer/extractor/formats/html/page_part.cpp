#include "indexer/extractor/formats/html/page_part.h"

#include "common/text/utf8.h"
#include "indexer/extractor/formats/html/page_areas.h"
#include "indexer/extractor/formats/html/page_encoding.h"
#include "indexer/extractor/formats/html/page_tree.h"
#include "indexer/extractor/formats/html/page_walk.h"
#include "indexer/extractor/formats/html/plain_markup.h"

namespace musubi {

Result<PagePart> read_page_part(const Input& input) {
  const auto page = decode_page(input);
  if (!page) return tl::unexpected(page.error());
  if (page->text.size() > kMaxPageBytes) return fail("is too large");
  const PlainMarkup plain = plain_markup(page->text, dialect_of(page->text));
  const auto tree = PageTree::parse(plain);
  if (!tree) return tl::unexpected(tree.error());
  const PageAreas areas(*tree, plain.styles, PageAreas::Extent::Whole);
  PagePart part;
  for (std::size_t node = 0; node < tree->size() && part.heading.empty(); ++node) {
    if (is_heading((*tree)[node].tag)) part.heading = one_line(*tree, areas, node);
  }
  LineWriter lines;
  write_lines(*tree, areas, areas.root(), lines);
  part.text = lines.take_text();
  part.readings = lines.take_readings();
  return part;
}

}  // namespace musubi
