// metrics_file.h - a strict reader of Prometheus' text exposition format.
#pragma once
#include <map>
#include <string>

namespace musubi::test {

// Values by name with labels: `name{label="value"}`.  Throws std::runtime_error where
// the text is not what Prometheus would take: samples without HELP and TYPE before
// them, a second sample of one name and labels, a malformed line, no newline at the end.
std::map<std::string, double> parse_metrics(const std::string& text);

}  // namespace musubi::test
