#include "indexer/extractor/container/drawn_text.h"

#include <algorithm>
#include <array>
#include <set>
#include <vector>

#include "indexer/extractor/container/text_flow.h"
#include "indexer/extractor/container/xml_events.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxDrawings = 500;  // of a part

// The parts that hold drawings, in the order in which they are named.
class DrawingRelations : public XmlHandler {
 public:
  void begin(std::string_view name, const XmlAttributes& attributes) override {
    // A diagram has a part with its words, and one as it was drawn last, which repeats them.
    constexpr std::array<std::string_view, 3> kKinds = {"/diagramData", "/chart", "/drawing"};
    if (name != "Relationship" || attributes["TargetMode"] == "External") return;
    const std::string_view type = attributes["Type"];
    const bool is_drawing = std::any_of(
        kKinds.begin(), kKinds.end(), [&](std::string_view kind) { return type.ends_with(kind); });
    if (is_drawing && targets.size() < kMaxDrawings) targets.emplace_back(attributes["Target"]);
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}

  std::vector<std::string> targets;
};

class DrawingHandler : public XmlHandler {
 public:
  void begin(std::string_view name, const XmlAttributes&) override {
    if (name == "Fallback") ++left_out_;
    if (name == "p") flow_.begin_paragraph();
    if (name == "br") flow_.break_line();
    if (name == "t") is_text_ = true;
    if (name == "strCache") {
      add_line();
      is_names_ = true;
    }
    if (name == "v" && is_names_) {
      is_text_ = true;
      flow_.begin_cell();
    }
  }
  void end(std::string_view name) override {
    if (name == "Fallback") --left_out_;
    if (name == "p") flow_.end_paragraph();
    if (name == "t") is_text_ = false;
    if (name == "v" && is_names_) {
      is_text_ = false;
      flow_.end_cell();
    }
    if (name == "strCache") {
      is_names_ = false;
      flow_.end_row();
      add_line();  // each series names the same categories
    }
  }
  void text(std::string_view piece) override {
    if (is_text_ && left_out_ == 0) flow_.text(piece);
  }

  std::string take() {
    add_line();
    return std::move(text_);
  }

 private:
  void add_line() {
    const std::string lines = flow_.take();
    if (!lines.empty() && lines_.insert(lines).second) text_ += lines;
  }

  TextFlow flow_;
  std::set<std::string> lines_;
  std::string text_;
  std::size_t left_out_ = 0;
  bool is_text_ = false, is_names_ = false;
};

std::string relations_of(std::string_view part) {
  const std::size_t name = part.rfind('/') + 1;
  return std::string(part.substr(0, name)) + "_rels/" + std::string(part.substr(name)) + ".rels";
}

}  // namespace

std::string related_part(std::string_view part, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  std::string_view folder = part.substr(0, part.rfind('/') + 1);
  while (target.starts_with("../")) {
    target.remove_prefix(3);
    if (folder.empty()) continue;
    folder.remove_suffix(1);
    folder = folder.substr(0, folder.rfind('/') + 1);
  }
  return std::string(folder) + std::string(target);
}

std::string drawn_text(const ZipContainer& container, std::string_view part, bool& is_damaged) {
  const std::string list = relations_of(part);
  if (!container.has(list)) return "";
  DrawingRelations relations;
  if (!read_xml(container, list, relations)) {
    is_damaged = true;
    return "";
  }
  std::string text;
  for (const std::string& target : relations.targets) {
    const std::string drawing = related_part(part, target);
    DrawingHandler handler;
    if (!read_xml(container, drawing, handler)) is_damaged = true;
    text += handler.take();
    // What is drawn on a sheet may be a chart.
    if (drawing.find("/drawings/") != std::string::npos && part.find("/drawings/") == part.npos) {
      text += drawn_text(container, drawing, is_damaged);
    }
  }
  return text;
}

}  // namespace musubi
