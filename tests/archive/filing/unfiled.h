#pragma once

#include <string>
#include <vector>

#include "archive/access.h"
#include "archive/filing/filing.h"
#include "tests/archive/registered.h"

namespace strongroom::test {

/// What a verifier says who looked at everything and found parts missing.
inline const archive::Verification all_seen{
    {{"V-DC-04", "缺件已另行催交"}, {"V-ID-06", "测试号段"}}, {"all"}};

/// Documents that were taken in and are in no file yet, in an archive of Registered's people.
class Unfiled : public Registered {
public:
    explicit Unfiled(int documents) : Registered(0)
    {
        std::vector<std::vector<std::filesystem::path>> sources;
        for (int n = 0; n < documents; ++n)
            sources.push_back({folder().write("scans/" + std::to_string(n) + ".txt", contract(n).text())});
        const auto report = archive::Access(as("scan1")).take_in(sources, text_stages());
        for (const archive::Outcome& outcome : report->outcomes)
            m_documents.push_back(outcome.uid);
    }

    const std::string& document(int n) const { return m_documents.at(static_cast<std::size_t>(n)); }

    /// One more document, of any text.
    std::string take_in(const std::string& text)
    {
        const auto source = folder().write("scans/more" + std::to_string(m_more++) + ".txt", text);
        const std::vector<std::vector<std::filesystem::path>> documents{{source}};
        return archive::Access(as("scan1")).take_in(documents, text_stages())->outcomes.at(0).uid;
    }

    /// A file of document n, keyed by index1 in BT01.
    std::string make(int n)
    {
        return archive::Filing(as("index1")).make({.documents = {document(n)}, .project = "BT01"}).value();
    }
    /// … verified by verify1 and registered by arch1.
    std::string put_on_record(int n)
    {
        const std::string file = make(n);
        if (const auto verified = archive::Filing(as("verify1")).verify(file, all_seen); !verified)
            throw std::runtime_error(verified.error().what);
        archive::Filing(as("arch1")).put_on_record(file).value();
        return file;
    }

private:
    std::vector<std::string> m_documents;
    int m_more = 0;
};

inline std::string value(const archive::FileDetails& file, const std::string& name)
{
    for (const archive::FileValue& value : file.values)
        if (value.name == name)
            return value.value;
    return {};
}

} // namespace strongroom::test
