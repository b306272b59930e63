#include "index/values/person_name.h"

#include <algorithm>
#include <array>

#include "index/values/normalise.h"

namespace strongroom::index {

namespace {

constexpr std::u32string_view surnames
    = U"王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任"
      U"卢姚沈钟"
      U"姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫阎段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤"
      U"康易乔赖"
      U"文施洪季庞殷梅管卞樊兰殷牛俞樊葛安颜祝章梅庄辛管岳齐庄阮柴鲁华尚葛聂耿关焦柳左祁包宁欧游阳裴翟温骆凌"
      U"甘米舒卓"
      U"费谷屈翁成凤冉鲍霍童蓝蒙辜喻宫牟苗古单符倪申连路娄窦纪景党蔺迟柏边解芦栾宗项车房穆柯桂曲丛滕隋战逄初"
      U"盛冷于辛"
      U"官司晏詹席岑应涂桑强习尤麦池吉甄厉裘车卫仇全佟农沙匡糜明瞿巩邢褚商靳";

constexpr std::array<std::u32string_view, 24> compound_surnames = {U"欧阳", U"上官", U"司马", U"司徒",
    U"诸葛", U"皇甫", U"令狐", U"东方", U"慕容", U"夏侯", U"尉迟", U"公孙", U"长孙", U"宇文", U"轩辕",
    U"淳于", U"单于", U"申屠", U"端木", U"南宫", U"西门", U"独孤", U"呼延", U"澹台"};

constexpr std::array<std::u32string_view, 62> form_words
    = {U"买受人", U"出卖人", U"姓名", U"名称", U"身份证", U"身份证号", U"证件", U"证件号", U"护照", U"性别",
        U"国籍", U"地址", U"住址", U"住所", U"电话", U"联系电话", U"手机", U"邮编", U"邮政编码", U"代理人",
        U"委托", U"法定", U"本人", U"签字", U"盖章", U"签章", U"甲方", U"乙方", U"日期", U"年龄", U"职业",
        U"单位", U"共有人", U"认购人", U"客户", U"业主", U"购房人", U"中国", U"汉族", U"居民", U"编号",
        U"备注", U"合计", U"总价", U"单价", U"面积", U"建筑面积", U"房号", U"楼号", U"单元", U"幢", U"付款",
        U"方式", U"定金", U"首付", U"贷款", U"合同", U"商品房", U"公司", U"负责人", U"先生", U"女士"};

bool is_compound(std::u32string_view name)
{
    return std::any_of(compound_surnames.begin(), compound_surnames.end(),
        [&](std::u32string_view surname) { return name.starts_with(surname); });
}

NameFault latin_fault(std::u32string_view name)
{
    const bool plain = std::all_of(name.begin(), name.end(), [](char32_t c) {
        return is_letter(c) || c == U' ' || c == U'.' || c == U'-' || c == U'\'' || c == U',';
    });
    if (!plain)
        return NameFault::character;
    const bool two_words = name.find(U' ') != std::u32string_view::npos;
    return two_words && name.size() >= 5 && name.size() <= 50 ? NameFault::none : NameFault::length;
}

} // namespace

std::u32string cleaned_name(std::u32string_view name)
{
    std::u32string kept;
    const bool han = std::any_of(name.begin(), name.end(), is_han);
    for (const char32_t c : name) {
        const bool mark = c == U'_' || c == U':' || c == U'*' || c == U';';
        if (!mark && !(han && c == U' '))
            kept.push_back(c);
    }
    constexpr std::array<std::u32string_view, 10> behind = {
        U"(签字)", U"(签章)", U"(盖章)", U"(签字或盖章)", U"(本人)", U"先生", U"女士", U"小姐", U".", U","};
    for (bool again = true; again;) {
        again = false;
        for (const auto word : behind)
            if (kept.ends_with(word) && kept.size() > word.size()) {
                kept.resize(kept.size() - word.size());
                again = true;
            }
    }
    return std::u32string(trimmed(kept));
}

NameFault name_fault(std::u32string_view name)
{
    if (name.empty())
        return NameFault::empty;
    if (is_letter(name.front()))
        return latin_fault(name);
    const bool dotted = name.find(U'·') != std::u32string_view::npos;
    const bool all_han
        = std::all_of(name.begin(), name.end(), [&](char32_t c) { return is_han(c) || c == U'·'; });
    if (!all_han || name.front() == U'·' || name.back() == U'·' || name.find(U'〇') == 0)
        return NameFault::character;
    // A label is a fault whether it is the whole or begins a longer one: 身份证号码, 合同编号.
    for (const auto word : form_words)
        if (name == word || (word.size() >= 2 && name.size() > 3 && name.starts_with(word)))
            return NameFault::label;
    const std::size_t most = dotted ? 25 : is_compound(name) ? 5 : 4;
    return name.size() >= 2 && name.size() <= most ? NameFault::none : NameFault::length;
}

bool has_common_surname(std::u32string_view name)
{
    if (name.size() < 2)
        return false;
    return is_compound(name) || surnames.find(simplified(name.front())) != std::u32string_view::npos;
}

std::string_view name(NameFault fault)
{
    switch (fault) {
    case NameFault::none:
        return "is a plausible name";
    case NameFault::empty:
        return "is empty";
    case NameFault::character:
        return "holds characters no name has";
    case NameFault::length:
        return "is too short or too long for a name";
    case NameFault::label:
        return "is a word of the form";
    }
    return "is no name";
}

} // namespace strongroom::index
