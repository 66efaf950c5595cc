// fault_point.h - named places at which a test may stop a program.
//
// In the programs that ship a fault point does nothing.  The tests link another
// definition (tests/fault_point/) into a second indexer and kill, halt or hang it where
// a crash would hurt most.
#pragma once
#include <string_view>

namespace musubi {

// `name` is made of the step and what it is done to: "sync:XAPIANDB".
void fault_point(std::string_view name);

}  // namespace musubi
