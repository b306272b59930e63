#include "samples/make/people.h"

#include <array>

namespace strongroom::samples {
namespace {

constexpr std::array surnames = {"王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡",
    "朱", "高", "林", "何", "郭", "马", "罗", "梁", "宋", "郑", "谢", "韩", "唐", "冯", "于", "董", "萧",
    "程", "曹", "袁", "邓", "许", "傅", "沈", "曾", "彭", "吕", "苏", "卢", "蒋", "蔡", "贾", "丁", "魏",
    "薛", "叶", "阎", "余", "潘", "杜", "戴", "夏", "钟", "汪", "田", "任", "姜", "范", "方", "石", "姚",
    "谭", "廖", "邹", "熊", "金", "陆", "郝", "孔", "白", "崔", "康", "毛", "邱", "秦", "江", "史", "顾",
    "侯", "邵", "孟", "龙", "万", "段", "雷", "钱", "汤", "尹", "黎", "易", "常", "武", "乔", "贺", "赖",
    "龚", "文", "庞", "樊", "兰", "殷", "施", "陶", "洪", "翟", "安", "颜", "倪", "严", "牛", "温", "芦",
    "季", "俞", "章", "鲁", "葛", "伍", "韦", "申", "尤", "毕", "聂", "丛", "焦", "向", "柳", "邢", "路",
    "岳", "齐", "沿", "梅", "莫", "庄", "辛", "管", "祝", "左", "涂", "谷", "祁", "时", "舒", "耿", "牟",
    "卜", "詹", "关", "苗", "凌", "费", "纪", "靳", "盛", "童", "欧", "甄", "项", "曲", "成", "游", "阳",
    "裴", "席", "卫", "查", "屈", "鲍", "位", "覃", "霍", "翁", "隋", "植", "甘", "景", "薄", "单", "包",
    "司", "柏", "宁", "柯", "阮", "桂", "闵", "解", "强", "柴", "华", "车", "冉", "房", "边"};
constexpr std::array compound = {"欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容",
    "令狐", "宇文", "长孙", "夏侯", "司徒"};
constexpr std::array male_given = {"伟", "强", "磊", "军", "洋", "勇", "杰", "涛", "明", "超", "平", "刚",
    "国", "建", "志", "文", "海", "波", "宁", "辉", "力", "俊", "峰", "宇", "浩", "凯", "健", "飞", "鑫",
    "斌", "鹏", "龙", "东", "永", "立", "德", "振", "宏", "家", "庆", "林", "晓", "春", "学", "成", "新",
    "金", "玉", "一", "世", "广", "义", "兴", "良", "福", "生", "元", "全", "胜", "祥", "才", "发", "武",
    "利", "清", "岩", "中", "茂", "进", "有", "坚", "和", "彪", "博", "诚", "先", "敬", "震", "壮", "会",
    "思", "群", "豪", "心", "邦", "承", "乐", "绍", "功", "松", "善", "厚", "裕", "河", "哲", "江", "轩",
    "卓", "昊", "睿", "翔", "轶", "晨", "铮", "煜", "旭", "嘉", "瑞"};
constexpr std::array female_given = {"芳", "娜", "敏", "静", "丽", "艳", "娟", "霞", "秀", "兰", "燕", "玲",
    "桂", "丹", "萍", "红", "洁", "梅", "琳", "素", "云", "莲", "真", "环", "雪", "荣", "爱", "妹", "香",
    "月", "莺", "媛", "瑞", "凡", "佳", "嘉", "琼", "勤", "珍", "贞", "莉", "淑", "英", "慧", "巧", "美",
    "惠", "珠", "翠", "雅", "芝", "玉", "彩", "春", "菊", "凤", "婷", "颖", "露", "瑶", "怡", "婵", "雁",
    "蓓", "纨", "仪", "荷", "蓉", "眉", "君", "琴", "蕊", "薇", "菁", "梦", "岚", "苑", "婕", "馨", "瑗",
    "琰", "韵", "融", "园", "艺", "咏", "卿", "聪", "澜", "纯", "毓", "悦", "昭", "冰", "爽", "琬", "茗",
    "羽", "希", "欣", "飘", "育", "涵", "晓", "文", "思", "雨"};

struct City {
    const char* name;
    const char* province;
    const char* area_code;
    std::array<const char*, 3> districts;
};
// Made-up cities, so that no address is anybody's.
constexpr std::array cities = {
    City{"临川市", "江南省", "0792", {"东湖区", "南浦区", "高新区"}},
    City{"清源市", "鲁东省", "0538", {"市北区", "市南区", "开发区"}},
    City{"安平市", "河中省", "0376", {"新城区", "老城区", "西工区"}},
    City{"滨海市", "齐州省", "0534", {"四方区", "李村区", "崂阳区"}},
    City{"云州市", "晋北省", "0352", {"云冈区", "平城区", "矿山区"}},
    City{"宁江市", "吴越省", "025", {"鼓山区", "玄山区", "秦淮河区"}},
    City{"望海市", "粤西省", "0768", {"天山区", "越东区", "花溪区"}},
    City{"阳川市", "巴东省", "0816", {"锦水区", "武溪区", "青阳区"}},
    City{"岳麓川市", "楚南省", "0736", {"芙蓉江区", "雨花山区", "天心湖区"}},
    City{"长宁州市", "浙中省", "0579", {"西湖里区", "拱辰区", "上虞里区"}},
};
constexpr std::array roads = {"人民路", "中山路", "解放大街", "建设路", "和平大道", "香港东路", "延安三路",
    "湖滨北路", "文化街", "长江路", "黄河大道", "滨河西路", "学府路", "青年街", "光明巷", "朝阳大街",
    "迎宾大道", "银川西路", "世纪大道", "江南大道", "南京支路", "太平街", "新华路", "东风路", "体育场路",
    "凤凰大街", "开元路", "龙腾路"};
constexpr std::array project_heads = {"锦绣", "碧水", "金色", "阳光", "东方", "世纪", "海韵", "翠湖", "蓝湾",
    "香榭", "御景", "紫金", "天成", "万和", "盛世", "幸福", "和谐", "瑞丰", "鼎盛", "龙湖湾", "麦岛", "浮山",
    "银盛泰", "康桥", "水岸", "名仕", "观澜", "枫林", "百合", "星河", "中央", "橡树", "兰亭", "江畔", "凯旋",
    "城市", "绿地", "青山", "书香", "山水", "学府", "国风", "上林", "云顶", "琴岛", "逸品", "丽都", "北辰",
    "南苑", "时代"};
constexpr std::array project_tails
    = {"花园", "家园", "华庭", "名苑", "新城", "豪庭", "公馆", "小区", "嘉园", "雅居", "广场", "国际", "天下",
        "印象", "绿洲", "山庄", "府邸", "大厦", "丽舍", "半岛", "名邸", "水郡", "美庐", "一品"};
constexpr std::array company_words = {"海润", "鑫源", "宏达", "天泰", "恒信", "金茂源", "华盛", "中汇",
    "瑞安居", "永辉达", "广厦园", "宝隆", "嘉和", "东升", "百通", "正阳", "富华", "联泰", "安居乐", "景瑞昌",
    "大洋", "新纪元", "长城建", "龙腾", "和达", "信联天地", "晟通", "康大", "福瀛", "锦云"};

std::string landline(Dice& dice, const Place& place)
{
    return place.area_code + std::to_string(dice.between(2, 8)) + digits(dice, 7);
}

std::string mobile(Dice& dice, int year)
{
    static constexpr std::array early
        = {"130", "131", "133", "135", "136", "137", "138", "139", "150", "158", "159"};
    static constexpr std::array late = {"132", "138", "139", "151", "152", "155", "177", "178", "181", "182",
        "185", "186", "187", "188", "189", "199", "176", "147"};
    return std::string(year <= 2009 ? dice.pick(early) : dice.pick(late)) + digits(dice, 8);
}

/// What somebody writes for a phone number.
std::string phone_text(Dice& dice, const std::string& number, std::size_t area_digits)
{
    if (area_digits > 0) {
        const std::string area = number.substr(0, area_digits), rest = number.substr(area_digits);
        return dice.chance(0.25) ? "(" + area + ")" + rest : area + "-" + rest;
    }
    const double style = dice.real(0, 1);
    if (style < 0.84)
        return number;
    const char* gap = style < 0.92 ? "-" : " ";
    return number.substr(0, 3) + gap + number.substr(3, 4) + gap + number.substr(7);
}

std::string id_number(Dice& dice, const Person& person)
{
    std::string born = iso(person.born);
    std::erase(born, '-');
    std::string text = "99" + digits(dice, 4) + born + digits(dice, 2);
    text += static_cast<char>('0' + 2 * dice.below(5) + (person.male ? 1 : 0));
    return text + id_check_character(text);
}

std::string home(Dice& dice, const Place& place)
{
    std::string text;
    const double style = dice.real(0, 1);
    for (const City& city : cities)
        if (city.name == place.city && style < 0.3)
            text = city.province;
    if (style < 0.8)
        text += place.city;
    text += place.district;
    text += dice.pick(roads);
    text += std::to_string(dice.between(1, 399)) + "号";
    if (dice.chance(0.7)) {
        text += std::to_string(dice.between(1, 38)) + dice.pick(std::array{"号楼", "栋", "幢"});
        if (dice.chance(0.7))
            text += std::to_string(dice.between(1, 5)) + "单元";
        text += std::to_string(dice.between(1, 18)) + "0" + std::to_string(dice.between(1, 4))
            + dice.pick(std::array{"室", "户", ""});
    }
    return text;
}

} // namespace

std::string digits(Dice& dice, int count)
{
    std::string text;
    for (int i = 0; i < count; ++i)
        text += static_cast<char>('0' + dice.below(10));
    return text;
}

char id_check_character(std::string_view first_17)
{
    constexpr std::array weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i)
        sum += (first_17[i] - '0') * weights[i];
    return "10X98765432"[sum % 11];
}

