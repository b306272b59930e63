#include <algorithm>
#include <cstdlib>

#include "index/check/facts_internal.h"

namespace strongroom::index {

namespace {

constexpr std::int64_t one_yuan = 100;

bool is_near(std::int64_t one, std::int64_t other) { return std::abs(one - other) <= one_yuan; }

/// V-PAY-01.
void check_method(Facts& facts)
{
    const auto methods = facts.all("payment_method");
    for (std::size_t i = 1; i < methods.size(); ++i)
        if (methods[i]->value != methods[0]->value) {
            facts.record("V-PAY-01", false,
                "both " + methods[0]->value + " and " + methods[i]->value + " are chosen",
                {methods[0], methods[i]});
            return;
        }
    if (methods.empty())
        return;
    Field* loan = facts.find("loan_amount");
    const auto amount = number_of(loan);
    const auto rows = facts.all("inst_amount");
    const std::string& method = methods[0]->value;
    if (method.starts_with("loan") && amount)
        facts.record(
            "V-PAY-01", *amount > 0, "payment by loan, loan amount " + yuan(*amount), {methods[0], loan});
    else if ((method == "lump" || method == "instal") && amount)
        facts.record("V-PAY-01", *amount == 0, "payment without loan, loan amount " + yuan(*amount),
            {methods[0], loan});
    else if (method == "instal" && !rows.empty())
        facts.record("V-PAY-01", rows.size() > 1,
            "payment by instalments, " + std::to_string(rows.size()) + " found", {methods[0]});
    else if (method == "lump" && !rows.empty())
        facts.record("V-PAY-01", rows.size() == 1,
            "payment in one sum, " + std::to_string(rows.size()) + " rows found", {methods[0]});
}

/// V-PAY-02. Forms differ in whether the deposit and the loan are rows of the schedule.
void check_sum(Facts& facts)
{
    Field* total_field = facts.find("total_price");
    const auto total = number_of(total_field);
    std::vector<Field*> involved = {total_field};
    std::int64_t sum = 0;
    for (Field* row : facts.all("inst_amount")) {
        const auto amount = number_of(row);
        if (!amount)
            return;
        sum += *amount;
        involved.push_back(row);
    }
    if (!total || involved.size() == 1 || sum > 1'000'000'000'000'000)
        return;
    const std::int64_t deposit = number_of(facts.find("deposit_amount")).value_or(0);
    const std::int64_t loan = number_of(facts.find("loan_amount")).value_or(0);
    const std::string rows = std::to_string(involved.size() - 1) + " rows add up to " + yuan(sum);
    std::string with;
    bool equal = is_near(sum, *total);
    if (!equal && (equal = deposit > 0 && is_near(sum + deposit, *total)))
        with = " and the deposit of " + yuan(deposit);
    if (!equal && (equal = loan > 0 && is_near(sum + loan, *total)))
        with = " and the loan of " + yuan(loan);
    if (!equal && (equal = deposit > 0 && loan > 0 && is_near(sum + deposit + loan, *total)))
        with = " and deposit " + yuan(deposit) + " and loan " + yuan(loan);
    facts.record("V-PAY-02", equal, rows + with + ", total price " + yuan(*total), involved);
}

/// V-PAY-03 and V-PAY-04.
void check_down_payment(Facts& facts)
{
    Field* total_field = facts.find("total_price");
    Field* down_field = facts.find("down_payment");
    Field* loan_field = facts.find("loan_amount");
    Field* ratio_field = facts.find("down_payment_ratio");
    const auto total = number_of(total_field), down = number_of(down_field), loan = number_of(loan_field),
               ratio = number_of(ratio_field);
    if (!total || !down || *total == 0)
        return;
    if (loan && *loan > 0) {
        const std::int64_t deposit = number_of(facts.find("deposit_amount")).value_or(0);
        const std::int64_t sum = *down + *loan;
        const bool equal = is_near(sum, *total),
                   with_deposit = !equal && deposit > 0 && is_near(sum + deposit, *total);
        facts.record("V-PAY-03", equal || with_deposit,
            yuan(*down) + " down + " + yuan(*loan) + " loan"
                + (with_deposit ? " + " + yuan(deposit) + " deposit" : "") + " = "
                + yuan(with_deposit ? sum + deposit : sum) + ", total price " + yuan(*total),
            {total_field, down_field, loan_field});
    }
    if (ratio && *down <= *total) {
        const std::int64_t real = static_cast<std::int64_t>(
            static_cast<double>(*down) * 10'000.0 / static_cast<double>(*total) + 0.5);
        facts.record("V-PAY-04", std::abs(real - *ratio) <= 100,
            "the down payment is " + percent(real) + " of the total price, stated is " + percent(*ratio),
            {total_field, down_field, ratio_field});
    } else if (*down > *total) {
        facts.record("V-PAY-04", false, yuan(*down) + " down is more than the total price " + yuan(*total),
            {total_field, down_field});
    }
}

/// V-PAY-05.
void check_deposit(Facts& facts)
{
    Field* total_field = facts.find("total_price");
    Field* deposit_field = facts.find("deposit_amount");
    const auto total = number_of(total_field), deposit = number_of(deposit_field);
    if (total && deposit)
        facts.record("V-PAY-05", *deposit <= *total / 5,
            yuan(*deposit) + " deposit, 20 % of the total price are " + yuan(*total / 5),
            {total_field, deposit_field});
}

/// V-PAY-06. Rows due relative to an event have no date and are passed over.
void check_due_dates(Facts& facts)
{
    Field* subscribed = facts.find("subscription_date");
    Field* delivery = facts.find("delivery_date");
    Field* signing = facts.find("sign_date");
    Field* method = facts.find("payment_method");
    std::vector<Field*> rows = facts.all("inst_due");
    std::erase_if(rows, [](const Field* row) { return !date_of_field(row); });
    if (rows.empty())
        return;
    for (std::size_t i = 1; i < rows.size(); ++i)
        facts.record("V-PAY-06", *date_of_field(rows[i - 1]) <= *date_of_field(rows[i]),
            rows[i - 1]->value + ", then " + rows[i]->value, {rows[i - 1], rows[i]});
    const auto first = *date_of_field(rows.front()), last = *date_of_field(rows.back());
    if (const auto date = date_of_field(subscribed))
        facts.record("V-PAY-06", *date <= first,
            "subscribed on " + iso(*date) + ", first payment due " + iso(first), {subscribed, rows.front()});
    const auto signed_on = date_of_field(signing);
    if (signed_on && method && method->value.starts_with("loan"))
        facts.record("V-PAY-06", days_between(*signed_on, first) <= 60,
            "signed on " + iso(*signed_on) + ", down payment due " + iso(first) + ", at most 60 days later",
            {signing, rows.front()});
    if (const auto date = date_of_field(delivery))
        facts.record("V-PAY-06", days_between(*date, last) <= 366,
            "delivery by " + iso(*date) + ", last payment due " + iso(last), {delivery, rows.back()});
}

/// V-PAY-07.
void check_late_terms(Facts& facts)
{
    const auto within
        = [&](std::string_view name, std::int64_t least, std::int64_t most, std::string_view what) {
              Field* field = facts.find(name);
              if (const auto value = number_of(field))
                  facts.record("V-PAY-07", *value >= least && *value <= most,
                      std::string(what) + " is " + std::to_string(*value) + ", usual " + std::to_string(least)
                          + " to " + std::to_string(most),
                      {field});
          };
    within("late_rate_bp", 0, 10, "the rate for late payment in 1/10000 a day");
    within("late_cancel_pct", 0, 3000, "the charge on cancellation in basis points");
    within("late_days", 1, 180, "the days until cancellation");
}

} // namespace

void check_payment(Facts& facts)
{
    check_method(facts);
    check_sum(facts);
    check_down_payment(facts);
    check_deposit(facts);
    check_due_dates(facts);
    check_late_terms(facts);
}

} // namespace strongroom::index
