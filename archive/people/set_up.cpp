#include <array>
#include <set>

#include "archive/people/people_acts_internal.h"

namespace strongroom::archive {
namespace {

constexpr int a_year = 365;

} // namespace

Result<void> People::set_up(Archive& archive, const Founders& founders)
{
    return guarded([&]() -> Result<void> {
        Archive::State& state = archive.state();
        Database& database = state.database;
        Transaction transaction(database);
        if (anybody_set_up(database))
            return failed(Code::conflict, "this archive has its first people already",
                "sign in; new people are set up by the security administrator");
        Unit company = founders.company, unit = founders.archive;
        company.parent.clear();
        unit.parent = company.code;
        for (const Unit& one : {company, unit}) {
            if (const Result<void> written = write_unit(database, one); !written)
                return written;
            state.ledger.append({"unit.added", "unit:" + one.code, "", one.parent, ""});
        }
        put_preset_roles(database);
        const std::string today = state.premises.today(), now = state.premises.utc_now();
        struct Place {
            const NewPerson& person;
            const char* role;
            const std::string& unit;
            bool cleared;
        };
        const std::array places{
            Place{founders.system, "SYS", company.code, false},
            Place{founders.security, "SEC", company.code, false},
            Place{founders.audit, "AUDIT", company.code, false},
            Place{founders.executive, "EXEC", company.code, true},
            Place{founders.head, "ARCH_HEAD", unit.code, true},
        };
        std::set<std::string> logins;
        for (const Place& place : places) {
            NewPerson person = place.person;
            if (!logins.insert(person.login).second)
                return failed(Code::forbidden, person.login + " is named for two offices (SoD-5, SoD-9)",
                    "name five different people");
            person.unit = place.unit;
            const Result<PersonId> written = write_person(database, person, now);
            if (!written)
                return tl::make_unexpected(written.error());
            if (place.cleared)
                database.run(
                    "UPDATE person SET clearance = 1, clearance_until = ?, instructed = ? WHERE id = ?",
                    days_after(today, a_year), today, written->value);
            database.run("INSERT INTO role_grant (person, role, since) VALUES (?, ?, ?)", written->value,
                place.role, today);
            state.ledger.append({"person.added", "person:" + person.login, "", place.role, "first set-up"});
        }
        transaction.commit();
        return {};
    });
}

} // namespace strongroom::archive
