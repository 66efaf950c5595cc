#include "indexer/extractor/formats/odt.h"

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

#include "indexer/extractor/container/document_title.h"
#include "indexer/extractor/container/text_flow.h"
#include "indexer/extractor/container/xml_events.h"
#include "indexer/extractor/container/zip_container.h"
#include "indexer/extractor/formats/odt/document_styles.h"
#include "indexer/extractor/formats/odt/open_lists.h"
#include "indexer/extractor/numbering/list_numbers.h"

namespace musubi {

namespace {

class LetterHandler : public XmlHandler {
 public:
  explicit LetterHandler(const DocumentStyles& styles) : styles_(styles), lists_(styles) {}

  void begin(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "page") begin_slide(attributes);
    if (is_left_out(name) || is_hidden(name)) ++left_out_;
    if (left_out_ > 0) return;
    lists_.begin(name, attributes);
    if (name == "p" || name == "h") begin_paragraph(name, attributes);
    if (name == "s" || name == "tab") flow_.text(" ");
    if (name == "line-break") flow_.break_line();
    if (name == "table-cell") flow_.begin_cell();
    if (name == "text-box" || name == "note-body") begin_aside();
    if (name == "ruby") base_.clear(), reading_.clear();
    if (name == "ruby-base") is_base_ = true;
    if (name == "ruby-text") is_reading_ = true;
  }

  void end(std::string_view name) override {
    if ((is_left_out(name) || is_hidden(name)) && left_out_ > 0) {
      --left_out_;
      return;
    }
    if (left_out_ > 0) return;
    lists_.end(name);
    if (name == "p" || name == "h") end_paragraph();
    if (name == "table-cell") flow_.end_cell();
    if (name == "table-row") flow_.end_row();
    if (name == "text-box" || name == "note-body") end_aside();
    if (name == "ruby-base") is_base_ = false;
    if (name == "ruby-text") is_reading_ = false;
    if (name == "ruby" && !base_.empty() && !reading_.empty()) {
      document.readings.push_back({base_, reading_});
    }
    if (name == "page" || name == "text") end_section();
  }

  void text(std::string_view piece) override {
    if (left_out_ > 0 || paragraphs_ == 0) return;
    if (is_reading_) {
      reading_ += piece;
      return;
    }
    if (is_base_) base_ += piece;
    flow_.text(piece);
  }

  void tell(Output& output) const {
    if (hidden_slides_ > 0) {
      output.warn(fmt::format("{} hidden slides are left out", hidden_slides_));
    }
    warn_of_numbers(styles_.is_cut() || lists_.is_cut(), flow_.lacks_numbers(), output);
  }

  Extracted document;

 private:
  static bool is_left_out(std::string_view name) {
    return name == "tracked-changes" || name == "annotation" || name == "note-citation" ||
           name == "forms" || name == "automatic-styles" || name == "number";
  }

  void begin_paragraph(std::string_view name, const XmlAttributes& attributes) {
    ++paragraphs_;
    is_heading_ = name == "h" || attributes["style-name"] == "Title";
    flow_.begin_paragraph();
    flow_.number(lists_.next_label(name, attributes));
  }

  void end_paragraph() {
    if (paragraphs_ > 0) --paragraphs_;
    flow_.end_paragraph();
    if (is_heading_ && document.title.empty()) document.title = flow_.last_paragraph();
    is_heading_ = false;
  }

  // What lies in no paragraph, as on a slide, is none.
  void begin_aside() {
    are_asides_.push_back(paragraphs_ > 0);
    if (are_asides_.back()) flow_.begin_aside();
  }

  void end_aside() {
    if (are_asides_.empty()) return;
    if (are_asides_.back()) flow_.end_aside();
    are_asides_.pop_back();
  }

  bool is_hidden(std::string_view name) const { return name == "page" && is_hidden_slide_; }

  void begin_slide(const XmlAttributes& attributes) {
    is_hidden_slide_ = styles_.hides_slides(attributes["style-name"]);
    if (is_hidden_slide_) ++hidden_slides_;
    ++slide_count_;
    place_ = fmt::format("スライド{}", slide_count_);
  }

  void end_section() {
    std::string text = flow_.take();
    if (!text.empty()) document.sections.push_back({place_, std::move(text)});
  }

  const DocumentStyles& styles_;
  OpenLists lists_;
  TextFlow flow_;
  std::string place_, base_, reading_;
  std::vector<bool> are_asides_;  // of the boxes and notes that are open
  std::size_t left_out_ = 0, paragraphs_ = 0, slide_count_ = 0, hidden_slides_ = 0;
  bool is_hidden_slide_ = false;
  bool is_heading_ = false, is_base_ = false, is_reading_ = false;
};

}  // namespace

Result<void> extract_odt(const Input& input, Output& output) {
  const auto container = ZipContainer::open(input.bytes, "document");
  if (!container) return tl::unexpected(container.error());
  if (container->is_encrypted_document()) return fail("is encrypted");
  DocumentStyles styles;
  styles.read(*container, output);
  LetterHandler handler(styles);
  XmlEvents events(handler);
  if (auto done = read_xml(*container, "content.xml", events); !done) return done;
  Extracted& document = handler.document;
  if (auto stated = stated_title(*container, "meta.xml"); !stated.empty()) document.title = stated;
  if (document.sections.empty()) return fail("holds no text");
  output.document(std::move(document));
  handler.tell(output);
  return {};
}

}  // namespace musubi
