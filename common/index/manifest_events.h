// manifest_events.h - a manifest read as a stream of events, as its list of files may be long.
#pragma once
#include <string>

#include "common/text/json.h"

namespace musubi {

// Passes over whatever a reader of one part does not look at; a slip of syntax ends the reading.
class ManifestEvents : public nlohmann::json_sax<JsonValue> {
 public:
  bool null() override { return true; }
  bool boolean(bool /*value*/) override { return true; }
  bool number_integer(number_integer_t /*value*/) override { return true; }
  bool number_unsigned(number_unsigned_t /*value*/) override { return true; }
  bool number_float(number_float_t /*value*/, const string_t& /*text*/) override { return true; }
  bool string(string_t& /*value*/) override { return true; }
  bool binary(binary_t& /*value*/) override { return true; }
  bool key(string_t& /*name*/) override { return true; }
  bool start_object(std::size_t /*count*/) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t /*count*/) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t /*at*/, const std::string& /*token*/,
                   const JsonValue::exception& /*problem*/) override {
    return false;
  }
};

}  // namespace musubi
