#include "index/check/check.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "index/check/rules.h"

using namespace strongroom::index;

namespace {

/// A document of made-up fields and what the rules say of it.
class Document {
public:
    Document& with(std::string name, std::string value, int index = 0)
    {
        Field field;
        field.name = std::move(name);
        field.value = std::move(value);
        field.index = index;
        m_fields.push_back(std::move(field));
        return *this;
    }

    Document& checked()
    {
        check_fields(m_fields, m_document_checks, "2026-01-31");
        return *this;
    }

    /// The worst outcome of the rule on a field, or "" if it did not run there.
    std::string outcome(const std::string& field, const std::string& rule_id, int index = 0)
    {
        std::string worst;
        for (const Field& f : m_fields)
            for (const Check& check : f.checks)
                if (f.name == field && f.index == index && check.rule == rule_id)
                    worst = std::max({worst, std::string(name(check.outcome))},
                        [](const auto& a, const auto& b) { return rank(a) < rank(b); });
        return worst;
    }

    std::string message(const std::string& field, const std::string& rule_id)
    {
        for (const Field& f : m_fields)
            for (const Check& check : f.checks)
                if (f.name == field && check.rule == rule_id)
                    return check.message;
        return "";
    }

    const std::vector<Check>& document_checks() const { return m_document_checks; }
    std::vector<Field>& fields() { return m_fields; }

private:
    static int rank(const std::string& outcome)
    {
        return outcome == "fail" ? 3 : outcome == "warn" ? 2 : outcome == "pass" ? 1 : 0;
    }

    std::vector<Field> m_fields;
    std::vector<Check> m_document_checks;
};

} // namespace

TEST(Rules, AreSortedAndKnown)
{
    EXPECT_TRUE(std::is_sorted(
        rules().begin(), rules().end(), [](const Rule& a, const Rule& b) { return a.id < b.id; }));
    EXPECT_EQ(rule("V-PR-02").severity, Severity::error);
    EXPECT_THROW((void)rule("V-XX-99"), std::logic_error);
}

TEST(CheckFields, SaysNothingWhereNothingIs)
{
    Document empty;
    EXPECT_TRUE(empty.checked().document_checks().empty());
    Document alone;
    alone.with("total_price", "100000000").checked();
    EXPECT_TRUE(alone.fields()[0].checks.empty());
}

TEST(CheckFields, ReplacesEarlierChecks)
{
    Document document;
    document.with("mobile", "13800138000").checked();
    const auto before = document.fields()[0].checks.size();
    EXPECT_EQ(document.checked().fields()[0].checks.size(), before);
}

TEST(CheckFields, JudgesIdentityNumbers)
{
    Document right;
    right.with("id_no", "11010519491231002X")
        .with("sex", "女")
        .with("birth_date", "1949-12-31")
        .with("sign_date", "2007-04-02")
        .checked();
    for (const char* id : {"V-ID-01", "V-ID-02", "V-ID-03", "V-ID-04", "V-ID-05", "V-ID-06"})
        EXPECT_EQ(right.outcome("id_no", id), "pass") << id;
    EXPECT_EQ(Document().with("id_no", "110105194912310021").checked().outcome("id_no", "V-ID-02"), "fail");
    EXPECT_EQ(Document().with("id_no", "210202198502300011").checked().outcome("id_no", "V-ID-03"), "fail");
    EXPECT_EQ(Document().with("id_no", "1101051949123").checked().outcome("id_no", "V-ID-01"), "fail");
    EXPECT_EQ(Document().with("id_no", "110105491231002").checked().outcome("id_no", "V-ID-07"), "pass");
    EXPECT_EQ(
        Document().with("id_no", "11010519491231002X").with("sex", "男").checked().outcome("sex", "V-ID-05"),
        "warn");
    EXPECT_EQ(Document()
                  .with("id_no", "34052419800101001X")
                  .with("sign_date", "1995-01-01")
                  .checked()
                  .outcome("id_no", "V-ID-04"),
        "warn");
    EXPECT_EQ(Document().with("id_no", "G12345678").checked().outcome("id_no", "V-ID-10"), "pass");
    EXPECT_EQ(Document().with("id_no", "91350100M000100Y43").checked().outcome("id_no", "V-ORG-01"), "pass");
}

TEST(CheckFields, SeesOneNumberOfTwoPersons)
{
    Document document;
    document.with("buyer_name", "张三")
        .with("buyer_name", "李四", 1)
        .with("id_no", "11010519491231002X")
        .with("id_no", "11010519491231002X", 1);
    EXPECT_EQ(document.checked().outcome("id_no", "V-ID-09", 1), "warn");
}

