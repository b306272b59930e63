#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "samples/make/look.h"
#include "samples/make/truth.h"
#include "samples/make/writing.h"

namespace strongroom::samples {

/// A value by its name in the templates. What is drawn of it becomes truth; what is not drawn does not.
struct Fact {
    std::string text{};
    std::vector<int> fields; ///< of the truth that it shows {}; none = nobody asks for it
};

/// All that a document may say, and what it did say.
class Facts {
public:
    explicit Facts(const Look& look) : m_look(&look) { }

    /// Only text: no field of the truth.
    void put(const std::string& name, std::string text) { m_facts[name] = {std::move(text), {}}; }
    /// \param value JSON text
    int put_field(const std::string& name, std::string text, const std::string& field, std::string value);
    /// A field whose value is its text without white space and without "No." before a number.
    int put_text(const std::string& name, std::string text, const std::string& field);
    /// Part of a field that has been put: the year of a date, one row of digits.
    void put_piece(const std::string& name, std::string text, int field);
    /// `name`, `name.y`, `name.m`, `name.d`. Empty `field`: not truth.
    int put_date(const std::string& name, Date date, const std::string& field);
    /// `name` in digits, `name.cn` in capitals (the field `capital_field`, if any), `name.grid` for the grid
    /// of units.
    int put_money(const std::string& name, std::int64_t fen, const std::string& field,
        const std::string& capital_field = "");
    int put_area(const std::string& name, std::int64_t area, const std::string& field);
    /// Whoever draws `name` has shown the fields of `other`, too: the down payment is the first row of the
    /// schedule.
    void link(const std::string& name, const std::string& other);
    /// Which of the options of `name` is chosen.
    void choose(const std::string& name, int option, const std::string& field = "", std::string value = "",
        std::string text = "");
    /// The same text as `from`, which keeps its field.
    void copy(const std::string& from, const std::string& to) { m_facts[to] = at(from); }

    bool has(const std::string& name) const { return m_facts.contains(name); }
    /// Throws std::out_of_range with the name: a template asks for what nobody put.
    const Fact& at(const std::string& name) const;
    int choice(const std::string& name) const;
    std::int64_t fen(const std::string& name) const { return m_fen.at(name); }

    /// Called by the layout: these fields stand on this page (the first one counts).
    void seen(const std::vector<int>& fields, int page);
    /// The fields seen, in the order they were put.
    std::vector<TruthField> fields() const;

private:
    const Look* m_look;
    std::map<std::string, Fact> m_facts;
    std::map<std::string, int> m_choices;
    std::map<std::string, std::int64_t> m_fen;
    std::vector<TruthField> m_fields;
};

/// A JSON string.
std::string json_string(std::string_view text);

} // namespace strongroom::samples
