#include "indexer/extractor/formats/drawn_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <vector>

#include "indexer/extractor/container/text_flow.h"
#include "indexer/extractor/container/xml_events.h"

namespace musubi {

namespace {

// Of one file.
constexpr std::size_t kMaxDrawings = 500;
constexpr std::size_t kMaxDrawnBytes = 32U << 20;  // of XML

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
    if (!is_drawing) return;
    if (targets.size() < kMaxDrawings) {
      targets.emplace_back(attributes["Target"]);
    } else {
      is_cut = true;
    }
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}

  std::vector<std::string> targets;
  bool is_cut = false;
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

std::string DrawnText::of(const std::string& part) {
  seen_.insert(part);
  const std::string list = relations_of(part);
  if (!container_.has(list)) return "";
  DrawingRelations relations;
  read(list, relations);
  is_cut_ = is_cut_ || relations.is_cut;
  std::string text;
  for (const std::string& target : relations.targets) {
    const std::string name = related_part(part, target);
    if (seen_.contains(name)) continue;
    if (is_full()) {
      is_cut_ = true;
      break;
    }
    text += drawing(name);
    // What is drawn on a sheet may be a chart.
    if (name.find("/drawings/") != name.npos && part.find("/drawings/") == part.npos) {
      text += of(name);
    }
  }
  return text;
}

void DrawnText::tell(Output& output) const {
  if (is_damaged_) output.warn("drawings or charts are damaged: not all of them is read");
  if (is_cut_) {
    output.warn(fmt::format(
        "holds more than {} drawings and charts, or {} MB of them: the others are left out",
        kMaxDrawings, kMaxDrawnBytes >> 20));
  }
}

std::string DrawnText::drawing(const std::string& part) {
  seen_.insert(part);
  ++drawings_;
  DrawingHandler handler;
  read(part, handler);
  return handler.take();
}

void DrawnText::read(const std::string& part, XmlHandler& handler) {
  XmlEvents events(handler);
  Result<void> parsed;
  const auto done = container_.stream(part, [&](std::string_view piece) {
    bytes_ += piece.size();
    if (bytes_ <= kMaxDrawnBytes) parsed = events.feed(piece);
    return bytes_ <= kMaxDrawnBytes && parsed;
  });
  if (bytes_ > kMaxDrawnBytes) {
    is_cut_ = true;
  } else if (!done || !parsed || !events.finish()) {
    is_damaged_ = true;
  }
}

bool DrawnText::is_full() const {
  return drawings_ >= kMaxDrawings || bytes_ > kMaxDrawnBytes;
}

}  // namespace musubi