TEST(CheckFields, ComparesPriceAndArea)
{
    Document right;
    right.with("unit_price", "865025").with("gross_area", "11836").with("total_price", "102384400").checked();
    EXPECT_EQ(right.outcome("total_price", "V-PR-01"), "pass");
    EXPECT_EQ(right.message("total_price", "V-PR-01"),
        "8,650.25 x 118.36 m2 = 1,023,843.59, total price 1,023,844.00: difference 0.41, allowed 1.59");
    EXPECT_EQ(right.outcome("gross_area", "V-PR-01"), "pass");
    EXPECT_EQ(Document()
                  .with("unit_price", "865025")
                  .with("gross_area", "11836")
                  .with("total_price", "102400000")
                  .checked()
                  .outcome("total_price", "V-PR-01"),
        "warn");
    EXPECT_EQ(Document()
                  .with("unit_price", "865025")
                  .with("gross_area", "11836")
                  .with("total_price", "202384400")
                  .checked()
                  .outcome("total_price", "V-PR-01"),
        "fail");
    Document inner;
    inner.with("pricing_mode", "1")
        .with("unit_price", "1000000")
        .with("inner_area", "9000")
        .with("gross_area", "11000")
        .with("total_price", "90000000");
    EXPECT_EQ(inner.checked().outcome("total_price", "V-PR-01"), "pass");
    Document by_unit;
    by_unit.with("pricing_mode", "3")
        .with("unit_price", "1")
        .with("gross_area", "11000")
        .with("total_price", "90000000");
    EXPECT_EQ(by_unit.checked().outcome("total_price", "V-PR-01"), "");
}

TEST(CheckFields, ComparesDigitsAndCapitals)
{
    EXPECT_EQ(Document()
                  .with("total_price", "100100000")
                  .with("total_price_cn", "100100000")
                  .checked()
                  .outcome("total_price_cn", "V-PR-02"),
        "pass");
    EXPECT_EQ(Document()
                  .with("total_price", "100100000")
                  .with("total_price_cn", "100000000")
                  .checked()
                  .outcome("total_price", "V-PR-02"),
        "fail");
    EXPECT_EQ(Document()
                  .with("down_payment", "5")
                  .with("down_payment_cn", "6")
                  .checked()
                  .outcome("down_payment", "V-PR-02"),
        "fail");
}

TEST(CheckFields, AddsUpThePayments)
{
    Document loan;
    loan.with("payment_method", "loan_com")
        .with("total_price", "102380300")
        .with("down_payment", "30714100")
        .with("loan_amount", "71666200");
    loan.with("down_payment_ratio", "3000")
        .with("inst_amount", "30714100")
        .with("inst_amount", "71666200", 1)
        .checked();
    for (const char* id : {"V-PAY-02", "V-PAY-03", "V-PAY-04"})
        EXPECT_EQ(loan.outcome("total_price", id), "pass") << id;
    EXPECT_EQ(loan.outcome("payment_method", "V-PAY-01"), "pass");
    EXPECT_EQ(loan.outcome("inst_amount", "V-PAY-02", 1), "pass");

    Document short_of;
    short_of.with("total_price", "100000000")
        .with("inst_amount", "30000000")
        .with("inst_amount", "60000000", 1)
        .checked();
    EXPECT_EQ(short_of.outcome("inst_amount", "V-PAY-02"), "fail");
    Document with_deposit;
    with_deposit.with("total_price", "100000000")
        .with("deposit_amount", "10000000")
        .with("inst_amount", "90000000")
        .checked();
    EXPECT_EQ(with_deposit.outcome("inst_amount", "V-PAY-02"), "pass");
    EXPECT_EQ(with_deposit.outcome("deposit_amount", "V-PAY-05"), "pass");
    EXPECT_EQ(Document()
                  .with("total_price", "100000000")
                  .with("deposit_amount", "30000000")
                  .checked()
                  .outcome("deposit_amount", "V-PAY-05"),
        "warn");
    EXPECT_EQ(Document()
                  .with("total_price", "100")
                  .with("down_payment", "30")
                  .with("loan_amount", "1000000")
                  .checked()
                  .outcome("loan_amount", "V-PAY-03"),
        "fail");
    EXPECT_EQ(Document()
                  .with("payment_method", "lump")
                  .with("loan_amount", "500")
                  .checked()
                  .outcome("payment_method", "V-PAY-01"),
        "warn");
}

