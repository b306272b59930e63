#include <sqlite3.h>

#include "archive/failure_internal.h"
#include "archive/tokenizer_internal.h"
#include "index/terms.h"

namespace strongroom::archive {
namespace {

// Control characters never reach us in a text: index/terms drops them.
constexpr char verbatim_mark = '\x01', separator = '\x1f';

using TokenSink = int (*)(void*, int, const char*, int, int, int);

int emit_verbatim(std::string_view text, void* context, TokenSink sink)
{
    for (std::size_t begin = 1; begin < text.size();) {
        const std::size_t end = std::min(text.find(separator, begin), text.size());
        // A free position is a term nobody asks for.
        const std::string_view term
            = end > begin ? text.substr(begin, end - begin) : std::string_view("\x1e");
        const int code = sink(context, 0, term.data(), static_cast<int>(term.size()), static_cast<int>(begin),
            static_cast<int>(end));
        if (code != SQLITE_OK)
            return code;
        begin = end + 1;
    }
    return SQLITE_OK;
}

int emit_terms(std::string_view text, index::Cut cut, void* context, TokenSink sink)
{
    int position = -1;
    for (const index::Term& term : index::terms(text, cut)) {
        const int flags = term.position == position ? FTS5_TOKEN_COLOCATED : 0;
        position = term.position;
        const int code = sink(context, flags, term.text.data(), static_cast<int>(term.text.size()),
            static_cast<int>(term.begin), static_cast<int>(term.end));
        if (code != SQLITE_OK)
            return code;
    }
    return SQLITE_OK;
}

int tokenize(Fts5Tokenizer*, void* context, int flags, const char* text, int size, TokenSink sink)
{
    // Exceptions must not cross SQLite's C code.
    try {
        const std::string_view view(text ? text : "", static_cast<std::size_t>(size));
        if (!view.empty() && view.front() == verbatim_mark)
            return emit_verbatim(view, context, sink);
        const index::Cut cut = (flags & FTS5_TOKENIZE_QUERY) ? index::Cut::query : index::Cut::text;
        return emit_terms(view, cut, context, sink);
    } catch (const std::exception&) {
        return SQLITE_NOMEM;
    }
}

int create(void*, const char**, int, Fts5Tokenizer** made)
{
    // There is no state; FTS5 only wants a pointer that is not null.
    static int nothing = 0;
    *made = reinterpret_cast<Fts5Tokenizer*>(&nothing);
    return SQLITE_OK;
}

void destroy(Fts5Tokenizer*) { }

} // namespace

void register_tokenizer(sqlite3* connection)
{
    fts5_api* api = nullptr;
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(connection, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
        sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", nullptr);
        sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    fts5_tokenizer functions{create, destroy, tokenize};
    if (!api || api->xCreateTokenizer(api, "strongroom", nullptr, &functions, nullptr) != SQLITE_OK)
        throw Failure(
            Code::machine, "the full-text index cannot start", "report this with the program's version");
}

std::string verbatim(std::span<const std::string> terms)
{
    std::string text(1, verbatim_mark);
    for (const std::string& term : terms) {
        text += term;
        text += separator;
    }
    return text;
}

} // namespace strongroom::archive
