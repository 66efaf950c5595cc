#include "indexer/extractor/formats/epub.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "common/text/ascii.h"
#include "common/text/utf8.h"
#include "indexer/extractor/container/document_title.h"
#include "indexer/extractor/container/xml_events.h"
#include "indexer/extractor/container/zip_container.h"
#include "indexer/extractor/formats/html/page_part.h"
#include "indexer/extractor/formats/html/plain_markup.h"

namespace musubi {

namespace {

constexpr std::size_t kMaxParts = 5000;
constexpr std::size_t kMaxBookBytes = 64U << 20;  // of text

// META-INF/container.xml tells where the package is.
class ContainerHandler : public XmlHandler {
 public:
  void begin(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "rootfile" && package.empty()) package = attributes["full-path"];
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}

  std::string package;
};

// META-INF/encryption.xml names what is encrypted; fonts often are, which no reader minds.
class EncryptionHandler : public XmlHandler {
 public:
  void begin(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "CipherReference") parts.emplace(attributes["URI"]);
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}

  std::set<std::string> parts;
};

class PackageHandler : public XmlHandler {
 public:
  void begin(std::string_view name, const XmlAttributes& attributes) override {
    text_.clear();
    if (name == "item") {
      hrefs[std::string(attributes["id"])] = attributes["href"];
      if (attributes["properties"].find("nav") != std::string_view::npos) {
        contents = attributes["id"];
      }
    }
    if (name == "itemref") spine.emplace_back(attributes["idref"]);
  }
  void end(std::string_view name) override {
    const std::string value(trim(text_));
    if (value.empty()) return;
    if (name == "title" && title.empty()) title = value;
    if (name == "date" && date.empty()) date = value;
    if (name == "creator" && value != "Unknown Author") fields.push_back({"著者", value});
    if (name == "publisher") fields.push_back({"出版者", value});
    text_.clear();
  }
  void text(std::string_view piece) override { text_ += piece; }

  std::string title, date;
  std::vector<NamedValue> fields;
  std::map<std::string, std::string> hrefs;  // by id
  std::vector<std::string> spine;            // ids, in the order of reading
  std::string contents;                      // id of the table of contents

 private:
  std::string text_;
};

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// The name of the part that `href` means, seen from the package's folder.
std::string part_name(std::string_view package, std::string_view href) {
  std::string path(package.substr(0, package.rfind('/') + 1));
  href = href.substr(0, href.find('#'));
  for (std::size_t i = 0; i < href.size(); ++i) {
    const bool is_escape = href[i] == '%' && i + 2 < href.size() && digit_of(href[i + 1]) >= 0 &&
                           digit_of(href[i + 2]) >= 0;
    path +=
        is_escape ? static_cast<char>(digit_of(href[i + 1]) * 16 + digit_of(href[i + 2])) : href[i];
    if (is_escape) i += 2;
  }
  for (std::size_t up; (up = path.find("../")) != std::string::npos;) {
    const std::size_t folder = up < 2 ? std::string::npos : path.rfind('/', up - 2);
    const std::size_t begin = folder == std::string::npos ? 0 : folder + 1;
    path.erase(begin, up + 3 - begin);
  }
  return path;
}

bool is_image(std::string_view name) {
  constexpr std::array<std::string_view, 5> kEndings = {".jpg", ".jpeg", ".png", ".gif", ".webp"};
  const std::string lower = lower_ascii(name);
  return std::any_of(kEndings.begin(), kEndings.end(),
                     [&](std::string_view ending) { return lower.ends_with(ending); });
}

class BookReader {
 public:
  BookReader(const ZipContainer& book, Output& output) : book_(book), output_(output) {}

  Result<void> read() {
    if (auto read = read_package(); !read) return read;
    if (is_stated_title_of_book(package_.title)) document_.title = package_.title;
    document_.date = package_.date;
    document_.fields = package_.fields;
    for (const std::string& id : package_.spine) {
      if (id == package_.contents) continue;  // it says again what the chapters are called
      if (++part_count_ > kMaxParts || byte_count_ > kMaxBookBytes) {
        output_.warn("is too large a book: what follows is left out");
        break;
      }
      add_part(part_name(package_name_, package_.hrefs[id]));
    }
    warn_of_parts();
    if (document_.sections.empty()) {
      if (image_count_ > 0) return fail("has no text: its pages are images, and need OCR first");
      return fail(encrypted_count_ > 0 ? "is encrypted" : "holds no text");
    }
    output_.document(std::move(document_));
    return {};
  }

 private:
  Result<void> read_package() {
    ContainerHandler container;
    if (auto read = read_xml(book_, "META-INF/container.xml", container); !read) return read;
    package_name_ = container.package;
    if (book_.has("META-INF/encryption.xml")) {
      if (auto read = read_xml(book_, "META-INF/encryption.xml", encryption_); !read) return read;
    }
    return read_xml(book_, package_name_, package_);
  }

  void add_part(const std::string& name) {
    if (encryption_.parts.count(name) > 0) {
      ++encrypted_count_;
      return;
    }
    if (is_image(name)) {
      ++image_count_;
      return;
    }
    const auto bytes = book_.read(name, kMaxPageBytes);
    auto part = bytes ? read_page_part({.bytes = *bytes, .name = name})
                      : Result<PagePart>(tl::unexpected(bytes.error()));
    if (!part) {
      output_.remark({Remark::Kind::Warning, name, part.error().message});
      return;
    }
    if (!part->heading.empty()) chapter_ = part->heading;
    if (part->text.empty()) return;
    byte_count_ += part->text.size();
    document_.sections.push_back({chapter_, std::move(part->text)});
    std::move(part->readings.begin(), part->readings.end(), std::back_inserter(document_.readings));
  }

  void warn_of_parts() {
    if (encrypted_count_ > 0 && !document_.sections.empty()) {
      output_.warn(fmt::format("{} parts are encrypted and left out", encrypted_count_));
    }
    if (image_count_ > 0 && !document_.sections.empty()) {
      output_.warn(fmt::format("{} of its pages are images, and need OCR first", image_count_));
    }
  }

  const ZipContainer& book_;
  Output& output_;
  std::string package_name_;
  PackageHandler package_;
  EncryptionHandler encryption_;
  Extracted document_;
  std::string chapter_;  // that the last part belongs to
  std::size_t part_count_ = 0;
  std::size_t byte_count_ = 0;
  std::size_t encrypted_count_ = 0, image_count_ = 0;
};

}  // namespace

Result<void> extract_epub(const Input& input, Output& output) {
  const auto book = ZipContainer::open(input.bytes, "book");
  if (!book) return tl::unexpected(book.error());
  return BookReader(*book, output).read();
}

}  // namespace musubi
