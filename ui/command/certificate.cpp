#include "archive/certificate.h"

#include <fstream>
#include <iterator>

#include "ui/command/commands.h"
#include "ui/json_internal.h"

namespace strongroom::ui {

namespace {

using archive::CertificateVerdict;
using Signer = CertificateVerdict::Signer;

constexpr Option key_option = {
    "--key", "HEX", "the public key it must be signed with: 64 hexadecimal digits, as the archive tells it"};
constexpr Option certificate_archive
    = {"--archive", "DIR", "or the archive whose key it must be signed with"};

constexpr std::uintmax_t largest = 64 * 1024 * 1024; ///< bytes; a certificate has some 100 KB

Result<std::vector<std::uint8_t>> content_of(const std::filesystem::path& file)
{
    std::error_code problem;
    const std::uintmax_t size = std::filesystem::file_size(file, problem);
    std::ifstream in(file, std::ios::binary);
    if (problem || !in)
        return failed(Code::not_found, file.string() + " cannot be read", "give the name of a certificate");
    if (size > largest)
        return failed(
            Code::bad_input, file.string() + " is too large for a certificate", "give the certificate alone");
    return std::vector<std::uint8_t>(std::istreambuf_iterator<char>(in), {});
}

Result<std::optional<archive::PublicKey>> expected_key(const Arguments& arguments)
{
    if (const std::optional<std::string> digits = arguments.value("--key")) {
        const std::optional<archive::PublicKey> key = archive::public_key(*digits);
        if (!key)
            return failed(Code::bad_input, "--key is not a public key", "give its 64 hexadecimal digits");
        return key;
    }
    const std::optional<std::filesystem::path> folder = archive_folder(arguments);
    if (!folder)
        return std::nullopt;
    const Result<archive::PublicKey> key = archive::signing_key_of(*folder);
    if (!key)
        return tl::make_unexpected(key.error());
    return *key;
}

std::string key_lines(const archive::PublicKey& key)
{
    return "Key:         " + archive::digits_of(key) + "\nFingerprint: " + archive::fingerprint(key) + '\n';
}

std::string text_of(const CertificateVerdict& verdict)
{
    std::string text;
    for (const std::string& fault : verdict.faults)
        text += "NOT proven: " + fault + ".\n";
    if (verdict.intact())
        text += verdict.signer == Signer::expected ? "Proven: every byte is as the archive signed it.\n"
            : verdict.signer == Signer::another    ? "NOT proven: it is intact, but another key signed it.\n"
                                                   : "Intact: every byte is as it was signed. Whose key that "
                                                     "is was not compared: give --key or --archive.\n";
    if (verdict.key)
        text += key_lines(*verdict.key);
    if (!verdict.intact())
        return text;
    const Json content = Json::parse(verdict.content);
    for (const auto& [name, value] : content.items())
        text += harmless(name + ": " + (value.is_string() ? value.get<std::string>() : value.dump())) + '\n';
    return text;
}

Json json_of(const CertificateVerdict& verdict)
{
    Json json;
    json["proven"] = verdict.proven();
    json["intact"] = verdict.intact();
    json["signer"] = verdict.signer == Signer::expected ? "expected"
        : verdict.signer == Signer::another             ? "another"
                                                        : "not_compared";
    json["key"] = verdict.key ? Json(archive::digits_of(*verdict.key)) : Json();
    json["fingerprint"] = verdict.key ? Json(archive::fingerprint(*verdict.key)) : Json();
    json["faults"] = verdict.faults;
    json["content"] = verdict.intact() ? Json::parse(verdict.content) : Json();
    return json;
}

ExitCode verify(const Arguments& arguments, Streams& streams)
{
    const Result<std::optional<archive::PublicKey>> expected = expected_key(arguments);
    if (!expected)
        return refuse(streams, expected.error());
    const Result<std::vector<std::uint8_t>> file = content_of(arguments.operands()[0]);
    if (!file)
        return refuse(streams, file.error());
    const CertificateVerdict verdict = archive::verify_certificate(*file, *expected);
    if (arguments.has("--json"))
        streams.out << on_one_line(json_of(verdict)) << '\n';
    else
        streams.out << text_of(verdict);
    return verdict.proven() ? ExitCode::done : ExitCode::refused;
}

ExitCode show_key(const Arguments& arguments, Streams& streams)
{
    const std::optional<std::filesystem::path> folder = archive_folder(arguments);
    if (!folder)
        return wrong_usage(
            streams, "certificate", "whose key? Give --archive DIR or set $STRONGROOM_ARCHIVE.");
    const Result<archive::PublicKey> key = archive::signing_key_of(*folder);
    if (!key)
        return refuse(streams, key.error());
    if (arguments.has("--json"))
        streams.out << on_one_line(
            {{"key", archive::digits_of(*key)}, {"fingerprint", archive::fingerprint(*key)}})
                    << '\n';
    else
        streams.out << key_lines(*key);
    return ExitCode::done;
}

} // namespace

Command certificate_command()
{
    return noun("certificate", "proves a certificate of destruction, without the archive", Chapter::archive,
        {
            {"verify", "FILE", "proves the PDF, or its JSON; a changed byte is found",
                {key_option, certificate_archive, json_option},
                {"certificate verify F16-2026-0001.pdf --key 3f0c…"}, nullptr, verify},
            {"key", "", "tells the key by which the certificates of an archive are proved",
                {certificate_archive, json_option}, {"certificate key --archive DIR"}, nullptr, show_key},
        });
}

} // namespace strongroom::ui
