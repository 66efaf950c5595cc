#include "searcher/plan/named_documents.h"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "common/index/hidden_terms.h"
#include "common/index/schema.h"
#include "common/text/utf8.h"

namespace musubi {

namespace {

constexpr std::string_view kSchemes[] = {"https://", "http://"};

// What stands behind the scheme; empty where the text is no address of the web.
std::string_view behind_scheme(std::string_view text) {
  for (const std::string_view scheme : kSchemes) {
    if (text.starts_with(scheme)) return text.substr(scheme.size());
  }
  return {};
}

std::vector<std::string> addresses_meant(std::string_view text) {
  const std::string_view rest = behind_scheme(text);
  if (rest.empty() || text.find(' ') != text.npos) return {};
  std::vector<std::string> addresses;
  for (const std::string_view whole : {rest, rest.substr(0, rest.find('#'))}) {
    const std::string_view bare = whole.ends_with('/') ? whole.substr(0, whole.size() - 1) : whole;
    for (const std::string_view scheme : kSchemes) {
      addresses.push_back(fmt::format("{}{}", scheme, bare));
      addresses.push_back(fmt::format("{}{}/", scheme, bare));
    }
  }
  return addresses;
}

// Behind the folders; empty where it has no ending.
std::string_view file_name(std::string_view text) {
  const std::string_view name = text.substr(text.rfind('/') + 1);
  const std::size_t dot = name.rfind('.');
  const bool has_ending = dot != name.npos && dot > 0 && dot + 1 < name.size();
  return has_ending ? name : std::string_view();
}

}  // namespace

QueryPlan named_documents(std::string_view query, const Lexicon& lexicon) {
  const std::string_view text = trim(query);
  QueryPlan plan;
  std::vector<Query> any;
  for (const std::string& address : addresses_meant(text)) {
    const std::string term = value_term(field(FieldId::Url), address);
    if (lexicon.has(term)) any.emplace_back(term);
  }
  if (!any.empty()) {
    plan.notes.emplace_back("この URL の文書を表示しています。");
  } else if (const std::string_view name = file_name(text); !name.empty()) {
    const std::string term = file_term(name);
    if (lexicon.has(term)) any.emplace_back(term);
    if (!any.empty()) {
      plan.notes.emplace_back(
          "この名前のファイルの文書を表示しています。語として検索するには、引用符で囲んでください"
          "。");
    }
  }
  if (!any.empty()) plan.query = Query::unscored(Query(Query::Kind::Or, any));
  return plan;
}

}  // namespace musubi
