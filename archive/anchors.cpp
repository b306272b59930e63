#include <fstream>
#include <sstream>

#include <fcntl.h>
#include <sodium.h>

#include "archive/anchors_internal.h"
#include "archive/files_internal.h"

namespace strongroom::archive {
namespace {

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

void write_anchor(const std::filesystem::path& file, const Anchor& anchor)
{
    File out(file, O_WRONLY | O_CREAT | O_APPEND);
    // One write call: lines of two processes do not mix.
    const std::string line = std::to_string(anchor.seq) + ' ' + anchor.utc + ' ' + hexadecimal(anchor.hash)
        + ' ' + hexadecimal(anchor.signature) + '\n';
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

void Anchors::add(const Anchor& anchor, const std::string& where, LedgerVerdict& verdict)
{
    const Bytes text = statement(anchor, m_uid);
    const bool holds = anchor.signature.size() == crypto_sign_BYTES
        && crypto_sign_verify_detached(anchor.signature.data(), text.data(), text.size(), m_key.data()) == 0;
    if (!holds) {
        verdict.faults.push_back({anchor.seq,
            "the anchor of row " + std::to_string(anchor.seq) + " in " + where + " is not genuine"});
        return;
    }
    const auto [place, fresh] = m_hashes.emplace(anchor.seq, anchor.hash);
    if (!fresh && place->second != anchor.hash)
        verdict.faults.push_back({anchor.seq,
            "two genuine anchors of row " + std::to_string(anchor.seq) + " contradict each other"});
}

std::optional<Bytes> Anchors::hash_of(std::int64_t seq) const
{
    const auto found = m_hashes.find(seq);
    return found == m_hashes.end() ? std::nullopt : std::optional(found->second);
}

} // namespace strongroom::archive
