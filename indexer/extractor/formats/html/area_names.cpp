#include "indexer/extractor/formats/html/area_names.h"

#include <algorithm>
#include <array>
#include <string>

#include "common/text/ascii.h"
#include "indexer/extractor/formats/html/name_set.h"

namespace musubi {

namespace {

// Whole names, without figures and separators.
const NameSet kMain(
    " main maincontent maincontents maincontentarea mainarea maintext maincol maincolumn "
    "mainbody mainblock mainbox mainpage content contents contentarea contentsarea contentbody "
    "contentmain contentsmain contentsbody contentsinner contentinner contentblock bodycontent "
    "honbun honbunarea tmpcontents tmpmain article articlebody articlecontent articletext "
    "articledetail entry entrybody entrycontent entrytext post postbody postcontent posttext "
    "detailbody newsbody newsdetail pagebody pagecontent mwcontenttext wysiwyg freearea document "
    "docbody blogbody text textbody bodytext ");

// Words within a name: "global-nav", "tmp_footer", "sideMenu".
const NameSet kFurnitureWords(
    " nav navi navigation gnav gnavi lnav lnavi snav snavi subnav globalnav globalnavi localnav "
    "localnavi globalmenu sidemenu hmenu gmenu lmenu breadcrumb breadcrumbs crumb crumbs pankuzu "
    "pankuzulist topicpath topicpaths sidebar aside lside rside footer foot sns share sharing "
    "cookie cookies pagetop gotop totop backtop skip skiplink pager pagination paging copyright "
    "navbar navbox navheader navfooter hnav fnav fnavi toolbar addthis sharedaddy addtoany "
    "paywall editsection ");
const NameSet kMaybeWords(
    " header head menu menus side left right search language lang languages related relation "
    "kanren recommend ranking banner banners bnr login modal popup print printer tool tools "
    "utility toc mokuji widget enquete enquate questionnaire survey feedback voice ad ads advert "
    "advertisement sponsor promo social follow fontsize mojisize textsize prev next link links "
    "linklist pickup topics tag tags category categories archive archives calendar reader "
    "plugin adobe sitemap comment comments attention hide hidden sub skin ");
// Parts of names that are written without a seam: "footerarea".
constexpr std::array<std::string_view, 22> kFurnitureParts = {
    "breadcrumb", "topicpath",  "pankuzu",     "pagetop",    "sidemenu", "sidebar",
    "globalmenu", "globalnavi", "localnavi",   "headermenu", "footer",   "cookie",
    "copyright",  "snsbutton",  "sharebutton", "socialbtn",  "skiplink", "searchbox",
    "tagcloud",   "fontsize",   "mojisize",    "navigation",
};

constexpr bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
constexpr bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

AreaName name_of_word(std::string_view word) {
  if (kFurnitureWords.holds(word)) return AreaName::Furniture;
  return kMaybeWords.holds(word) ? AreaName::MaybeFurniture : AreaName::None;
}

AreaName name_of(std::string_view name) {
  std::string joined, word;
  AreaName found = AreaName::None;
  const auto end_word = [&] {
    found = stronger(found, name_of_word(word));
    word.clear();
  };
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    if (!is_lower(c) && !is_upper(c)) {
      end_word();
      continue;
    }
    if (is_upper(c) && i > 0 && is_lower(name[i - 1])) end_word();
    joined += lower_ascii(c);
    word += lower_ascii(c);
  }
  end_word();
  if (kMain.holds(joined)) return AreaName::Main;
  found = stronger(found, name_of_word(joined));
  const bool has_part =
      std::any_of(kFurnitureParts.begin(), kFurnitureParts.end(),
                  [&](std::string_view part) { return joined.find(part) != std::string::npos; });
  return has_part ? AreaName::Furniture : found;
}

}  // namespace

AreaName stronger(AreaName a, AreaName b) {
  if (a == AreaName::Furniture || b == AreaName::Furniture) return AreaName::Furniture;
  if (a == AreaName::Main || b == AreaName::Main) return AreaName::Main;
  return a == AreaName::None ? b : a;
}

AreaName area_name(std::string_view names) {
  AreaName found = AreaName::None;
  for (std::size_t at = 0; at < names.size();) {
    std::size_t end = at;
    while (end < names.size() && !is_markup_space(names[end])) ++end;
    if (end > at) found = stronger(found, name_of(names.substr(at, end - at)));
    at = end + 1;
  }
  return found;
}

AreaName area_role(std::string_view role) {
  if (role == "main" || role == "article") return AreaName::Main;
  static const NameSet furniture(
      "navigation banner contentinfo search complementary menu menubar dialog");
  return furniture.holds(role) ? AreaName::Furniture : AreaName::None;
}

}  // namespace musubi
