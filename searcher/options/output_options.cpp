#include "searcher/options/output_options.h"

#include <algorithm>
#include <utility>

#include "common/index/schema.h"
#include "common/options/option_values.h"
#include "searcher/present/hit_fields.h"

namespace musubi {

namespace po = boost::program_options;

namespace {

Result<ColorChoice> when_option(const po::variables_map& options, const char* name) {
  return choice_option<ColorChoice>(options, name,
                                    {{"auto", ColorChoice::Auto},
                                     {"always", ColorChoice::Always},
                                     {"never", ColorChoice::Never}});
}

}  // namespace

Result<void> read_output(const po::variables_map& options, SearcherOptions& result) {
  const auto format = choice_option<OutputFormat>(options, "format",
                                                  {{"text", OutputFormat::Text},
                                                   {"json", OutputFormat::Json},
                                                   {"jsonl", OutputFormat::JsonLines},
                                                   {"tsv", OutputFormat::Tsv},
                                                   {"csv", OutputFormat::Csv},
                                                   {"template", OutputFormat::Template}});
  if (!format) return tl::unexpected(format.error());
  const auto color = when_option(options, "color");
  if (!color) return tl::unexpected(color.error());
  if (auto spoken = read_language(options); !spoken) return spoken;
  const auto links = when_option(options, "links");
  if (!links) return tl::unexpected(links.error());
  const auto ambiguous = choice_option<std::optional<AmbiguousWidth>>(
      options, "ambiguous",
      {{"auto", std::nullopt}, {"narrow", AmbiguousWidth::Narrow}, {"wide", AmbiguousWidth::Wide}});
  if (!ambiguous) return tl::unexpected(ambiguous.error());
  const bool is_brief = is_on(options, "brief");
  const bool is_full = is_on(options, "full");
  if (is_brief && is_full) return fail("--brief and --full are opposites", "give one of them");
  OutputOptions& output = result.output;
  output.format = *format;
  output.color = *color;
  output.links = *links;
  output.ambiguous = *ambiguous;
  if (is_brief) output.layout = Layout::Brief;
  if (is_full) output.layout = Layout::Full;
  output.pager = !is_on(options, "no-pager");
  output.all_copies = is_on(options, "all-copies");
  output.byte_order_mark = is_on(options, "bom") ? ByteOrderMark::Written : ByteOrderMark::None;
  result.interactive = options["interactive"].as<bool>();
  result.show_query = options["show-query"].as<bool>();
  result.notify = options["notify"].as<bool>();
  if (options.count("notify-command") != 0) {
    output.notify_command = options["notify-command"].as<std::string>();
  }
  if (options.count("analyze") != 0) result.analyze = options["analyze"].as<std::string>();
  return {};
}

Result<void> read_fields(const po::variables_map& options, SearcherOptions& result) {
  OutputOptions& output = result.output;
  SearchRequest& request = result.request;
  if (options.count("fields") != 0) {
    auto fields = parse_field_names(options["fields"].as<std::string>());
    if (!fields) return tl::unexpected(fields.error());
    output.fields = std::move(*fields);
  }
  if (options.count("template") != 0) {
    auto parsed = HitTemplate::parse(options["template"].as<std::string>());
    if (!parsed) return tl::unexpected(parsed.error());
    output.hit_template = std::move(*parsed);
    if (options["format"].defaulted()) output.format = OutputFormat::Template;
  }
  const bool is_template = output.format == OutputFormat::Template;
  if (is_template && !output.hit_template) {
    return fail("--format template needs --template", "as: --template '{rank} {title} {url}'");
  }
  if (options.count("with") != 0) {
    const Field* named = find_field(options["with"].as<std::string>());
    if (named == nullptr || named->id != FieldId::Body) return fail("--with is one of body");
    request.with_body = true;
    const bool is_table = output.format == OutputFormat::Csv || output.format == OutputFormat::Tsv;
    if (output.fields.empty() && is_table) output.fields = usual_fields();
    const bool is_named =
        std::find(output.fields.begin(), output.fields.end(), "body") != output.fields.end();
    if (!output.fields.empty() && !is_named) output.fields.emplace_back("body");
  }
  const auto& named = is_template ? output.hit_template->fields() : output.fields;
  if (std::find(named.begin(), named.end(), "body") != named.end()) request.with_body = true;
  const bool is_text = output.format == OutputFormat::Text;
  const bool are_named = is_template || !output.fields.empty();
  if (!is_text && are_named && !need_passages(named) && request.detail == Detail::Full) {
    request.detail = Detail::Fields;
  }
  return {};
}

Result<void> read_facet_list(const po::variables_map& options, SearcherOptions& result) {
  FacetListOptions& list = result.facet_list;
  if (options.count("facet") != 0) list.names = options["facet"].as<std::string>();
  if (options.count("facet-prefix") != 0) list.prefix = options["facet-prefix"].as<std::string>();
  const auto order = choice_option<FacetOrder>(options, "facet-sort",
                                               {{"usual", FacetOrder::Usual},
                                                {"count", FacetOrder::Count},
                                                {"name", FacetOrder::Name},
                                                {"time", FacetOrder::Time}},
                                               {{"件数の多い順", FacetOrder::Count},
                                                {"五十音順", FacetOrder::Name},
                                                {"年代順", FacetOrder::Time}});
  if (!order) return tl::unexpected(order.error());
  list.order = *order;
  return {};
}

}  // namespace musubi
