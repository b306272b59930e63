#include <algorithm>
#include <fstream>
#include <sstream>
#include <thread>

#include <fcntl.h>
#include <sodium.h>

#include "archive/anchors_internal.h"
#include "archive/files_internal.h"

namespace strongroom::archive {
namespace {

constexpr std::size_t least_share = 500; ///< anchors that are worth a thread

Bytes statement(const Anchor& anchor, const std::string& archive_uid)
{
    std::string text = "strongroom anchor 1";
    for (const std::string& part : {archive_uid, std::to_string(anchor.seq), anchor.utc}) {
        text += '\0';
        text += part;
    }
    text += '\0';
    return Bytes(bytes_of(text).begin(), bytes_of(text).end()) + anchor.hash;
}

} // namespace

Bytes signature(const Anchor& anchor, const std::string& archive_uid, const Secret& signing_key)
{
    const Bytes text = statement(anchor, archive_uid);
    Bytes made(crypto_sign_BYTES, 0);
    crypto_sign_detached(made.data(), nullptr, text.data(), text.size(), signing_key.data());
    return made;
}

std::string line_of(const Anchor& anchor)
{
    return std::to_string(anchor.seq) + ' ' + anchor.utc + ' ' + hexadecimal(anchor.hash) + ' '
        + hexadecimal(anchor.signature);
}

void write_anchor(const std::filesystem::path& file, const Anchor& anchor)
{
    File out(file, O_WRONLY | O_CREAT | O_APPEND);
    // One write call: lines of two processes do not mix.
    const std::string line = line_of(anchor) + '\n';
    out.write(bytes_of(line));
    out.sync();
}

std::vector<Anchor> read_anchors(const std::filesystem::path& file, LedgerVerdict& verdict)
{
    std::vector<Anchor> anchors;
    std::ifstream in(file);
    std::string line;
    for (int number = 1; std::getline(in, line); ++number) {
        std::istringstream words(line);
        Anchor anchor;
        std::string hash, made;
        if (words >> anchor.seq >> anchor.utc >> hash >> made) {
            anchor.hash = from_hexadecimal(hash);
            anchor.signature = from_hexadecimal(made);
            anchors.push_back(anchor);
        } else if (!in.eof()) { // a last line without its end is an interrupted write
            verdict.faults.push_back(
                {0, "line " + std::to_string(number) + " of " + file.string() + " cannot be read"});
        }
    }
    return anchors;
}

bool Anchors::genuine(const Anchor& anchor) const
{
    const Bytes text = statement(anchor, m_uid);
    return anchor.signature.size() == crypto_sign_BYTES
        && crypto_sign_verify_detached(anchor.signature.data(), text.data(), text.size(), m_key.data()) == 0;
}

void Anchors::add(std::span<const Anchor> anchors, const std::string& where, LedgerVerdict& verdict)
{
    // Most anchors are kept in two places: each is proved once. It takes longer than hashing the rows, so all
    // cores take part.
    std::vector<const Anchor*> unproved;
    for (const Anchor& anchor : anchors)
        if (const auto known = m_genuine.find(anchor.seq);
            known == m_genuine.end() || known->second != anchor)
            unproved.push_back(&anchor);
    std::vector<char> holds(unproved.size());
    {
        const std::size_t cores = std::max(1u, std::thread::hardware_concurrency());
        const std::size_t share = std::max<std::size_t>(least_share, (unproved.size() + cores - 1) / cores);
        std::vector<std::jthread> at_work;
        for (std::size_t begin = 0; begin < unproved.size(); begin += share)
            at_work.emplace_back([&, begin, end = std::min(begin + share, unproved.size())] {
                for (std::size_t i = begin; i < end; ++i)
                    holds[i] = genuine(*unproved[i]) ? 1 : 0;
            });
    }
    for (std::size_t i = 0; i < unproved.size(); ++i) {
        const Anchor& anchor = *unproved[i];
        const std::string row = std::to_string(anchor.seq);
        if (!holds[i]) {
            verdict.faults.push_back(
                {anchor.seq, "the anchor of row " + row + " in " + where + " is not genuine"});
            continue;
        }
        const auto [place, fresh] = m_genuine.emplace(anchor.seq, anchor);
        if (!fresh && place->second.hash != anchor.hash)
            verdict.faults.push_back(
                {anchor.seq, "two genuine anchors of row " + row + " contradict each other"});
    }
}

const Bytes* Anchors::hash_of(std::int64_t seq) const
{
    const auto found = m_genuine.find(seq);
    return found == m_genuine.end() ? nullptr : &found->second.hash;
}

} // namespace strongroom::archive
