#include "archive/access.h"
#include "archive/filing/filing.h"
#include "tests/archive/text_stages.h"
#include "tests/archive/walk/walk.h"

namespace strongroom::test {
namespace {

using namespace archive;

std::string file_in(Walk& walk, const std::string& states)
{
    return walk.one(
        "SELECT uid FROM file" + (walk.chance(88) ? " WHERE state IN (" + states + ")" : std::string()));
}

/// A new contract comes through the scanner.
Answer scan(Walk& walk)
{
    const int n = 100 + walk.number(0, 400);
    const auto file
        = walk.at.folder().write("scans/" + std::to_string(n) + ".txt", Registered::contract(n).text());
    return Access(walk.at.as("scan1"))
        .take_in(std::vector<std::vector<std::filesystem::path>>{{file}}, text_stages());
}

Answer make(Walk& walk)
{
    NewFile wanted;
    wanted.documents = {walk.one("SELECT uid FROM document WHERE NOT EXISTS (SELECT 1 FROM item WHERE "
                                 "item.document = document.id)")};
    wanted.project = walk.chance(95) ? "BT01" : "BT99";
    wanted.kind = "sale_contract";
    if (walk.chance(10))
        wanted.grade = walk.number(0, 4);
    return Filing(walk.one_of({"index1", "index2"})).make(wanted);
}

Answer add_item(Walk& walk)
{
    NewItem wanted;
    wanted.kind = "id_card";
    wanted.pages = walk.number(0, 3);
    const std::string file = file_in(walk, "'KEYED', 'FILED', 'CHANGE_PENDING'");
    return Filing(walk.one_of({"index1", "arch1"})).add_item(file, wanted);
}

Answer correct(Walk& walk)
{
    const std::string file = file_in(walk, "'KEYED', 'CHANGE_PENDING'");
    constexpr std::array names{"buyer_name", "total_price", "sign_date", "room_no", "no_such_field"};
    const std::string name = names[static_cast<std::size_t>(walk.number(0, 4))];
    const std::vector<GivenValue> values{{name,
        name == "buyer_name"        ? "欧阳文" + std::to_string(walk.number(1, 9))
            : name == "total_price" ? "812,345.00"
            : name == "sign_date"   ? "2007年4月2日"
                                    : std::to_string(walk.number(101, 2909))}};
    Filing filing(walk.one_of({"index1", "index2", "verify1"}));
    return walk.chance(80) ? filing.correct(file, values, walk.reason()) : filing.key(file, values);
}

Answer arrange(Walk& walk)
{
    Arrangement wanted;
    if (walk.chance(50))
        wanted.grade = walk.number(1, 4);
    else
        wanted.building = std::to_string(walk.number(1, 12));
    return Filing(walk.one_of({"index1"})).arrange(file_in(walk, "'KEYED'"), wanted, walk.reason());
}

Answer verify(Walk& walk)
{
    const std::string file = file_in(walk, "'KEYED', 'CHANGE_PENDING'");
    Filing filing(walk.one_of({"verify1", "verify2", "index1"}));
    Verification said;
    said.confirmed = {"all"};
    if (const auto findings = filing.findings(file); findings && walk.chance(90))
        for (const FileFinding& finding : *findings)
            said.overrides[finding.rule] = "已核对原件";
    return filing.verify(file, said);
}

Answer send_back(Walk& walk)
{
    const std::string file = file_in(walk, "'VERIFIED', 'REGISTERED'");
    return Filing(walk.one_of({"verify1", "arch1"})).send_back(file, walk.reason());
}

Answer decide_amount(Walk& walk)
{
    const std::string file = walk.one("SELECT uid FROM file WHERE large_amount = 1");
    return Filing(walk.one_of({"exec1"}))
        .decide_amount(
            file, walk.chance(70) ? AmountDecision::approved : AmountDecision::rejected, walk.reason());
}

Answer put_on_record(Walk& walk)
{
    const std::string file = file_in(walk, "'VERIFIED'");
    Registration wanted;
    if (walk.chance(20))
        wanted.retention = walk.chance(80) ? "D30" : "D0";
    return Filing(walk.one_of({"arch1", "arch2", "verify2"})).put_on_record(file, wanted);
}

Answer void_code(Walk& walk)
{
    return Filing(walk.one_of({"arch1", "arch_head1"}))
        .void_code(file_in(walk, "'REGISTERED'"), walk.reason());
}

Answer withdraw(Walk& walk)
{
    return Filing(walk.one_of({"index1", "arch_head1"})).withdraw(file_in(walk, "'KEYED'"), walk.reason());
}

Answer open_change(Walk& walk)
{
    Change change;
    change.reason = walk.reason();
    change.effective_on = walk.date();
    return Filing(walk.one_of({"index1", "index2"}))
        .open_change(file_in(walk, "'FILED', 'REGISTERED'"), change);
}

Answer end_contract(Walk& walk)
{
    ContractEnd end;
    end.kind = walk.chance(60) ? ContractEnd::Kind::performed : ContractEnd::Kind::rescinded;
    end.on = walk.date();
    end.reason = walk.reason();
    return Filing(walk.one_of({"arch1", "index1"})).end_contract(file_in(walk, "'FILED', 'REGISTERED'"), end);
}

Answer look(Walk& walk)
{
    Filing filing(walk.one_of({"arch1", "audit1", "sales1"}));
    switch (walk.number(0, 3)) {
    case 0:
        return filing.file(file_in(walk, "'FILED', 'DESTROYED', 'KEYED'"));
    case 1:
        return filing.list();
    case 2:
        return filing.missing_parts();
    default:
        return filing.overdue();
    }
}

} // namespace

std::vector<Deed> filing_deeds()
{
    return {{"scan", 3, scan}, {"file make", 8, make}, {"file add_item", 2, add_item},
        {"file correct", 7, correct}, {"file arrange", 2, arrange}, {"file verify", 14, verify},
        {"file send_back", 2, send_back}, {"file decide_amount", 3, decide_amount},
        {"file put_on_record", 12, put_on_record}, {"file void_code", 1, void_code},
        {"file withdraw", 1, withdraw}, {"file open_change", 3, open_change},
        {"file end_contract", 2, end_contract}, {"file look", 5, look}};
}

} // namespace strongroom::test
