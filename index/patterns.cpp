#include "index/patterns_internal.h"

namespace strongroom::index {

const std::map<std::string, std::string>& value_patterns()
{
    static const std::map<std::string, std::string> patterns{
        {"date",
            "(?:(?:[0-9OolI]{2,4}|[〇零○oO0一二三四五六七八九壹贰叁参肆伍陆柒捌玖]{2,4})年[0-"
            "9OolI〇零○一二三四五六七八九十壹贰叁参肆伍陆柒捌玖拾]{1,3}月"
            "[0-9OolI〇零○一二三四五六七八九十廿壹贰叁参肆伍陆柒捌玖拾]{1,4}[日号]?|(?:19|20)[0-9]{2}[-./"
            "][0-9]{1,2}[-./][0-9]{1,2}|(?:19|20)[0-9]{6})"},
        {"money", "(?:人民币|RMB|¥)*[0-9][0-9,.]*(?:万)?元?"},
        {"money_cn",
            "[零〇一二三四五六七八九壹贰叁参肆伍陆柒捌玖拾十佰百仟千万亿]{2,}[元圆]["
            "零〇壹贰叁参肆伍陆柒捌玖角分整正]*"},
        {"contract_no",
            "[\\p{Han}]{0,6}[A-Za-z]{0,6}[\\p{Han}]{0,3}[(\\[【〔]?[A-Za-z0-9][-A-Za-z0-9()\\[\\]【】〔〕/"
            "字第预售]{2,30}"},
        {"permit", "(?:[^,。;:\\n\\t《》]{2,32}?号|[^,。;:\\n\\t《》]{0,16}[0-9]{4,})"},
    };
    return patterns;
}

} // namespace strongroom::index
