#include "archive/search.h"

#include <algorithm>

#include "archive/access_internal.h"
#include "archive/failure_internal.h"
#include "archive/seal_internal.h"
#include "index/alike.h"
#include "index/snippet.h"

namespace strongroom::archive {
namespace {

using index::Filter;
using index::Question;

// More spellings than this make a question slow and its answers random.
constexpr std::size_t most_spellings = 120;

/// The question with each text in every spelling that looks like it.
Question forgiving(const Question& question)
{
    if (question.kind == Question::Kind::none)
        return question;
    Question wider = question;
    wider.parts.clear();
    for (const Question& part : question.parts)
        wider.parts.push_back(forgiving(part));
    if (question.kind != Question::Kind::text)
        return wider;
    wider.kind = Question::Kind::any;
    wider.parts.push_back(question);
    for (const std::string& spelling : index::look_alikes(question.text, most_spellings)) {
        Question other = question;
        other.text = spelling;
        wider.parts.push_back(std::move(other));
    }
    return wider;
}

std::string_view field_name(Filter::Field field)
{
    using Field = Filter::Field;
    switch (field) {
    case Field::building:
        return "building_no";
    case Field::unit:
        return "unit_no";
    case Field::floor:
        return "floor_no";
    case Field::room:
        return "room_no";
    case Field::pay:
        return "payment_method";
    case Field::project:
        return "project_name";
    case Field::buyer:
        return "buyer_name";
    case Field::contract:
        return "contract_no";
    case Field::amount:
        return "total_price";
    case Field::signed_on:
        return "sign_date";
    case Field::kind:
    case Field::state:
        break;
    }
    return {};
}

/// Shows why a document was found.
class Shower {
public:
    Shower(Catalogue& catalogue, const Question& question)
        : m_catalogue(catalogue), m_texts(index::wanted_texts(question)),
          m_filters(index::wanted_filters(question))
    {
    }

    Hit hit(const DocumentKey& document)
    {
        Hit hit;
        hit.document = document.uid;
        hit.title = m_catalogue.title_of(document);
        hit.kind = m_catalogue.kind_of(document.id);
        if (const int page = page_with_most(document); page > 0)
            show(hit, document, page);
        else
            show_fields(hit, document);
        return hit;
    }

private:
    /// The first page with most of the texts; 0 where no page has one.
    int page_with_most(const DocumentKey& document)
    {
        int best = 0, most = 0;
        const int pages = m_texts.empty() ? 0 : m_catalogue.page_count(document.id);
        for (int page = 1; page <= pages; ++page)
            if (const int found = index::texts_found(m_catalogue.page_text(document, page), m_texts);
                found > most) {
                most = found;
                best = page;
            }
        return best;
    }

    void show(Hit& hit, const DocumentKey& document, int page)
    {
        hit.page = page;
        const std::optional<PageContent> content = m_catalogue.page(document, page);
        if (!content)
            return;
        index::Snippet found = index::snippet(content->text, m_texts);
        hit.snippet = std::move(found.text);
        hit.highlights = std::move(found.highlights);
        hit.boxes = std::move(found.boxes);
    }

    /// Only fields were asked for: they are what is shown.
    void show_fields(Hit& hit, const DocumentKey& document)
    {
        const index::DocumentReading reading = m_catalogue.reading(document);
        std::vector<const index::Field*> shown;
        for (const Filter& filter : m_filters)
            if (const index::Field* field = first_field(reading, field_name(filter.field)))
                if (std::find(shown.begin(), shown.end(), field) == shown.end())
                    shown.push_back(field);
        if (shown.empty())
            return show(hit, document, 1);
        hit.page = shown.front()->page;
        const index::Field* last = nullptr;
        for (const index::Field* field : shown) {
            // Building, unit and room are often read from the same words.
            if (last && last->text == field->text && last->page == field->page)
                continue;
            last = field;
            const std::size_t begin = hit.snippet.size() + (hit.snippet.empty() ? 0 : 1);
            hit.snippet += (hit.snippet.empty() ? "" : " ") + field->text;
            hit.highlights.emplace_back(begin, field->text.size());
            if (field->page == hit.page && !field->box.empty())
                hit.boxes.push_back(field->box);
        }
    }

    Catalogue& m_catalogue;
    std::vector<std::string> m_texts;
    std::vector<Filter> m_filters;
};

/// Tells the index where documents belong that were registered or moved since the last time.
/// \pre inside a transaction of the catalogue
void refile(Archive::State& state)
{
    std::vector<std::pair<DocumentId, Filed>> documents;
    Statement row = state.database.prepare("SELECT document FROM refiled");
    while (row.next())
        documents.emplace_back(
            DocumentId{row.integer(0)}, state.catalogue.filed_as(DocumentId{row.integer(0)}));
    if (documents.empty())
        return;
    state.index().refile(documents);
    state.database.run("DELETE FROM refiled");
}

} // namespace

Result<SearchResult> Access::search(const std::string& text, const SearchOptions& options)
{
    const Bytes hash = blind_hash(m_archive.premises.keys.blind, "query", text);
    const Result<void> asked = told([&]() -> Result<void> {
        if (Result<void> allowed = allow({Right::catalogue_search}); !allowed)
            return allowed;
        tell({"search.asked", "query:" + hexadecimal(hash), "", "", options.purpose});
        refile(m_archive);
        return {};
    });
    if (!asked)
        return tl::make_unexpected(asked.error());
    return guarded([&]() -> Result<SearchResult> {
        const Sight sight
            = person() ? Sight::of(*person(), m_archive.premises.today()) : Sight::of_everything();
        index::Query query = index::parse_query(text);
        SearchResult result;
        result.query = text;
        result.notes = std::move(query.notes);
        const int limit = std::clamp(options.limit, 0, SearchResult::count_limit),
                  offset = std::max(options.offset, 0);
        Found found = m_archive.index().find(query.root, sight, limit, offset, SearchResult::count_limit);
        if (found.total == 0 && !index::wanted_texts(query.root).empty()) {
            Question wider = forgiving(query.root);
            found = m_archive.index().find(wider, sight, limit, offset, SearchResult::count_limit);
            result.forgiving = found.total > 0;
            if (result.forgiving)
                query.root = std::move(wider);
        }
        result.total = found.total;
        result.more = found.more;
        Shower shower(m_archive.catalogue, query.root);
        for (const DocumentId id : found.documents) {
            // The index may know more than a catalogue that was put back from a backup.
            const std::string uid = m_archive.catalogue.uid_of(id);
            const Result<Seen> seen = uid.empty() ? failed(Code::not_found, "") : see(uid);
            if (seen)
                result.hits.push_back(covered(shower.hit(seen->key), *seen, options.purpose));
        }
        return result;
    });
}

Hit Access::covered(Hit hit, const Seen& document, const std::string& purpose)
{
    const Hidden hidden_here = hidden(document, purpose);
    if (hidden_here == Hidden::nothing)
        return hit;
    const Strictness strictness = document.subject.grade == 1 ? Strictness::grade_1 : Strictness::usual;
    Veil(hidden_here, strictness, m_archive.catalogue.reading(document.key)).cover(hit);
    return hit;
}

} // namespace strongroom::archive
