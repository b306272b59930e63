#include <algorithm>

#include <nlohmann/json.hpp>

#include "archive/erase_internal.h"
#include "archive/filing/file_key_internal.h"
#include "archive/retention/destruction.h"
#include "archive/retention/destruction_internal.h"
#include "archive/retention/records_internal.h"

namespace strongroom::archive {
namespace {

using Json = nlohmann::json;
using S = DestructionState;
using Method = DestructionMethod;

constexpr int finest = 7, usual_level = 4, secret_level = 5;

/// 4 of "P-4" (DIN 66399); 0 where it is none.
int paper_level(const std::string& level)
{
    const bool fits
        = level.size() == 3 && level.starts_with("P-") && level[2] >= '1' && level[2] <= '0' + finest;
    return fits ? level[2] - '0' : 0;
}

Result<void> is_thorough(const ListRecord& record, const Execution& execution)
{
    bool paper = false, secret = false;
    for (const DestructionLine& line : record.list.lines) {
        if (!line.removed.empty())
            continue;
        secret = secret || line.grade == 1;
        for (const DestructionItem& item : line.items)
            paper = paper || item.paper;
    }
    if (execution.method == Method::key_only && paper)
        return failed(Code::bad_input, record.label() + " has paper, which no key destroys",
            "say how the paper was destroyed: shredding, pulping or burning");
    const int needed = secret ? secret_level : usual_level;
    if (execution.method == Method::shredding && paper_level(execution.level) < needed)
        return failed(Code::bad_input,
            "'" + execution.level + "' is too coarse for " + record.label() + ": it needs P-"
                + std::to_string(needed) + " or finer",
            "shred it again with a finer cut");
    for (const auto& [text, what] :
        {std::pair(execution.place, "the place"), std::pair(execution.tool, "the tool or machine")})
        if (const auto there = said(text, what); !there)
            return tl::make_unexpected(there.error());
    return {};
}

void take_down_documents(Act& act, const ListRecord& record, const FileRecord& file)
{
    Database& database = act.database();
    for (const ItemRecord& item : items_of(database, file.id)) {
        if (!item.document)
            continue;
        Json blobs = Json::array();
        Statement row
            = database.prepare("SELECT blob FROM source WHERE document = ?1 UNION ALL SELECT picture "
                               "FROM page WHERE document = ?1 AND picture IS NOT NULL",
                item.document->value);
        while (row.next())
            blobs.push_back(row.text(0));
        database.run(
            "INSERT INTO destruction_document (destruction, document, uid, blobs) VALUES (?, ?, ?, ?)",
            record.id, item.document->value, act.catalogue().uid_of(*item.document), blobs.dump());
    }
}

/// All that the catalogue itself holds of the file; what is sealed elsewhere goes with the key.
Result<void> leave_a_stub(Act& act, const ListRecord& record, const DestructionLine& line)
{
    Database& database = act.database();
    const FileRecord file = find_file(database, line.file).value();
    take_down_documents(act, record, file);
    for (const ItemRecord& item : items_of(database, file.id))
        if (const auto moved
            = move_item(act, item, {Whereabouts::Kind::destroyed, 0}, "销毁 " + record.list.number);
            !moved)
            return moved;
    database.run("UPDATE item SET document = NULL, description = NULL WHERE file = ?", file.id.value);
    database.run("DELETE FROM file_value WHERE file = ?", file.id.value);
    database.run("UPDATE file SET room_hash = NULL, contract_hash = NULL WHERE id = ?", file.id.value);
    database.run(
        "INSERT INTO stub (file, destruction, title, pages, items, destroyed) VALUES (?, ?, ?, ?, ?, ?)",
        file.id.value, record.id, line.title, line.pages, line.items.size(), act.now());
    if (const auto gone
        = set_file_state(database, file, {FileState::destruction_witnessed}, FileState::destroyed);
        !gone)
        return gone;
    act.tell({"file.destroyed", file.object(), std::string(name(file.state)),
        std::string(name(FileState::destroyed)), record.list.number});
    return {};
}

/// A list whose execution was begun, and what it has to erase.
struct Begun {
    std::int64_t id;
    std::string number;
    std::vector<DocumentId> documents;
    std::vector<std::string> owners; ///< of keys of files
};

std::vector<Begun> begun(Database& database)
{
    std::vector<Begun> all;
    Statement row = database.prepare(
        "SELECT id, number FROM destruction WHERE state = ? ORDER BY id", name(S::executing));
    while (row.next()) {
        Begun one{row.integer(0), row.text(1), {}, {}};
        Statement document
            = database.prepare("SELECT document FROM destruction_document WHERE destruction = ?", one.id);
        while (document.next())
            one.documents.push_back({document.integer(0)});
        Statement file = database.prepare("SELECT f.uid FROM destruction_line l JOIN file f ON f.id = l.file "
                                          "WHERE l.destruction = ? AND l.removed = ''",
            one.id);
        while (file.next())
            one.owners.push_back(file_owner(file.text(0)));
        all.push_back(std::move(one));
    }
    return all;
}

} // namespace

std::string json_of(const Execution& execution)
{
    return Json{{"method", name(execution.method)}, {"level", execution.level}, {"place", execution.place},
        {"tool", execution.tool}, {"contractor", execution.contractor}, {"transport", execution.transport},
        {"pictures", execution.pictures}, {"begun", execution.begun},
        {"weight_grams", execution.weight_grams}}
        .dump();
}

Execution execution_of(const std::string& text)
{
    const Json json = Json::parse(text);
    Execution execution;
    execution.method
        = destruction_method_named(json.value("method", "shredding")).value_or(Method::shredding);
    execution.level = json.value("level", "");
    execution.place = json.value("place", "");
    execution.tool = json.value("tool", "");
    execution.contractor = json.value("contractor", "");
    execution.transport = json.value("transport", "");
    execution.pictures = json.value("pictures", "");
    execution.begun = json.value("begun", "");
    execution.weight_grams = json.value("weight_grams", 0);
    return execution;
}

void finish_executions(Archive::State& archive, Ledger& ledger)
{
    for (const Begun& one : begun(archive.database)) {
        erase(archive, one.documents, one.number);
        archive.premises.data_keys.destroy(one.owners);
        leave_no_old_pages(archive);
        Transaction transaction(archive.database);
        archive.database.run("UPDATE destruction SET state = ?, ended = ? WHERE id = ? AND state = ?",
            name(S::executed), archive.premises.utc_now(), one.id, name(S::executing));
        // Another process may have finished it meanwhile.
        if (archive.database.changes() > 0)
            ledger.append({"destruction.executed", "destruction:" + one.number,
                std::string(name(S::executing)), std::string(name(S::executed)),
                std::to_string(one.documents.size()) + " documents, " + std::to_string(one.owners.size())
                    + " files"});
        transaction.commit();
    }
}

void resume_executions(Archive::State& archive)
{
    try {
        finish_executions(archive, archive.ledger);
    } catch (const Failure& failure) {
        if (failure.error().code != Code::conflict)
            throw;
    }
}

std::vector<std::string> remains_of(Act& act, const ListRecord& record)
{
    std::vector<std::string> left;
    const Premises& premises = act.archive().premises;
    Statement row = act.database().prepare(
        "SELECT uid, blobs FROM destruction_document WHERE destruction = ?", record.id);
    while (row.next()) {
        const std::string uid = row.text(0);
        if (act.catalogue().has(uid))
            left.push_back("the record of document " + uid);
        if (premises.data_keys.holds(document_owner(uid)))
            left.push_back("the key of document " + uid);
        for (const auto& blob : Json::parse(row.text(1)))
            if (const std::string file = blob.get<std::string>();
                std::filesystem::exists(premises.folder / "blobs" / file.substr(0, 2) / file))
                left.push_back("the blob " + file);
    }
    for (const DestructionLine& line : record.list.lines) {
        if (!line.removed.empty())
            continue;
        const FileRecord file = find_file(act.database(), line.file).value();
        if (has_file_key(act.archive(), file.uid))
            left.push_back("the key of " + file.label());
        if (act.database().prepare("SELECT 1 FROM file_value WHERE file = ?", file.id.value).next())
            left.push_back("values of " + file.label());
    }
    return left;
}

Result<void> Destruction::execute(const std::string& number, const Execution& execution)
{
    const Result<void> done = carried_out(*m_session, [&](Act& act) -> Result<void> {
        const Result<ListRecord> now = find_list(act, number);
        if (!now)
            return tl::make_unexpected(now.error());
        if (now->list.state == S::executing) // begun, and interrupted
            return act.demand(Right::destruction_execute, now->subject(act.database()));
        Result<ListRecord> record = before_step(act, number, S::executing, DestructionPart::executor);
        if (!record)
            return tl::make_unexpected(record.error());
        if (act.today() < record->list.planned_on)
            return failed(Code::conflict, record->label() + " is planned for " + record->list.planned_on,
                "execute it on that day or later");
        if (const auto thorough = is_thorough(*record, execution); !thorough)
            return thorough;
        for (const std::string& text :
            {execution.place, execution.tool, execution.contractor, execution.transport, execution.pictures})
            if (const auto clean = names_nobody(act, *record, text); !clean)
                return clean;
        Execution told = execution;
        if (told.begun.empty())
            told.begun = act.now();
        if (told.begun > act.now())
            return failed(Code::bad_input, "the destruction cannot begin after it is written down",
                "give the time it began, or none for now");
        for (const DestructionLine& line : record->list.lines)
            if (line.removed.empty())
                if (const auto gone = leave_a_stub(act, *record, line); !gone)
                    return gone;
        act.database().run("UPDATE destruction SET executor = ?, execution = ? WHERE id = ?",
            act.person().id.value, json_of(told), record->id);
        move_on(act, *record, S::executing, std::string(name(told.method)));
        return {};
    });
    if (!done)
        return done;
    return guarded([&]() -> Result<void> {
        finish_executions(m_session->state().archive, m_session->state().ledger);
        return {};
    });
}

} // namespace strongroom::archive
