#include "indexer/extraction/members_read.h"

namespace musubi {

bool MembersRead::note(const Message& message) {
  if (const auto* begin = std::get_if<MemberBegin>(&message)) {
    open_member_ = begin->is_known != 0 ? "" : begin->name;  // nothing follows, not even an end
    ++passed_count_;
    return true;
  }
  if (std::holds_alternative<MemberEnd>(message)) {
    open_member_.clear();
    return true;
  }
  if (!open_member_.empty()) return true;
  if (const auto* remark = std::get_if<Remark>(&message)) {
    return told_.insert(remark->member + '\n' + remark->reason).second || !is_again_;
  }
  return !is_again_;
}

std::uint64_t MembersRead::begin_again() {
  is_again_ = true;
  open_member_.clear();
  return passed_count_;
}

}  // namespace musubi
