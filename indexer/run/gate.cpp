#include "indexer/run/gate.h"

#include <fmt/format.h>

#include <algorithm>

#include "indexer/generations/history.h"
#include "indexer/generations/manifest.h"
#include "indexer/generations/preview.h"
#include "indexer/units.h"

namespace musubi {

namespace {

constexpr const char* kForce = "publish it all the same with: indexer --force …";

Result<void> judge_shrink(const IndexLayout& layout, const Report& report,
                          const std::optional<Limit>& max_shrink) {
  const auto name = layout.live_generation();
  if (!max_shrink || !name) return {};
  // A live generation that cannot be read is a reason to publish, not one to refuse.
  const auto live = read_manifest(layout.generations() / *name);
  if (!live) return {};
  // Of one whose documents cannot be told apart only the number is known.
  const auto fewer = live->documents - std::min(live->documents, report.documents);
  const auto lost = std::max(report.changes.removed, fewer);
  if (!max_shrink->exceeded_by(lost, live->documents)) return {};
  const double percent = 100.0 * static_cast<double>(lost) / static_cast<double>(live->documents);
  return fail(fmt::format("the new generation has {}, and {} of the {} in the live one "
                          "are gone: {:.1f}%, --max-shrink allows {}",
                          counted(report.documents, "document"), lost, live->documents, percent,
                          to_string(*max_shrink)),
              kForce);
}

Result<void> judge_refusals(const Report& report, const std::optional<Limit>& max_refused) {
  const std::uint64_t refused = report.refused_records();
  const std::uint64_t read = report.documents - report.changes.kept + refused;
  if (!max_refused || !max_refused->exceeded_by(refused, read)) return {};
  return fail(fmt::format("{} of {} documents were refused, --max-refused allows {}", refused, read,
                          to_string(*max_refused)),
              "mend what the lines above name, or raise --max-refused");
}

Result<void> judge_canaries(const IndexLayout& layout, const std::vector<Canary>& canaries,
                            const Resources& resources) {
  if (canaries.empty()) return {};
  if (auto made = make_preview(layout, layout.building(), layout.canaries()); !made) return made;
  auto answered = ask_canaries(canaries, layout.canaries(), resources);
  std::error_code error;
  std::filesystem::remove_all(layout.canaries(), error);
  if (!answered) answered.error().hint = kForce;
  return answered;
}

Error turn_away(const IndexLayout& layout, const Error& reason) {
  const auto kept = keep_aside(layout);
  const std::string look =
      kept ? fmt::format("look at it with: searcher --index {} QUERY…", kept->string())
           : fmt::format("it could not be kept for a look: {}", kept.error().message);
  return {fmt::format("{}; {}", reason.message, what_stays(layout)),
          fmt::format("{}; {}", look, reason.hint)};
}

}  // namespace

Result<GateRules> gate_rules(const IndexerOptions& options) {
  GateRules rules;
  rules.max_refused = options.max_refused;
  if (options.gate == Gate::Override) return rules;
  rules.max_shrink = options.max_shrink;
  if (!options.canaries) return rules;
  auto canaries = load_canaries(*options.canaries);
  if (!canaries) return tl::unexpected(canaries.error());
  rules.canaries = std::move(*canaries);
  return rules;
}

Result<void> pass_gate(const IndexLayout& layout, const Report& report, const GateRules& rules,
                       const Resources& resources) {
  auto judged = judge_refusals(report, rules.max_refused);
  if (judged) judged = judge_shrink(layout, report, rules.max_shrink);
  if (judged) judged = judge_canaries(layout, rules.canaries, resources);
  if (!judged) return tl::unexpected(turn_away(layout, judged.error()));
  return {};
}

}  // namespace musubi
