#include "indexer/extractor/formats/docx.h"

#include <map>
#include <string>
#include <utility>

#include "common/text/utf8.h"
#include "indexer/extractor/container/document_title.h"
#include "indexer/extractor/container/text_flow.h"
#include "indexer/extractor/container/xml_events.h"
#include "indexer/extractor/container/zip_container.h"
#include "indexer/extractor/formats/drawn_text.h"

namespace musubi {

namespace {

// Names of styles by the ids that paragraphs have: "1" -> "heading 1".
class StylesHandler : public XmlHandler {
 public:
  void begin(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "style") id_ = attributes["styleId"];
    if (name == "name") names[id_] = attributes["val"];
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}

  std::map<std::string, std::string> names;

 private:
  std::string id_;
};

class BodyHandler : public XmlHandler {
 public:
  explicit BodyHandler(const std::map<std::string, std::string>& styles) : styles_(styles) {}

  void begin(std::string_view name, const XmlAttributes& attributes) override {
    if (is_left_out(name)) ++left_out_;
    if (left_out_ > 0) return;
    if (name == "p") flow_.begin_paragraph();
    if (name == "pStyle") style_ = attributes["val"];
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
    if (is_reading_) {
      reading_ += piece;
      return;
    }
    if (is_base_) base_ += piece;
    flow_.text(piece);
  }

  std::string take() { return flow_.take(); }

  std::string title;
  std::vector<NamedValue> readings;
  bool has_foreign_part = false;  // a page or another letter put in as a file

 private:
  // What was deleted or moved away, what is only for older programs, and what is not shown.
  static bool is_left_out(std::string_view name) {
    return name == "del" || name == "moveFrom" || name == "Fallback";
  }

  void end_paragraph() {
    flow_.end_paragraph();
    const auto style = styles_.find(style_);
    style_.clear();
    if (!title.empty() || style == styles_.end()) return;
    const std::string& name = style->second;
    if (name == "Title" || name == "heading 1" || name == "Heading 1" || name == "表題") {
      title = flow_.last_paragraph();
    }
  }

  const std::map<std::string, std::string>& styles_;
  TextFlow flow_;
  std::string style_, base_, reading_;
  std::size_t left_out_ = 0;
  bool is_text_ = false, is_hidden_ = false, is_reading_ = false, is_base_ = false;
};

}  // namespace

Result<void> extract_docx(const Input& input, Output& output) {
  const auto container = ZipContainer::open(input.bytes, "document");
  if (!container) return tl::unexpected(container.error());
  StylesHandler styles;
  if (container->has("word/styles.xml")) {
    if (auto done = read_xml(*container, "word/styles.xml", styles); !done) return done;
  }
  BodyHandler body(styles.names);
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
