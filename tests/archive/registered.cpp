#include "tests/archive/registered.h"

#include <array>
#include <cctype>

#include <sodium.h>

#include "archive/access.h"
#include "archive/act_internal.h"
#include "archive/filing/file_key_internal.h"
#include "archive/filing/file_values_internal.h"
#include "archive/numbers_internal.h"

namespace strongroom::test {
namespace {

using namespace archive;

// 2026-11-23T10:00+0800, a Monday.
constexpr std::chrono::milliseconds beginning(1'795'399'200'000);

constexpr std::array roles{"SALES", "FRONT", "PM", "SADM", "SCAN", "INDEX", "VERIFY", "ARCH", "ARCH_HEAD",
    "EXEC", "RECV", "WITNESS", "DISPOSER", "AUDIT", "DPO", "SEC", "SYS"};
constexpr int sales_roles = 4, archive_roles = 9;

// Cheap to check: what passwords cost is not what these tests are about.
std::string cheap_hash(const std::string& password)
{
    std::array<char, crypto_pwhash_STRBYTES> text{};
    if (crypto_pwhash_str(text.data(), password.data(), password.size(), crypto_pwhash_OPSLIMIT_MIN,
            crypto_pwhash_MEMLIMIT_MIN)
        != 0)
        throw std::runtime_error("the password cannot be hashed");
    return text.data();
}

std::string login_of(std::string role, int number)
{
    for (char& c : role)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return role + std::to_string(number);
}

/// With the check digit of GB 11643.
std::string id_no(int n)
{
    constexpr std::array weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    const std::string number = "99010219750612" + padded_number(n % 1000, 3);
    int sum = 0;
    for (std::size_t i = 0; i < number.size(); ++i)
        sum += (number[i] - '0') * weights[i];
    return number + "10X98765432"[sum % 11];
}

} // namespace

Contract Registered::contract(int n)
{
    Contract made = made_up(n);
    made.id_no = id_no(n);
    made.building = std::to_string(n % 12 + 1);
    made.unit = std::to_string(n / 12 % 3 + 1);
    made.room = std::to_string((n / 36 % 30 + 1) * 100 + n / 1080 + 1);
    return made;
}

Registered::Registered(int files, Scans scans) : m_now(std::make_shared<Time>(beginning))
{
    Result<Archive> made
        = Archive::create(m_folder / "archive", {"", "", "test"}, [now = m_now] { return *now; });
    if (!made)
        throw std::runtime_error(made.error().what);
    m_archive = std::make_unique<Archive>(std::move(*made));
    add_people();
    add_places();
    add_files(files, scans);
}

Database& Registered::database() { return m_archive->state().database; }
std::string Registered::today() const { return local_date(*m_now); }

void Registered::add_people()
{
    Transaction transaction(database());
    put_preset_roles(database());
    int unit = 0;
    for (const auto& [code, name] :
        {std::pair{"SALES", "销售部"}, {"ARCHIVE", "信息部"}, {"GROUP", "集团办公室"}})
        database().run("INSERT INTO org_unit (id, code, name) VALUES (?, ?, ?)", ++unit, code, name);
    for (int number = 1; number <= 2; ++number)
        for (int role = 0; role < static_cast<int>(roles.size()); ++role) {
            const std::string code = roles.at(static_cast<std::size_t>(role)), login = login_of(code, number);
            const bool cleared = code == "ARCH_HEAD" || code == "EXEC";
            database().run("INSERT INTO person (login, name, unit, password, state, must_change, clearance, "
                           "clearance_until, created) VALUES (?, ?, ?, ?, 'active', 0, ?, '2099-12-31', ?)",
                login, "员工" + login,
                role < sales_roles         ? 1
                    : role < archive_roles ? 2
                                           : 3,
                cheap_hash(password()), cleared ? 1 : 2, utc_text(*m_now));
            database().run("INSERT INTO role_grant (person, role, since) VALUES (?, ?, '2000-01-01')",
                database().last_id(), code);
        }
    transaction.commit();
}

void Registered::add_places()
{
    Transaction transaction(database());
    for (const auto& [code, name] : {std::pair{"BT01", "海棠湾花园"}, {"BT02", "听涛苑"}})
        database().run("INSERT INTO project (code, name, fonds, unit) VALUES (?, ?, 'Q001', 1)", code, name);
    database().run(
        "INSERT INTO location (id, uid, kind, code, name, grade) VALUES (1, 'deskdeskdesk', 'desk', "
        "'D1', '档案室收件台', 1)");
    int id = 1;
    for (const char* kind : {"site", "room", "row", "rack", "shelf"}) {
        ++id;
        database().run(
            "INSERT INTO location (id, uid, parent, kind, code, name, grade, capacity_mm) VALUES (?, ?, "
            "nullif(?, 1), ?, ?, '', 1, ?)",
            id, Catalogue::new_uid(), id - 1, kind, id == 2 ? "S1" : "01", id == shelf ? 100'000 : 0);
    }
    transaction.commit();
}

void Registered::add_files(int files, Scans scans)
{
    std::vector<std::string> documents;
    if (scans == Scans::read) {
        std::vector<std::vector<std::filesystem::path>> sources;
        for (int n = 0; n < files; ++n)
            sources.push_back({m_folder.write("scans/" + std::to_string(n) + ".txt", contract(n).text())});
        const auto report = Access(as("scan1")).take_in(sources, text_stages());
        if (!report)
            throw std::runtime_error(report.error().what);
        for (const Outcome& outcome : report->outcomes)
            documents.push_back(outcome.uid);
    }
    Archive::State& state = m_archive->state();
    Transaction transaction(database());
    const std::string now = utc_text(*m_now);
    const auto person = [&](const char* login) { return id_of(login).value; };
    const std::int64_t keyer = person("index1"), verifier = person("verify1"), archivist = person("arch1");
    for (int n = 0; n < files; ++n) {
        const Contract says = contract(n);
        const std::string uid = Catalogue::new_uid();
        const std::int64_t number = next_number(database(), "file:XS:BT01:2007", "file:" + uid, now);
        database().run("INSERT INTO file (uid, project, category, kind, building, state, grade, keyed_by, "
                       "keyed_at, verified_by, "
                       "verified_at, registered_by, registered_at, central_no, reference_code, year, "
                       "retention, base_event, "
                       "room_hash, contract_hash, confirmed) VALUES (?, ?, 'XS', 'sale_contract', ?, "
                       "'REGISTERED', 2, ?, ?, ?, "
                       "?, ?, ?, ?, ?, 2007, 'D30', 'performance_end', ?, ?, 1)",
            uid, project, says.building, keyer, now, verifier, now, archivist, now,
            "TY-" + padded_number(next_number(database(), "central", "file:" + uid, now), 6),
            "Q001-ZY·XS·BT01·2007·D30-" + padded_number(number, 4),
            room_hash(state.premises.keys, "BT01", says.building, says.unit, says.room),
            contract_hash(state.premises.keys, "BT01", says.number));
        const FileId file{database().last_id()};
        const Secret key = make_file_key(state, uid);
        FileValues values(database(), key, file_record(database(), file));
        for (const auto& [name, value] : std::map<std::string, std::string>{{"contract_no", says.number},
                 {"buyer_name", says.buyer}, {"id_no", says.id_no}, {"building_no", says.building},
                 {"unit_no", says.unit}, {"room_no", says.room}, {"total_price", says.fen},
                 {"payment_method", says.pay}, {"sign_date", says.date}, {"valid_from", says.date}})
            values.add({name, 0, value, value, "read", {}, {}, {}, 1, {}, 1, true}, std::nullopt, now);
        database().run(
            "UPDATE file SET verified_mark = (SELECT max(id) FROM file_value) WHERE id = ?", file.value);
        const std::string document = documents.empty() ? "" : documents.at(static_cast<std::size_t>(n));
        database().run("INSERT INTO item (uid, file, number, document, kind, pages, sheets, custodian, desk) "
                       "VALUES (?, ?, 1, "
                       "(SELECT id FROM document WHERE uid = ?), 'sale_contract', 2, 1, ?, ?)",
            Catalogue::new_uid(), file.value, document, archivist, desk);
        m_files.push_back(uid);
    }
    transaction.commit();
}

Session& Registered::as(const std::string& login)
{
    const auto known = m_sessions.find(login);
    if (known != m_sessions.end())
        return known->second;
    Result<Session> session = Session::sign_in(*m_archive, login, password());
    if (!session)
        throw std::runtime_error(login + ": " + session.error().what);
    return m_sessions.emplace(login, std::move(*session)).first->second;
}

PersonId Registered::id_of(const std::string& login) { return person_by_login(database(), login).value().id; }

FileRecord Registered::record(int n) { return find_file(database(), file(n)).value(); }
std::string Registered::code(int n) const
{
    return find_file(m_archive->state().database, file(n)).value().reference_code;
}
std::vector<ItemRecord> Registered::items(int n) { return items_of(database(), record(n).id); }

void Registered::box(int first, int last, int in_a_box)
{
    struct Open {
        std::int64_t id = 0;
        int items = 0;
    };
    std::map<std::string, Open> boxes;
    const Result<void> done = carried_out(as("arch1"), [&](Act& act) -> Result<void> {
        for (int n = first; n < last; ++n) {
            const FileRecord file = record(n);
            Open& box = boxes[file.building];
            if (box.id == 0 || box.items >= in_a_box) {
                const std::string uid = Catalogue::new_uid();
                const std::int64_t number = next_number(act.database(), "box:BT01", "box:" + uid, act.now());
                act.database().run(
                    "INSERT INTO box (uid, number, project, building, retention, grade, thickness_mm, "
                    "page_limit, location, position, state) VALUES (?, ?, ?, ?, 'D30', 2, 50, 500, ?, ?, "
                    "'open')",
                    uid, number, project, file.building, shelf, number);
                box = {act.database().last_id(), 0};
            }
            for (const ItemRecord& item : items_of(act.database(), file.id)) {
                const Result<void> moved
                    = move_item(act, item, {Whereabouts::Kind::box, box.id}, "归档", ++box.items);
                if (!moved)
                    return moved;
            }
            act.database().run("UPDATE file SET state = 'FILED' WHERE id = ?", file.id.value);
        }
        return {};
    });
    if (!done)
        throw std::runtime_error(done.error().what);
}

} // namespace strongroom::test