TEST(CheckFields, OrdersTheDates)
{
    Document right;
    right.with("subscription_date", "2007-03-20")
        .with("sign_date", "2007-04-02")
        .with("gov_filing_date", "2007-04-20")
        .with("delivery_date", "2008-12-31");
    right.with("inst_due", "2007-04-02").with("inst_due", "2007-09-30", 1).checked();
    for (const char* id : {"V-DT-01", "V-DT-02", "V-DT-04"})
        EXPECT_EQ(right.outcome("sign_date", id), "pass") << id;
    EXPECT_EQ(right.outcome("inst_due", "V-PAY-06", 1), "pass");
    EXPECT_EQ(Document().with("sign_date", "2027-04-02").checked().outcome("sign_date", "V-DT-01"), "fail");
    EXPECT_EQ(Document().with("sign_date", "2007-02-30").checked().outcome("sign_date", "V-DT-01"), "fail");
    EXPECT_EQ(Document()
                  .with("sign_date", "2007-04-02")
                  .with("delivery_date", "2006-12-31")
                  .checked()
                  .outcome("delivery_date", "V-DT-02"),
        "warn");
    EXPECT_EQ(Document()
                  .with("sign_date", "2007-04-02")
                  .with("gov_filing_date", "2007-06-02")
                  .checked()
                  .outcome("sign_date", "V-DT-04"),
        "warn");
    EXPECT_EQ(Document()
                  .with("inst_due", "2007-09-02")
                  .with("inst_due", "2007-06-02", 1)
                  .checked()
                  .outcome("inst_due", "V-PAY-06"),
        "warn");
    EXPECT_EQ(Document()
                  .with("sign_date", "2012-01-01")
                  .with("template_code", "GF-2014-0171")
                  .checked()
                  .outcome("template_code", "V-DT-08"),
        "warn");
    EXPECT_EQ(Document().with("inst_due", "自签约日起30日内").checked().outcome("inst_due", "V-DT-01"), "");
}

TEST(CheckFields, JudgesTheRest)
{
    EXPECT_EQ(
        Document().with("contract_no", "BT-XS-206").checked().outcome("contract_no", "V-CN-05"), "fail");
    Document numbers;
    numbers.with("contract_no", "XS-2007-0412").with("contract_no", "XS-2007-0413", 1).checked();
    EXPECT_EQ(numbers.outcome("contract_no", "V-CN-05"), "pass");
    EXPECT_EQ(numbers.outcome("contract_no", "V-CN-01"), "pass");
    EXPECT_EQ(numbers.outcome("contract_no", "V-CN-03"), "warn");
    EXPECT_EQ(
        Document().with("floor_no", "12").with("room_no", "1201").checked().outcome("room_no", "V-RM-02"),
        "pass");
    EXPECT_EQ(
        Document().with("floor_no", "11").with("room_no", "1201").checked().outcome("floor_no", "V-RM-02"),
        "warn");
    Document areas;
    areas.with("gross_area", "11836").with("inner_area", "9520").with("shared_area", "2316").checked();
    EXPECT_EQ(areas.outcome("shared_area", "V-AR-01"), "pass");
    EXPECT_EQ(areas.outcome("inner_area", "V-AR-02"), "pass");
    EXPECT_EQ(areas.outcome("gross_area", "V-AR-03"), "pass");
    EXPECT_EQ(areas.document_checks().size(), 2u);
    EXPECT_EQ(Document().with("mobile", "13800138000").checked().outcome("mobile", "V-TEL-01"), "pass");
    EXPECT_EQ(Document()
                  .with("mobile", "17800138000")
                  .with("sign_date", "2007-04-02")
                  .checked()
                  .outcome("mobile", "V-TEL-01"),
        "warn");
    EXPECT_EQ(Document().with("mobile", "12345").checked().outcome("mobile", "V-TEL-02"), "warn");
    EXPECT_EQ(Document().with("postcode", "26607").checked().outcome("postcode", "V-POST-01"), "warn");
    EXPECT_EQ(
        Document().with("bank_account", "6222020000000000001").checked().outcome("bank_account", "V-BANK-01"),
        "warn");
    EXPECT_EQ(Document().with("buyer_name", "买受人").checked().outcome("buyer_name", "V-NAME-01"), "warn");
    EXPECT_EQ(
        Document().with("buyer_name", "青岛海天置业有限公司").checked().outcome("buyer_name", "V-NAME-01"),
        "");
}
