#include <unicode/uchar.h>

#include "indexer/readers/character_likelihood.h"

namespace musubi {

namespace {

double chinese(char32_t c, const Ranked& frequent, const Alike& everyday) {
  static const Ranked marks(U"，。、：“”（）《》；　！？·—…", 0.14);
  if (const double* known = marks.find(c)) return *known;
  if (const double* known = frequent.find(c)) return *known;
  if (const double* known = everyday.find(c)) return *known;
  if (is_ideograph(c)) return kRareIdeograph;
  return u_isalpha(static_cast<UChar32>(c)) != 0 ? kForeignLetter : kSymbol;
}

}  // namespace

double simplified_chinese_likelihood(char32_t c) {
  static const Ranked frequent(
      U"的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能"
      U"下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加"
      U"量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与"
      U"关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者"
      U"最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少"
      U"图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光"
      U"门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采"
      U"转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节"
      U"话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际"
      U"商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精"
      U"值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住"
      U"调满县局照参红细引听该铁价严龙飞省宁辽沈阳苏浙湖河津沪渝岛滨哈尔春杭州厦签协议友好城",
      0.65);
  static const Alike everyday(everyday_characters("zh"), 0.2);
  return chinese(c, frequent, everyday);
}

double traditional_chinese_likelihood(char32_t c) {
  static const Ranked frequent(
      U"的一是不人在有我他這中大來上國個到說們為子和你地出道也時年得就那要下以生會自著去之過家學"
      U"對可她里後小么心多天而能好都然沒日於起還發成事只作當想看文無開手十用主行方又如前所本見經"
      U"頭面公同三已老從動兩長知民樣現分將外但身些與高意進把法此實回二理美點月明其種聲全工己話兒"
      U"者向情部正名定女問力機給等幾很業最間新什打便位因重被走電四第門相次東政海口使教西再平真聽"
      U"世氣信北少關並內加化由卻代軍產入先山五太水萬市眼體別處總才場師書比住員九笑性通目華報立馬"
      U"命張活難神數件安表原車白應路期叫死常提感金何更反合放做系計或司利受光王果親界及今京務制解"
      U"各任至清物台象記邊共風戰干接它許八特覺望直服毛林題建南度統色字請交愛讓認算論百吃義科怎元"
      U"社術結六功指思非流每青管夫連遠資隊跟帶花快條院變聯言權往展該領傳近留紅治決周保達辦運武半"
      U"候七必城父強步完革深區即求品士轉量空甚眾技輕程告江語英基派滿式李息寫呢識極令黃德收臉錢黨"
      U"倒未持取設始版雙歷越史商千片容研像找友孩站廣改議形委早房音火際則首單據導影失拿網香似斯專"
      U"石若兵弟誰校讀志飛觀爭究包組造落視濟喜離雖壞兄壓念支灣縣桃園雄姊妹簽署協備忘錄觀遊",
      0.65);
  static const Alike everyday(everyday_characters("zh_Hant"), 0.2);
  return chinese(c, frequent, everyday);
}

}  // namespace musubi