static std::string name_of(Dice& dice, bool male)
{
    std::string name = dice.chance(0.03) ? dice.pick(compound) : dice.pick(surnames);
    const int given = dice.chance(0.22) ? 1 : 2;
    for (int i = 0; i < given; ++i)
        name += male ? dice.pick(male_given) : dice.pick(female_given);
    return name;
}

std::string person_name(Dice& dice) { return name_of(dice, dice.chance(0.5)); }

Person make_person(Dice& dice, const Place& place, int year, Line line)
{
    Person person;
    person.male = dice.chance(0.55);
    person.name = name_of(dice, person.male);
    person.born = {year - dice.between(22, 66), dice.between(1, 12), dice.between(1, 28)};
    person.id_no = id_number(dice, person);
    const bool fixed = line == Line::landline || (line == Line::either && dice.chance(0.15));
    person.phone = fixed ? landline(dice, place) : mobile(dice, year);
    person.phone_text = phone_text(dice, person.phone, fixed ? place.area_code.size() : 0);
    person.address = home(dice, place);
    person.postcode = "99" + digits(dice, 4);
    return person;
}

Person make_spouse(Dice& dice, const Person& person, const Place& place, int year)
{
    Person spouse = make_person(dice, place, year);
    spouse.male = !person.male;
    spouse.name = name_of(dice, spouse.male);
    spouse.born = plus_days(person.born, dice.between(-1500, 1500));
    spouse.id_no = id_number(dice, spouse);
    spouse.address = person.address;
    spouse.postcode = person.postcode;
    return spouse;
}

