#include "common/text/json.h"

#include <istream>

namespace musubi {

namespace {

constexpr auto kReplaced = JsonValue::error_handler_t::replace;

}  // namespace

JsonValue parse_json(std::string_view text) {
  return JsonValue::parse(text);
}

JsonValue try_parse_json(std::string_view text) {
  return JsonValue::parse(text, nullptr, false);
}

void read_json(std::istream& text, nlohmann::json_sax<JsonValue>& reader) {
  JsonValue::sax_parse(text, &reader);
}

std::string json_line(const JsonValue& json) {
  return json.dump(-1, ' ', false, kReplaced);
}

std::string ascii_json_line(const JsonValue& json) {
  return json.dump(-1, ' ', true, kReplaced);
}

std::string json_page(const JsonValue& json) {
  return json.dump(1, ' ', false, kReplaced);
}

}  // namespace musubi
