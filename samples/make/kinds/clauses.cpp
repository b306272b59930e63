#include "samples/make/kinds/clauses.h"

#include <algorithm>
#include <array>

namespace strongroom::samples {
namespace {

struct Clause {
    const char* heading;
    std::array<const char*, 3> sentences;
};

// Our own words for what such clauses are about.
constexpr std::array clauses = {
    Clause{"[面积确认及面积差异处理|面积差异的处理|关于面积误差的约定]",
        {"[交付时|商品房交付之日]，实测面积与本合同约定面积不一致的，双方同意[据实结算房价款|"
         "按实际面积多退少补]。",
            "面积误差比绝对值在3%以内（含3%）的，据实结算；超出3%的，买受人有权[解除合同|退房]。",
            "[买受人不退房的，超出部分的房价款由出卖人承担，所有权归买受人。|"
            "因规划设计变更造成的差异，双方另行签署补充协议。]"}},
    Clause{"[买受人逾期付款的违约责任|逾期付款责任]",
        {"买受人未按约定时间付款的，[逾期在30日之内|逾期不超过60日的]，按日向出卖人支付逾期应付款万分之[一|"
         "二|三|五]的违约金，合同继续履行。",
            "逾期超过上述期限的，出卖人有权解除合同，买受人按累计应付款的[3|5|10]%支付违约金。",
            "[前款所称逾期应付款，是指到期应付而未付的款项。|"
            "违约金自应付款期限届满次日起计算至实际支付之日止。]"}},
    Clause{"[出卖人逾期交房的违约责任|逾期交付责任]",
        {"除不可抗力外，出卖人未按约定期限将该商品房交付使用的，[按日|自约定交付期限届满之次日起，按日]"
         "向买受人支付已付房价款万分之[一|二|三]的违约金。",
            "逾期超过[60|90|180]日的，买受人有权解除合同；出卖人应当自收到解除通知之日起[15|30]"
            "日内退还全部已付款。",
            "[遭遇重大自然灾害或政府行为的，出卖人应当在发生之日起30日内书面告知。|"
            "买受人要求继续履行的，合同继续履行。]"}},
    Clause{"[规划、设计变更的约定|规划变更和设计变更]",
        {"经规划部门批准的规划变更影响到买受人所购商品房[质量或使用功能|结构形式、户型、空间尺寸、朝向]"
         "的，出卖人应当在批准之日起10日内书面通知买受人。",
            "买受人应当在通知送达之日起15日内作出是否退房的[书面答复|决定]；逾期未答复的，视为接受变更。",
            ""}},
    Clause{"[交接|商品房的交接手续|交付手续]",
        {"商品房达到交付条件后，出卖人应当书面通知买受人办理交付手续。双方进行验收交接时，应当签署["
         "房屋交接单|商品房交接单]。",
            "所购商品房为住宅的，出卖人还须提供《住宅质量保证书》和《住宅使用说明书》。",
            "[由于买受人原因未能按期交付的，自通知确定之日起视为已经交付，风险由买受人承担。|"
            "买受人有权查验房屋，对质量问题可书面提出异议。]"}},
    Clause{"[出卖人关于装饰、设备标准承诺的违约责任|装饰和设备标准]",
        {"出卖人交付使用的商品房的装饰、设备标准应符合双方约定的标准。达不到约定标准的，买受人有权要求["
         "赔偿双倍的装饰、设备差价|出卖人按照差价补偿]。",
            "", ""}},
    Clause{"[关于基础设施、公共配套建筑正常运行的承诺|设施设备的交付条件]",
        {"供水、排水、供电、道路等设施在[商品房交付时|交付之日]达到使用条件；燃气、有线电视、宽带在[交付后|"
         "交付之日起]180日内开通。",
            "如果在规定日期内未达到使用条件，双方同意按照[出卖人支付违约金|补充协议]处理。", ""}},
    Clause{"[关于产权登记的约定|房屋登记]",
        {"出卖人应当在商品房交付使用后[60|90|180]"
         "日内，将办理权属登记需由出卖人提供的资料报产权登记机关备案。",
            "因出卖人的责任，买受人不能在规定期限内取得房地产权属证书的，["
            "买受人不退房，出卖人按已付房价款的1%支付违约金|双方按补充协议处理]。",
            ""}},
    Clause{"[保修责任|质量和保修]",
        {"商品房自[买受人实际接收之日|交付之日]"
         "起，出卖人对质量问题承担保修责任，保修范围、期限按国家有关规定执行。",
            "在保修范围和保修期限内发生质量问题，出卖人应当履行保修义务；因不可抗力或者非出卖人原因造成的损坏"
            "，出卖人不承担责任。",
            ""}},
    Clause{"[双方可以就下列事项约定|建筑物区分所有|公共部分的权益]",
        {"该商品房所在楼宇的屋面使用权、外墙面使用权[归全体业主共有|按有关规定执行]；楼宇及小区的命名权按["
         "地名管理规定|政府批准的名称]办理。",
            "", ""}},
    Clause{"[前期物业服务|物业管理]",
        {"出卖人依法选聘的前期物业服务企业按照《前期物业服务合同》提供服务，[买受人已详细阅读并同意遵守|"
         "买受人同意遵守]《临时管理规约》。",
            "物业服务费按建筑面积计算，每平方米每月[1.20|1.50|1.80|2.50]元，自商品房交付之日起计收。", ""}},
    Clause{"[买受人的房屋仅作住宅使用|使用承诺]",
        {"买受人使用期间不得擅自改变该商品房的建筑主体结构、承重结构和用途，并有权与其他权利人共同享用与该商"
         "品房有关联的公共部位和设施。",
            "", ""}},
    Clause{"[税费|税费的承担]",
        {"双方应当按照国家的有关规定，[向相应部门缴纳因该商品房买卖发生的税费|各自承担应缴纳的税费]。", "",
            ""}},
    Clause{"[送达|通知与送达]",
        {"双方保证在本合同中记载的通讯地址、联系电话均真实有效。任何一方变更的，应当在变更之日起[5|7|10]"
         "日内书面通知对方。",
            "", ""}},
    Clause{"[买受人信息保护|信息保护]",
        {"出卖人对买受人信息负有保密义务。非因法律规定或者办理登记、贷款的需要，未经买受人书面同意，出卖人及"
         "其工作人员不得对外披露。",
            "", ""}},
    Clause{"[争议的处理|争议解决方式]",
        {"本合同在履行过程中发生的争议，由双方当事人协商解决；协商不成的，[依法向房屋所在地人民法院起诉|"
         "提交当地仲裁委员会仲裁]。",
            "", ""}},
    Clause{"[附则|其他约定]",
        {"本合同未尽事项，可由双方约定后签订补充协议。[合同附件与本合同具有同等法律效力。|"
         "补充协议与合同不一致的，以补充协议为准。]",
            "本合同空格部分填写的文字与印刷文字具有同等效力。", ""}},
};

} // namespace

std::string Articles::next()
{
    ++m_count;
    if (m_style < 7)
        return "第" + han_number(m_count) + "条" + (m_style < 4 ? "　" : " ");
    if (m_style == 7)
        return "第" + std::to_string(m_count) + "条 ";
    return m_style == 8 ? han_number(m_count) + "、" : std::to_string(m_count) + ". ";
}

void filler_clauses(Sheet& sheet, Articles& articles, int count)
{
    std::set<std::size_t> wanted;
    for (int tries = 0; tries < 60 && static_cast<int>(wanted.size()) < count; ++tries) {
        const auto clause = static_cast<std::size_t>(sheet.dice().below(static_cast<int>(clauses.size())));
        if (articles.take(clause))
            wanted.insert(clause);
    }
    for (const std::size_t i : wanted) {
        sheet.heading(articles.next() + clauses[i].heading);
        for (const char* sentence : clauses[i].sentences)
            if (*sentence != '\0' && (sentence == clauses[i].sentences.front() || sheet.dice().chance(0.8)))
                sheet.say(sentence);
    }
}

void sign(Sheet& sheet, const Signatures& who)
{
    Dice& dice = sheet.dice();
    const std::string mark = sheet.wording("[（签章）|(签字或盖章)|（盖章）|（签字）|]：");
    const std::string legal = sheet.wording("[【法定代表人】|法定代表人|授权代表]：");
    const bool printed_names = dice.chance(0.25);
    const auto party = [&](const std::string& label, const std::string& name, const std::string& anchor) {
        std::vector<Paragraph> lines;
        lines.push_back(
            {.spans = sheet.spans(label + mark + "^" + anchor + "^" + (printed_names ? name : ""))});
        return lines;
    };
    sheet.flow().gap(14);
    std::vector<Paragraph> left = party(who.seller_label, who.seller, "seller_sign"),
                           right = party(who.buyer_label, who.buyer, "buyer_sign");
    left.push_back({.spans = sheet.spans(legal + "^legal_sign^"), .before = 8});
    right.push_back(
        {.spans = sheet.spans(sheet.wording("[【委托代理人】|委托代理人|代理人]：")), .before = 8});
    const int dates = dice.below(3);
    const std::string date
        = who.date_label + "：" + dice.pick(std::array{"{signed@}", "{signed@}", "{signed}", "{signed.han}"});
    if (dates == 0) {
        left.push_back({.spans = sheet.spans(date), .before = 8});
        right.push_back({.spans = sheet.spans(date), .before = 8});
    }
    if (dice.chance(0.75)) {
        sheet.flow().columns({left, right});
    } else {
        for (const Paragraph& paragraph : left)
            sheet.flow().paragraph(paragraph);
        sheet.flow().gap(20);
        for (const Paragraph& paragraph : right)
            sheet.flow().paragraph(paragraph);
    }
    sheet.flow().gap(10);
    if (dates > 0)
        sheet.paragraph(date, dates == 1 ? 0 : 2, dates == 1 ? Align::left : Align::right);
    if (dice.chance(0.4))
        sheet.field("签订地点：{city!}");
    sheet.flow().gap(18);
    if (dice.chance(0.85))
        sheet.round_seal("seller_sign", who.seller, who.seal);
    if (dice.chance(0.6))
        sheet.name_seal("legal_sign", who.legal_representative);
    if (!printed_names || dice.chance(0.5))
        sheet.signature("buyer_sign", who.buyer);
}

void finishing_touches(Sheet& sheet, std::string_view running_title)
{
    Dice& dice = sheet.dice();
    if (dice.chance(0.85))
        sheet.page_numbers(dice.chance(0.35) ? running_title : std::string_view());
    if (dice.chance(0.15))
        sheet.archive_stamp(
            dice.pick(std::array{"档案专用", "已归档", "存 档", "合同已登记"}), "NO." + digits(dice, 6));
    if (dice.chance(0.15))
        sheet.punch_holes();
}

} // namespace strongroom::samples
