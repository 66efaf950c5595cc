#include "indexer/extractor/formats/docx.h"

#include <string>
#include <utility>

#include "common/text/utf8.h"
#include "indexer/extractor/container/document_title.h"
#include "indexer/extractor/container/text_flow.h"
#include "indexer/extractor/container/xml_events.h"
#include "indexer/extractor/container/zip_container.h"
#include "indexer/extractor/formats/docx/letter_lists.h"
#include "indexer/extractor/formats/docx/letter_styles.h"
#include "indexer/extractor/formats/drawn_text.h"
#include "indexer/extractor/numbering/list_numbers.h"

namespace musubi {

namespace {

class BodyHandler : public XmlHandler {
 public:
  BodyHandler(const LetterStyles& styles, LetterLists& lists) : styles_(styles), lists_(lists) {}

  void begin(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "pPr" && left_out_ == 0) begin_properties();
    // Of the mark at the end of the paragraph, which goes with it.
    if (is_properties_ && (name == "del" || name == "moveFrom")) is_gone_ = true;
    if (is_left_out(name)) ++left_out_;
    if (left_out_ > 0) return;
    if (name == "p") begin_paragraph();
    if (name == "pStyle") style_ = attributes["val"];
    if (is_properties_) note_list_place(name, attributes, place_);
    if (name == "r") is_hidden_ = false;
    if (name == "vanish") is_hidden_ = attributes["val"] != "0" && attributes["val"] != "false";
    if (name == "t") is_text_ = true;
    if (name == "tab") flow_.text(" ");
    if (name == "br" || name == "cr") flow_.break_line();
    if (name == "noBreakHyphen") flow_.text("-");
    if (name == "tc") flow_.begin_cell();
    if (name == "txbxContent" || name == "footnote" || name == "endnote") flow_.begin_aside();
    if (name == "textpath") {  // letters drawn along a line
      flow_.begin_aside();
      flow_.text(attributes["string"]);
      flow_.end_aside();
    }
    if (name == "altChunk") has_foreign_part = true;
    if (name == "rt") is_reading_ = true;
    if (name == "ruby") base_.clear(), reading_.clear();
    if (name == "rubyBase") is_base_ = true;
  }

  void end(std::string_view name) override {
    if (is_left_out(name) && left_out_ > 0) {
      --left_out_;
      return;
    }
    if (left_out_ > 0) return;
    if (name == "pPr") end_properties();
    if (name == "t") is_text_ = false;
    if (name == "p") end_paragraph();
    if (name == "tc") flow_.end_cell();
    if (name == "tr") flow_.end_row();
    if (name == "txbxContent" || name == "footnote" || name == "endnote") flow_.end_aside();
    if (name == "rt") is_reading_ = false;
    if (name == "rubyBase") is_base_ = false;
    if (name == "ruby" && !base_.empty() && !reading_.empty())
      readings.push_back({base_, reading_});
  }

  void text(std::string_view piece) override {
    if (!is_text_ || left_out_ > 0 || is_hidden_) return;
    if (awaits_text_) put_number();
    if (is_reading_) {
      reading_ += piece;
      return;
    }
    if (is_base_) base_ += piece;
    flow_.text(piece);
  }

  std::string take() { return flow_.take(); }
  bool lacks_numbers() const { return flow_.lacks_numbers(); }

  std::string title;
  std::vector<NamedValue> readings;
  bool has_foreign_part = false;  // a page or another letter put in as a file

 private:
  // What was deleted, moved away or otherwise before it was changed, and what is only for older
  // programs.
  static bool is_left_out(std::string_view name) {
    return name == "del" || name == "moveFrom" || name == "Fallback" || name == "pPrChange" ||
           name == "rPrChange";
  }

  void begin_paragraph() {
    awaits_text_ = false;
    flow_.begin_paragraph();
  }

  void begin_properties() {
    is_properties_ = true;
    is_gone_ = is_hidden_ = false;
    place_ = {};
  }

  void end_properties() {
    is_properties_ = false;
    if (is_gone_) return;
    if (is_hidden_) {
      awaits_text_ = true;
    } else {
      put_number();
    }
  }

  void put_number() {
    awaits_text_ = false;
    flow_.number(lists_.next_label(style_, place_));
  }

  void end_paragraph() {
    flow_.end_paragraph();
    const std::string_view name = styles_.name_of(std::exchange(style_, ""));
    if (!title.empty()) return;
    if (name == "Title" || name == "heading 1" || name == "Heading 1" || name == "表題") {
      title = flow_.last_paragraph();
    }
  }

  const LetterStyles& styles_;
  LetterLists& lists_;
  TextFlow flow_;
  ListPlace place_;
  std::string style_, base_, reading_;
  std::size_t left_out_ = 0;
  bool is_properties_ = false, is_gone_ = false;  // of the paragraph
  bool awaits_text_ = false;  // its mark is hidden: it has a number if any of its text is not
  bool is_text_ = false, is_hidden_ = false, is_reading_ = false, is_base_ = false;
};

}  // namespace

Result<void> extract_docx(const Input& input, Output& output) {
  const auto container = ZipContainer::open(input.bytes, "document");
  if (!container) return tl::unexpected(container.error());
  LetterStyles styles;
  if (container->has("word/styles.xml")) {
    if (auto done = read_xml(*container, "word/styles.xml", styles); !done) return done;
  }
  LetterLists lists(styles);
  const bool has_lists = container->has("word/numbering.xml");
  if (has_lists && !read_xml(*container, "word/numbering.xml", lists)) {
    output.warn(std::string(kDamagedLists));
  }
  BodyHandler body(styles, lists);
  if (auto done = read_xml(*container, "word/document.xml", body); !done) return done;
  Extracted document;
  document.sections.push_back({"", body.take()});
  for (const char* const part : {"word/footnotes.xml", "word/endnotes.xml"}) {
    if (!container->has(part)) continue;
    if (auto done = read_xml(*container, part, body); !done) return done;
    document.sections.push_back({"", body.take()});
  }
  DrawnText drawn(*container);
  document.sections.push_back({"", drawn.of("word/document.xml")});
  drawn.tell(output);
  warn_of_numbers(lists.is_cut(), body.lacks_numbers(), output);
  if (body.has_foreign_part) output.warn("holds a part in another format, which is not read");
  document.title = stated_title(*container, "docProps/core.xml");
  if (document.title.empty()) document.title = body.title;
  document.readings = std::move(body.readings);
  std::erase_if(document.sections, [](const Section& section) { return section.text.empty(); });
  if (document.sections.empty()) return fail("holds no text");
  output.document(std::move(document));
  return {};
}

}  // namespace musubi
