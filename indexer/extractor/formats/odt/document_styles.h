// document_styles.h - how the lists and the headings of an OpenDocument text are numbered, and
// which slides are hidden.
#pragma once
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "indexer/extractor/container/xml_events.h"
#include "indexer/extractor/numbering/list_numbers.h"

namespace musubi {

class DocumentStyles : public XmlHandler {
 public:
  // From styles.xml, and from what stands before the body of content.xml.  Warns where the first
  // is damaged; the second is read anew for its body.
  void read(const ZipContainer& container, Output& output);

  void begin(std::string_view name, const XmlAttributes& attributes) override;
  void end(std::string_view name) override;
  void text(std::string_view) override {}

  // nullptr where there is no such style.
  const ListLevels* levels(std::string_view style) const;
  const ListLevels& of_headings() const { return headings_; }

  // Whether the slides of that style are not shown.
  bool hides_slides(std::string_view style) const { return hidden_.contains(style); }

  bool is_cut() const { return is_cut_; }

 private:
  void begin_level(std::string_view name, const XmlAttributes& attributes);

  std::map<std::string, ListLevels, std::less<>> styles_;
  ListLevels headings_;
  std::set<std::string, std::less<>> hidden_;  // styles of slides

  // What is being read.
  XmlEvents* events_ = nullptr;
  ListLevels* levels_ = nullptr;
  ListLevel* level_ = nullptr;
  std::string style_;
  bool is_cut_ = false;
};

}  // namespace musubi
