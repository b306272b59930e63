#include "archive/filing/new_items_internal.h"

#include <algorithm>
#include <optional>

#include "archive/filing/file_fields_internal.h"
#include "archive/filing/item_description_internal.h"
#include "archive/shelves/location_table_internal.h"

namespace strongroom::archive {

Result<ReadDocument> document_to_file(Act& act, const std::string& reference)
{
    const Result<DocumentId> id = act.catalogue().find(reference);
    if (!id)
        return tl::make_unexpected(id.error());
    const DocumentKey key = act.catalogue().key_of(*id);
    if (act.catalogue().state_of(*id) != State::recognised)
        return failed(Code::conflict, "document " + key.uid + " is still being read",
            "let 'strongroom ingest' finish, then file it");
    Statement taken
        = act.database().prepare("SELECT coalesce(f.reference_code, f.uid) FROM item i JOIN file f ON f.id "
                                 "= i.file WHERE i.document = ?",
            id->value);
    if (taken.next())
        return failed(Code::conflict,
            "document " + key.uid + " is an item of file " + taken.text(0) + " already",
            "a document belongs to one file; link the files where both need it");
    const std::vector<PageContent> pages = act.catalogue().pages(key);
    const auto written
        = std::count_if(pages.begin(), pages.end(), [](const PageContent& page) { return !page.blank; });
    return ReadDocument{
        *id, key.uid, act.catalogue().reading(key), static_cast<int>(written), parts_of(pages)};
}

Result<std::int64_t> desk_for(Act& act, const std::string& reference, int grade)
{
    std::optional<LocationRecord> desk;
    if (!reference.empty()) {
        Result<LocationRecord> named = find_desk(act.database(), reference);
        if (!named)
            return tl::make_unexpected(named.error());
        desk = *std::move(named);
    } else {
        // Grade 1 is the most secret: a desk of grade 1 may hold everything.
        Statement row = act.database().prepare("SELECT id FROM location WHERE kind = 'desk' AND closed = 0 "
                                               "ORDER BY grade > ?, id LIMIT 1",
            grade);
        if (!row.next())
            return failed(Code::not_found, "there is no desk where paper could lie before it is boxed",
                "make one with: strongroom location add --kind desk");
        desk = location_record(act.database(), {row.integer(0)});
    }
    if (desk->grade > grade)
        return failed(Code::conflict,
            "desk " + desk->code + " may not hold paper of grade " + std::to_string(grade) + " (R-ARC-20)",
            "name a desk in a place of that grade");
    return desk->id.value;
}

Result<std::string> put_item(
    Act& act, const OpenFile& file, const NewItem& item, const std::optional<ReadDocument>& document)
{
    if (item.pages < 0 || item.sheets < 0 || item.copies < 1)
        return failed(Code::bad_input, "an item cannot have fewer than no pages or less than one copy",
            "count the sides with text or picture, the sheets and the copies");
    if (!document && item.pages == 0)
        return failed(Code::bad_input, "an item without a scan needs the number of its pages",
            "count its sides with text or picture");
    if (!item.date.empty() && !is_date(item.date))
        return failed(Code::bad_input, item.date + " is no date", "write it as 2007-04-02");
    const Result<std::int64_t> desk = desk_for(act, item.desk, file.record.grade);
    if (!desk)
        return tl::make_unexpected(desk.error());
    const std::string uid = Catalogue::new_uid(),
                      kind = !item.kind.empty() ? item.kind
        : document                              ? document->reading.kind
                                                : "other";
    const int pages = item.pages > 0 ? item.pages : document->pages;
    act.database().run(
        "INSERT INTO item (uid, file, number, document, kind, pages, sheets, copies, copy_role, custodian, "
        "desk) SELECT ?1, ?2, coalesce(max(number), 0) + 1, nullif(?3, 0), ?4, ?5, ?6, ?7, ?8, ?9, ?10 "
        "FROM item WHERE file = ?2",
        uid, file.record.id.value, document ? document->id.value : 0, kind, pages,
        item.sheets > 0 ? item.sheets : (pages + 1) / 2, item.copies, item.copy_role, act.person().id.value,
        *desk);
    ItemDescription says = document ? described_by(document->reading) : ItemDescription{};
    const auto prefer = [](std::string& value, const std::string& given) {
        if (!given.empty())
            value = given;
    };
    if (document)
        says.parts = document->parts;
    prefer(says.title, item.title);
    if (says.title.empty())
        says.title = title_of_kind(kind);
    prefer(says.document_no, item.document_no);
    prefer(says.creator, item.creator);
    prefer(says.date, item.date);
    describe_item(act.database(), file, uid, says);
    act.tell({"file.item_added", file.record.object(), "", "item:" + uid, ""});
    if (document)
        act.tell({"document.filed", document_owner(document->uid), "", file.record.object(), ""});
    return uid;
}

} // namespace strongroom::archive
