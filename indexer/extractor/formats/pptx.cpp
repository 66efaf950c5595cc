#include "indexer/extractor/formats/pptx.h"

#include <fmt/format.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "indexer/extractor/container/document_title.h"
#include "indexer/extractor/container/text_flow.h"
#include "indexer/extractor/container/xml_events.h"
#include "indexer/extractor/container/zip_container.h"
#include "indexer/extractor/formats/drawn_text.h"
#include "indexer/extractor/formats/slide_numbers.h"

namespace musubi {

namespace {

// The slides in the order in which they are shown, by the names of their relations.
class OrderHandler : public XmlHandler {
 public:
  void begin(std::string_view name, const XmlAttributes& attributes) override {
    // It has an `id` of its own beside the relation's, which comes with a prefix.  The lists of
    // sections name the slides once more, by that `id` alone.
    const std::string_view relation = attributes.prefixed("id");
    if (name == "sldId" && !relation.empty()) slides.emplace_back(relation);
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}

  std::vector<std::string> slides;
};

class SlideRelationHandler : public XmlHandler {
 public:
  void begin(std::string_view name, const XmlAttributes& attributes) override {
    if (name != "Relationship") return;
    targets[std::string(attributes["Id"])] = attributes["Target"];
    if (attributes["Type"].ends_with("/notesSlide")) notes = attributes["Target"];
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}

  std::map<std::string, std::string> targets;
  std::string notes;
};

class SlideHandler : public XmlHandler {
 public:
  void begin(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "sld" && attributes["show"] == "0") is_hidden = true;
    if (name == "sp") kind_.clear();
    if (name == "txBody") numbers_ = {};
    if (name == "ph") kind_ = attributes["type"].empty() ? "body" : attributes["type"];
    if (name == "p") {
      flow_.begin_paragraph();
      paragraph_ = {};
    }
    if (name == "pPr") paragraph_.level = attributes.number("lvl").value_or(0);
    if (name == "buAutoNum") {
      paragraph_.scheme = attributes["type"];
      paragraph_.start = attributes.number("startAt").value_or(1);
    }
    if (name == "t") is_text_ = true;
    if (name == "br") flow_.break_line();
    if (name == "tc") flow_.begin_cell();
    if (name == "Fallback") ++left_out_;
  }
  void end(std::string_view name) override {
    if (name == "t") is_text_ = false;
    if (name == "p") {
      flow_.end_paragraph();
      const bool is_title = kind_ == "title" || kind_ == "ctrTitle";
      if (is_title && title.empty()) title = flow_.last_paragraph();
    }
    if (name == "tc") flow_.end_cell();
    if (name == "tr") flow_.end_row();
    if (name == "Fallback") --left_out_;
  }
  void text(std::string_view piece) override {
    const bool is_on_each = kind_ == "sldNum" || kind_ == "dt" || kind_ == "ftr" || kind_ == "hdr";
    if (!is_text_ || left_out_ > 0 || is_on_each) return;
    if (!std::exchange(paragraph_.is_begun, true)) begin_text();
    flow_.text(piece);
  }

  std::string take() { return flow_.take(); }
  bool lacks_numbers() const { return flow_.lacks_numbers(); }

  std::string title;
  bool is_hidden = false;

 private:
  // A paragraph without text has no number.
  void begin_text() {
    const Paragraph& of = paragraph_;
    if (of.scheme.empty()) return numbers_.skip(of.level);
    flow_.number(numbers_.next_label(of.level, of.scheme, of.start));
  }

  struct Paragraph {
    std::size_t level = 0;
    std::string scheme;  // of its number; empty: it has none
    unsigned start = 1;
    bool is_begun = false;
  };

  TextFlow flow_;
  SlideNumbers numbers_;
  Paragraph paragraph_;
  std::string kind_;
  std::size_t left_out_ = 0;
  bool is_text_ = false;
};

Result<std::string> notes_of(const ZipContainer& container, const std::string& slide) {
  const std::size_t name = slide.rfind('/') + 1;
  const std::string part = slide.substr(0, name) + "_rels/" + slide.substr(name) + ".rels";
  if (!container.has(part)) return "";
  SlideRelationHandler relations;
  if (auto done = read_xml(container, part, relations); !done) return tl::unexpected(done.error());
  if (relations.notes.empty()) return "";
  SlideHandler notes;
  const auto done = read_xml(container, related_part(slide, relations.notes), notes);
  if (!done) return tl::unexpected(done.error());
  return notes.take();
}

}  // namespace

Result<void> extract_pptx(const Input& input, Output& output) {
  const auto container = ZipContainer::open(input.bytes, "presentation");
  if (!container) return tl::unexpected(container.error());
  OrderHandler order;
  if (auto done = read_xml(*container, "ppt/presentation.xml", order); !done) return done;
  SlideRelationHandler relations;
  if (auto done = read_xml(*container, "ppt/_rels/presentation.xml.rels", relations); !done) {
    return done;
  }
  Extracted document;
  document.title = stated_title(*container, "docProps/core.xml");
  std::size_t number = 0, hidden = 0;
  bool lacks_numbers = false;
  DrawnText drawn(*container);
  for (const std::string& relation : order.slides) {
    ++number;
    const std::string part = related_part("ppt/presentation.xml", relations.targets[relation]);
    SlideHandler slide;
    if (auto done = read_xml(*container, part, slide); !done) return done;
    if (slide.is_hidden) {
      ++hidden;
      continue;
    }
    lacks_numbers |= slide.lacks_numbers();
    auto notes = notes_of(*container, part);
    if (!notes) return tl::unexpected(notes.error());
    std::string text = slide.take() + drawn.of(part) + *notes;
    // Of the first slide that says anything: titles of later ones are headings.
    if (document.sections.empty() && document.title.empty()) document.title = slide.title;
    if (!text.empty()) document.sections.push_back({fmt::format("スライド{}", number), text});
  }
  drawn.tell(output);
  warn_of_numbers(false, lacks_numbers, output);
  if (hidden > 0) output.warn(fmt::format("{} hidden slides are left out", hidden));
  if (document.sections.empty()) return fail("holds no text");
  output.document(std::move(document));
  return {};
}

}  // namespace musubi
