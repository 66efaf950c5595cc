// area_names.h - what the class, id and role of an element say of its content.
//
// The names are those of the trade in English and in Japanese: breadcrumb, pankuzu, lnavi.
#pragma once
#include <string_view>

namespace musubi {

enum class AreaName {
  None,
  Main,            // of the text of the page
  Furniture,       // of menus, breadcrumbs, footers, share buttons
  MaybeFurniture,  // of those, or of something to read
};

// `names`: an id, or classes parted by blanks.
AreaName area_name(std::string_view names);

// By the attribute role.
AreaName area_role(std::string_view role);

// The one that counts where both are said.
AreaName stronger(AreaName a, AreaName b);

}  // namespace musubi