Place make_place(Dice& dice)
{
    const City& city = dice.pick(cities);
    Place place{city.name, dice.pick(city.districts), dice.pick(roads), "", city.area_code};
    place.project = std::string(dice.pick(project_heads)) + dice.pick(project_tails);
    if (dice.chance(0.15))
        place.project += dice.pick(std::array{"一期", "二期", "三期", "A区", "B区", "（东区）"});
    return place;
}

static Company make_company(Dice& dice, const Place& place, int year, std::string_view trade)
{
    Company company;
    const std::string city = place.city.substr(0, place.city.size() - std::string_view("市").size());
    company.short_name = dice.pick(company_words);
    company.name = (dice.chance(0.75) ? city : place.city) + company.short_name + std::string(trade)
        + (dice.chance(0.85) ? "有限公司" : "有限责任公司");
    company.registration
        = year >= 2016 ? "91990" + digits(dice, 3) + "MA" + digits(dice, 7) + "X" : "9902" + digits(dice, 9);
    company.qualification = digits(dice, dice.between(5, 8));
    company.legal_representative = person_name(dice);
    company.address
        = place.city + place.district + dice.pick(roads) + std::to_string(dice.between(1, 288)) + "号";
    company.phone = place.area_code + "-" + std::to_string(dice.between(2, 8)) + digits(dice, 7);
    company.postcode = "99" + digits(dice, 4);
    return company;
}

Company make_developer(Dice& dice, const Place& place, int year)
{
    static constexpr std::array trades = {
        "房地产开发", "置业", "房地产", "地产开发", "城市建设开发", "置地", "实业", "房屋开发", "投资置业"};
    return make_company(dice, place, year, dice.pick(trades));
}

Company make_agency(Dice& dice, const Place& place, int year)
{
    static constexpr std::array trades
        = {"房地产营销策划", "房地产经纪", "置业顾问", "不动产销售代理", "物业顾问"};
    return make_company(dice, place, year, dice.pick(trades));
}

std::string bank_branch(Dice& dice, const Place& place)
{
    static constexpr std::array banks
        = {"中国工商银行", "中国建设银行", "中国农业银行", "中国银行", "交通银行", "招商银行", "兴业银行",
            "中信银行", "光大银行", "浦发银行", "邮政储蓄银行", "建设银行", "工商银行", "农业银行"};
    std::string name = dice.pick(banks);
    if (dice.chance(0.3))
        name += "股份有限公司";
    const std::string city = place.city.substr(0, place.city.size() - 3);
    const std::string district = place.district.substr(0, place.district.size() - 3);
    const double style = dice.real(0, 1);
    if (style < 0.35)
        return name + city + "分行";
    if (style < 0.7)
        return name + city + district + "支行";
    return style < 0.9 ? name + district + "支行" : name;
}

std::string fund_centre(Dice& dice, const Place& place)
{
    return place.city
        + (dice.chance(0.6)
                ? "住房公积金管理中心"
                : "住房公积金管理中心" + place.district.substr(0, place.district.size() - 3) + "管理部");
}

} // namespace strongroom::samples
