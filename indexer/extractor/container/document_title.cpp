#include "indexer/extractor/container/document_title.h"

#include <array>

#include "common/text/utf8.h"
#include "indexer/extractor/container/xml_events.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxTitleChars = 80;
constexpr std::size_t kMaxPropertiesBytes = 1U << 20;

class TitleHandler : public XmlHandler {
 public:
  void begin(std::string_view name, const XmlAttributes&) override { is_title_ = name == "title"; }
  void end(std::string_view) override { is_title_ = false; }
  void text(std::string_view piece) override {
    if (is_title_) title += piece;
  }

  std::string title;

 private:
  bool is_title_ = false;
};

}  // namespace

bool is_stated_title(std::string_view stated) {
  constexpr std::array<std::string_view, 14> kNone = {
      "(anonymous)", "Microsoft ",    "無題",      "名称未設定",    "untitled",
      "Untitled",    "Unknown Title", "スライド ", "文書",          "PowerPoint",
      "新規",        "Document",      "Slide 1",   "No Slide Title"};
  constexpr std::array<std::string_view, 11> kEndings = {
      ".doc", ".docx", ".xls", ".xlsx", ".xlsm", ".jtd", ".ppt", ".pptx", ".pdf", ".indd", ".odt"};
  stated = trim(stated);
  if (stated.empty() || char_count(stated) > kMaxTitleChars) return false;
  for (const std::string_view none : kNone) {
    if (stated.starts_with(none)) return false;
  }
  for (const std::string_view ending : kEndings) {
    if (stated.ends_with(ending)) return false;
  }
  return stated.find("\xEF\xBF\xBD") == std::string_view::npos;
}

std::string stated_title(const ZipContainer& container, std::string_view part) {
  if (!container.has(part)) return "";
  const auto bytes = container.read(part, kMaxPropertiesBytes);
  if (!bytes) return "";
  TitleHandler handler;
  XmlEvents events(handler);
  if (!events.feed(*bytes)) return "";
  return is_stated_title(handler.title) ? std::string(trim(handler.title)) : "";
}

}  // namespace musubi
