#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "samples/make/people.h"

namespace strongroom::samples {

enum class Pricing { inner = 1, gross = 2, set = 3 }; ///< numbers of the 2014 forms
enum class Payment { lump, instalments, loan_commercial, loan_fund, loan_mixed };

/// lump, instal, loan_com, loan_pf, loan_mix.
std::string payment_code(Payment payment);

/// Which of building, unit, floor and room somebody calls how.
struct Home {
    std::string building{}; ///< 3, A2, 9-4: without measure word
    std::string unit{};     ///< empty where the building has none
    int floor = 1;
    std::string room{};
};

/// One row of a payment schedule. Exactly one of due and relative is set.
struct Instalment {
    std::optional<Date> due;
    std::string relative{}; ///< 自签约日起30日内
    std::int64_t fen = 0;
    int percent = 0; ///< rounded share of the whole
};

/// The facts of one sale; all sums are right to the fen.
struct Deal {
    Place place{};
    Company seller{}, agency{};
    std::vector<Person> buyers{}; ///< the first signs, the others own with him
    std::string agent{};          ///< name of an authorised agent, or empty
    Home home{};
    std::string contract_no{}, subscription_no{}, presale_permit{}, title_certificate{};
    std::string land_certificate{}, plan_permit{}, build_permit{};
    std::int64_t gross = 0, inner = 0, shared = 0; ///< 0.01 m²; gross = inner + shared
    Pricing pricing = Pricing::gross;
    std::int64_t unit_price = 0, total = 0;       ///< fen
    std::int64_t deposit = 0, down = 0, loan = 0; ///< fen; down and loan only with a loan
    Payment payment = Payment::lump;
    std::string bank{};
    std::vector<Instalment> schedule{}; ///< sums up to total
    Date signed_on{}, subscribed_on{}, delivery{};
    int floors = 6;
    std::string sales_rep{}, reviewer{};
};

enum class Whole { fen, yuan };

/// \param from,until the years it may have been signed in
/// \param rounding whether the sums have fen
Deal make_deal(Dice& dice, int from, int until, Whole rounding);

} // namespace strongroom::samples
