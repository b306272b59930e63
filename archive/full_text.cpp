#include <array>
#include <string_view>

#include "archive/catalogue_internal.h"
#include "archive/full_text_internal.h"
#include "archive/question_sql_internal.h"
#include "archive/schema_internal.h"
#include "archive/tokenizer_internal.h"
#include "index/terms.h"

namespace strongroom::archive {
namespace {

std::string body_of(const Indexed& document)
{
    std::string body;
    for (const std::string& page : document.pages) {
        if (!body.empty())
            body += '\f';
        body += page;
    }
    return body;
}

void add_parts(std::string_view text, std::vector<std::string>& parts)
{
    for (const std::string& chain : index::chains(text)) {
        const std::vector<std::string> of_chain = index::trigrams(chain);
        if (of_chain.empty())
            continue;
        parts.insert(parts.end(), of_chain.begin(), of_chain.end());
        parts.emplace_back(); // a number does not run on into the next one
    }
}

/// Values of the fields called `name`, folded; several are kept apart by a line end.
std::string values_of(const index::DocumentReading& reading, std::string_view name)
{
    std::string values;
    for (const index::Field& field : reading.fields)
        if (field.name == name && !field.value.empty()) {
            if (!values.empty())
                values += '\n';
            values += index::significant(field.value);
        }
    return values;
}

struct Facets {
    std::string kind, state, building, unit, floor, room, project, contract, buyers, pay, signed_on;
    std::optional<std::int64_t> amount;
};

Facets facets_of(const Indexed& document)
{
    const index::DocumentReading& reading = document.reading;
    Facets facets{reading.kind, std::string(name(document.state)), values_of(reading, "building_no"),
        values_of(reading, "unit_no"), values_of(reading, "floor_no"), values_of(reading, "room_no"),
        values_of(reading, "project_name"), values_of(reading, "contract_no"),
        values_of(reading, "buyer_name"), {}, {}, {}};
    if (const index::Field* pay = first_field(reading, "payment_method"))
        facets.pay = pay->value;
    if (const index::Field* date = first_field(reading, "sign_date"))
        facets.signed_on = date->value;
    if (const index::Field* price = first_field(reading, "total_price"))
        if (price->value.size() < 18 && price->value.find_first_not_of("0123456789") == std::string::npos)
            facets.amount = std::stoll(price->value);
    return facets;
}

std::vector<std::string> facts_of(const Facets& facets)
{
    std::vector<std::string> facts;
    const auto add = [&](std::string_view name, std::string_view values) {
        for (std::size_t begin = 0; begin < values.size();) {
            const std::size_t end = std::min(values.find('\n', begin), values.size());
            facts.push_back(fact(name, values.substr(begin, end - begin)));
            begin = end + 1;
        }
    };
    add("kind", facets.kind);
    add("state", facets.state);
    add("building", facets.building);
    add("unit", facets.unit);
    add("floor", facets.floor);
    add("room", facets.room);
    add("pay", facets.pay);
    return facts;
}

} // namespace

Indexed indexed(Catalogue& catalogue, const DocumentKey& document)
{
    Indexed made{document.id, catalogue.state_of(document.id), {}, catalogue.reading(document),
        catalogue.filed_as(document.id)};
    const int pages = catalogue.page_count(document.id);
    for (int page = 1; page <= pages; ++page)
        made.pages.push_back(catalogue.page_text(document, page));
    return made;
}

FullText::FullText(const Premises& premises) : FullText(premises, IndexFiles(premises)) { }

FullText::FullText(const Premises& premises, const IndexFiles& files)
    : m_premises(&premises), m_file([&] {
          std::optional<IndexFile> current = files.current();
          m_made_new = !current;
          return current ? std::move(*current) : files.begin();
      }()),
      m_database(m_file.path, m_file.key, Database::Missing::create)
{
    open();
    if (m_made_new)
        files.publish(m_file);
}

void FullText::open()
{
    register_tokenizer(m_database.handle());
    const std::array<SchemaStep, 1> steps{{
        {"0001_full_text.sql", schema_file("0001_full_text.sql")},
    }};
    migrate(m_database, steps);
}

bool FullText::current() const { return IndexFiles::is_current(*m_premises, m_file); }
void FullText::discard(const Premises& premises) { IndexFiles(premises).discard(); }

void FullText::put(const Indexed& document)
{
    Transaction transaction(m_database);
    put_within(document);
    transaction.commit();
}

void FullText::put_within(const Indexed& document)
{
    m_database.run("DELETE FROM words WHERE rowid = ?", document.document.value);
    const std::string body = body_of(document);
    const Facets facets = facets_of(document);
    std::vector<std::string> parts;
    add_parts(body, parts);
    // The number as it was understood, should the page's text have it otherwise.
    for (const index::Field& field : document.reading.fields)
        if (field.name == "contract_no" || field.name == "id_no" || field.name == "mobile")
            add_parts(field.value, parts);
    m_database.run("INSERT INTO words (rowid, body, parts, facts) VALUES (?, ?, ?, ?)",
        document.document.value, body, verbatim(parts), verbatim(facts_of(facets)));
    Statement facet = m_database.prepare(
        "INSERT OR REPLACE INTO facet (document, kind, state, building, unit, floor, room, project, "
        "contract, buyers, "
        "pay, signed, amount, file_project, grade, file_owner) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
        "nullif(?, ''), ?, ?, ?, ?)",
        document.document.value, facets.kind, facets.state, facets.building, facets.unit, facets.floor,
        facets.room, facets.project, facets.contract, facets.buyers, facets.pay, facets.signed_on);
    constexpr int amount = 13, project = 14, grade = 15, owner = 16;
    if (facets.amount)
        facet.bind(amount, *facets.amount);
    facet.bind(project, document.filed.project.value);
    facet.bind(grade, document.filed.grade);
    facet.bind(owner, document.filed.owner.value);
    facet.run();
}

void FullText::refile(std::span<const std::pair<DocumentId, Filed>> documents)
{
    Transaction transaction(m_database);
    for (const auto& [document, filed] : documents)
        m_database.run("UPDATE facet SET file_project = ?, grade = ?, file_owner = ? WHERE document = ?",
            filed.project.value, filed.grade, filed.owner.value, document.value);
    transaction.commit();
}

void FullText::erase(std::span<const DocumentId> documents)
{
    const IndexFiles files(*m_premises);
    Transaction transaction(m_database);
    for (const DocumentId document : documents) {
        m_database.run("DELETE FROM words WHERE rowid = ?", document.value);
        m_database.run("DELETE FROM facet WHERE document = ?", document.value);
    }
    // A contentless table only marks rows as deleted; merging all segments leaves their terms out.
    m_database.run("INSERT INTO words (words) VALUES ('optimize')");
    transaction.commit();
    IndexFile next = files.begin();
    Database copy(next.path, next.key, Database::Missing::create);
    m_database.copy_into(copy);
    copy.empty_log();
    files.publish(next);
    m_database = std::move(copy);
    m_file = std::move(next);
    open();
}

void FullText::clear_within()
{
    m_database.run("INSERT INTO words (words) VALUES ('delete-all')");
    m_database.run("DELETE FROM facet");
}

std::vector<DocumentId> FullText::all()
{
    std::vector<DocumentId> documents;
    Statement row = m_database.prepare("SELECT document FROM facet ORDER BY document");
    while (row.next())
        documents.push_back({row.integer(0)});
    return documents;
}

Found FullText::find(
    const index::Question& question, const Sight& sight, int limit, int offset, int count_limit)
{
    const QuestionSql sql = sight.within(question_sql(question));
    const auto bound = [&](const std::string& text) {
        Statement statement = m_database.prepare(text);
        int place = 0;
        for (const SqlValue& value : sql.values)
            std::visit([&](const auto& one) { statement.bind(++place, one); }, value);
        return statement;
    };
    Found found;
    Statement count = bound("SELECT count(*) FROM (SELECT 1 FROM " + sql.from + " WHERE " + sql.where
        + " LIMIT " + std::to_string(count_limit + 1) + ")");
    count.next();
    found.more = count.integer(0) > count_limit;
    found.total = static_cast<int>(std::min<std::int64_t>(count.integer(0), count_limit));
    Statement row = bound("SELECT " + sql.id + " FROM " + sql.from + " WHERE " + sql.where + " ORDER BY "
        + sql.id + " DESC LIMIT " + std::to_string(limit) + " OFFSET " + std::to_string(offset));
    while (row.next())
        found.documents.push_back({row.integer(0)});
    return found;
}

} // namespace strongroom::archive
