// How documents become a file of items.
#include <algorithm>

#include "archive/filing/file_fields_internal.h"
#include "archive/filing/filing.h"
#include "archive/filing/new_items_internal.h"
#include "index/terms.h"

namespace strongroom::archive {
namespace {

struct OpenProject {
    std::int64_t id = 0;
    std::string code;
};

/// The project of that code; else the one the documents name, by name or code; else the only one there is.
Result<OpenProject> project_for(Act& act, const std::string& code, const std::vector<ReadDocument>& documents)
{
    std::vector<OpenProject> all;
    Statement row
        = act.database().prepare("SELECT id, code, name FROM project WHERE closed IS NULL ORDER BY id");
    while (row.next()) {
        const OpenProject project{row.integer(0), row.text(1)};
        if (project.code == code)
            return project;
        all.push_back(project);
        for (const ReadDocument& document : documents)
            if (const index::Field* said = first_field(document.reading, "project_name");
                code.empty() && said)
                for (const std::string& name : {row.text(1), row.text(2)})
                    if (index::significant(said->value) == index::significant(name))
                        return project;
    }
    if (code.empty() && all.size() == 1)
        return all.front();
    return failed(Code::not_found,
        code.empty() ? "the documents do not say to which project they belong"
                     : "there is no open project " + code,
        "name one with --project; 'strongroom project list' shows them");
}

/// A contract among them, else the first.
void put_main_first(std::vector<ReadDocument>& documents, const std::string& kind)
{
    const std::string wanted = kind.empty() ? "sale_contract" : kind;
    const auto main = std::find_if(documents.begin(), documents.end(),
        [&](const ReadDocument& document) { return document.reading.kind == wanted; });
    if (main != documents.end())
        std::rotate(documents.begin(), main, main + 1);
}

Result<std::vector<ReadDocument>> all_to_file(Act& act, const NewFile& wanted)
{
    std::vector<ReadDocument> documents;
    for (const std::string& reference : wanted.documents) {
        Result<ReadDocument> document = document_to_file(act, reference);
        if (!document)
            return tl::make_unexpected(document.error());
        const bool twice = std::any_of(documents.begin(), documents.end(),
            [&](const ReadDocument& other) { return other.id == document->id; });
        if (twice)
            return failed(
                Code::bad_input, "document " + document->uid + " is named twice", "name each document once");
        documents.push_back(std::move(*document));
    }
    put_main_first(documents, wanted.kind);
    return documents;
}

Result<std::optional<PersonId>> owner_for(Act& act, const std::string& login)
{
    if (login.empty()) {
        // Somebody who may do this only with their own customers has one more of them now.
        const Verdict verdict = may(act.person(), Right::record_edit, {}, act.today());
        return verdict.extent == Extent::own ? std::optional(act.person().id) : std::nullopt;
    }
    const auto person = person_by_login(act.database(), login);
    if (!person)
        return failed(
            Code::not_found, "there is nobody called " + login, "'strongroom user list' shows the logins");
    return std::optional(person->id);
}

/// A supplement or a subscription that names its contract is linked to it.
void link_to_contract(Act& act, const OpenFile& file, const index::DocumentReading& reading)
{
    const bool supplement = file.record.kind == "supplement";
    if (!supplement && file.record.kind != "subscription")
        return;
    const index::Field* number = first_field(reading, "parent_contract_no");
    if (!number)
        number = first_field(reading, "contract_no");
    if (!number)
        return;
    Statement contract = act.database().prepare(
        "SELECT uid, id FROM file WHERE contract_hash = ? AND kind = 'sale_contract' AND state NOT IN "
        "('WRITTEN_OFF', 'DESTROYED') ORDER BY ended, id DESC LIMIT 1",
        contract_hash(act.keys(), file.record.project_code, number->value));
    if (!contract.next())
        return;
    const std::string_view kind
        = name(supplement ? FileLink::Kind::supplement_of : FileLink::Kind::subscription_of);
    act.database().run("INSERT INTO file_link (file, to_file, kind) VALUES (?, ?, ?)", file.record.id.value,
        contract.integer(1), kind);
    act.tell({"file.linked", file.record.object(), std::string(kind), file_owner(contract.text(0)), ""});
}

} // namespace

Result<std::string> Filing::make(const NewFile& wanted)
{
    return carried_out(*m_session, [&](Act& act) -> Result<std::string> {
        if (wanted.documents.empty() && wanted.kind.empty())
            return failed(Code::bad_input, "a file is made of documents, or of a kind of paper",
                "name documents as 'strongroom search' shows them, or a kind such as sale_contract");
        const Result<std::vector<ReadDocument>> documents = all_to_file(act, wanted);
        if (!documents)
            return tl::make_unexpected(documents.error());
        const Result<OpenProject> project = project_for(act, wanted.project, *documents);
        if (!project)
            return tl::make_unexpected(project.error());
        const Result<std::optional<PersonId>> owner = owner_for(act, wanted.owner);
        if (!owner)
            return tl::make_unexpected(owner.error());
        const std::string kind = wanted.kind.empty() ? documents->front().reading.kind : wanted.kind;
        const int grade = wanted.grade.value_or(kind == "other" ? 3 : 2);
        if (grade < 1 || grade > 3)
            return failed(
                Code::bad_input, "there is no grade " + std::to_string(grade), "grades are 1, 2 and 3");
        const Subject subject{
            ProjectId{project->id}, grade, *owner, "a new file of project " + project->code};
        if (const Result<void> may = act.demand(Right::record_edit, subject); !may)
            return tl::make_unexpected(may.error());
        const std::string uid = Catalogue::new_uid();
        act.database().run(
            "INSERT INTO file (uid, project, category, kind, building, state, grade, owner, keyed_by, "
            "keyed_at) VALUES (?, ?, ?, ?, ?, ?, ?, nullif(?, 0), ?, ?)",
            uid, project->id, wanted.category.empty() ? std::string(category_of_kind(kind)) : wanted.category,
            kind, wanted.building.value_or(""), name(FileState::keyed), grade, *owner ? (*owner)->value : 0,
            act.person().id.value, act.now());
        const OpenFile file{
            file_record(act.database(), FileId{act.database().last_id()}), make_file_key(act.archive(), uid)};
        act.tell({"file.made", file.record.object(), "", kind, ""});
        FileValues values = file.values(act.database());
        if (!documents->empty()) {
            const ReadDocument& main = documents->front();
            for (const FileValue& value : proposed_values(main.reading, main.uid))
                values.add(value, std::nullopt, act.now());
            link_to_contract(act, file, main.reading);
        }
        note_values(act, file);
        for (const ReadDocument& document : *documents)
            if (const auto item = put_item(act, file, {.desk = wanted.desk}, document); !item)
                return tl::make_unexpected(item.error());
        return uid;
    });
}

Result<std::string> Filing::add_item(const std::string& reference, const NewItem& item)
{
    return carried_out(*m_session, [&](Act& act) -> Result<std::string> {
        const Result<OpenFile> file = open_file(act, reference, Right::record_edit);
        if (!file)
            return tl::make_unexpected(file.error());
        if (file->record.state >= FileState::due)
            return failed(Code::conflict,
                file->record.label() + " is " + std::string(name(file->record.state))
                    + ": nothing is added to it",
                "make a new file and link it to this one");
        std::optional<ReadDocument> document;
        if (!item.document.empty()) {
            Result<ReadDocument> found = document_to_file(act, item.document);
            if (!found)
                return tl::make_unexpected(found.error());
            document = std::move(*found);
        }
        return put_item(act, *file, item, document);
    });
}

Result<void> Filing::link(const std::string& reference, const std::string& to, FileLink::Kind kind)
{
    return carried_out(*m_session, [&](Act& act) -> Result<void> {
        const Result<OpenFile> file = open_file(act, reference, Right::record_edit);
        if (!file)
            return tl::make_unexpected(file.error());
        const Result<FileRecord> other = find_file(act.database(), to);
        if (!other)
            return tl::make_unexpected(other.error());
        if (other->id == file->record.id)
            return failed(
                Code::bad_input, "a file cannot be linked to itself", "name the contract it belongs to");
        const bool to_a_contract
            = kind == FileLink::Kind::supplement_of || kind == FileLink::Kind::subscription_of;
        if (to_a_contract && !is_contract(other->kind))
            return failed(Code::bad_input,
                other->label() + " is a " + other->kind + ", no contract (V-CN-02)",
                "name the contract it belongs to");
        act.database().run("INSERT OR IGNORE INTO file_link (file, to_file, kind) VALUES (?, ?, ?)",
            file->record.id.value, other->id.value, name(kind));
        if (act.database().changes() == 0)
            return failed(Code::conflict,
                file->record.label() + " is linked to " + other->label() + " already",
                "nothing has to be done");
        act.tell({"file.linked", file->record.object(), std::string(name(kind)), other->object(), ""});
        return {};
    });
}

} // namespace strongroom::archive
