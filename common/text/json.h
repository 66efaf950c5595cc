// json.h - JSON read and written.  The library's parser and writer are long to compile: that is
// done here alone.
#pragma once
#include <iosfwd>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace musubi {

// Its keys stay in their order.
using JsonValue = nlohmann::ordered_json;

// Throws JsonValue::exception where the text is no JSON.
JsonValue parse_json(std::string_view text);

// JsonValue::is_discarded() where the text is none.
JsonValue try_parse_json(std::string_view text);

// Tells `reader` of each part, until it has had enough or the text is none.
void read_json(std::istream& text, nlohmann::json_sax<JsonValue>& reader);

// In one line.  In all three, bytes that are no UTF-8 become U+FFFD.
std::string json_line(const JsonValue& json);
// All but ASCII escaped.
std::string ascii_json_line(const JsonValue& json);
// A key a line, for people.
std::string json_page(const JsonValue& json);

}  // namespace musubi
