#include "searcher/present/text_style.h"

#include <fmt/format.h>

namespace musubi {

namespace {

// Parameters of "select graphic rendition".
std::string_view rendition(Look look) {
  switch (look) {
    case Look::Plain:
      break;
    case Look::Strong:
      return "1";
    case Look::Dim:
      return "2";
    case Look::Link:
      return "36";
    case Look::Match:
      return "1;31";
  }
  return "";
}

// What an address may hold; everything else, a control character above all, is escaped.
std::string escaped_address(std::string_view address) {
  constexpr std::string_view kMarks = "-._~:/?#[]@!$&'()*+,;=%";
  std::string escaped;
  for (const char c : address) {
    const bool is_alphanumeric =
        (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (is_alphanumeric || kMarks.find(c) != kMarks.npos) {
      escaped += c;
    } else {
      escaped += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return escaped;
}

// With the marks that would end a path, or begin an escape, escaped.
std::string part_of_address(std::string_view text) {
  std::string part;
  for (const char c : text) {
    const std::string_view escape = c == '#' ? "%23" : c == '?' ? "%3F" : c == '%' ? "%25" : "";
    part += escape.empty() ? std::string(1, c) : std::string(escape);
  }
  return escaped_address(part);
}

std::string fragment_of(const LinkTarget& target) {
  if (target.line != 0) return fmt::format("#{}", target.line);
  if (!target.cell.empty()) return "#" + part_of_address(target.cell);
  return target.page == 0 ? "" : fmt::format("#page={}", target.page);
}

std::string address_of(const LinkTarget& target) {
  const std::string_view address = target.address;
  if (address.starts_with("https://") || address.starts_with("http://")) {
    return escaped_address(address);
  }
  if (!address.starts_with('/')) return {};
  return "file://" + part_of_address(address) + fragment_of(target);
}

}  // namespace

std::string painted(std::string_view text, Look look, const TextStyle& style) {
  if (!style.color || look == Look::Plain || text.empty()) return std::string(text);
  return fmt::format("\x1b[{}m{}\x1b[0m", rendition(look), text);
}

std::string linked(const std::string& shown, const LinkTarget& target, const TextStyle& style) {
  const std::string address = style.links ? address_of(target) : std::string();
  if (address.empty()) return shown;
  return fmt::format("\x1b]8;;{}\x1b\\{}\x1b]8;;\x1b\\", address, shown);
}

}  // namespace musubi
