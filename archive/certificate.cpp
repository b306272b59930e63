#include "archive/certificate.h"

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include <nlohmann/json.hpp>
#include <sodium.h>

#include "archive/certificate_internal.h"
#include "archive/failure_internal.h"
#include "ingest/pdf_attachment.h"

namespace strongroom::archive {
namespace {

using Json = nlohmann::json; // keeps keys sorted bytewise

constexpr std::string_view statement_format = "strongroom certificate 1";
constexpr std::string_view file_format = "strongroom certificate file 1";
constexpr std::string_view line_start = "%strongroom-certificate-1 content=";
constexpr std::string_view key_word = " key=", signature_word = " signature=";
constexpr std::size_t signature_digits = 2 * crypto_sign_BYTES, key_digits = 2 * crypto_sign_PUBLICKEYBYTES;
constexpr std::size_t deepest = 32; ///< levels of JSON; a statement has three or four

std::string_view text_of(ByteView bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

Bytes marked(std::string_view format, std::string_view text)
{
    Bytes message(bytes_of(format).begin(), bytes_of(format).end());
    message.push_back(0);
    return message.append(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
}

Bytes signature_of(std::string_view format, std::string_view text, const Keys& keys)
{
    const Bytes message = marked(format, text);
    Bytes made(crypto_sign_BYTES, 0);
    crypto_sign_detached(made.data(), nullptr, message.data(), message.size(), keys.signing.data());
    return made;
}

bool holds(std::string_view format, std::string_view text, const Bytes& signature, const PublicKey& key)
{
    const Bytes message = marked(format, text);
    return signature.size() == crypto_sign_BYTES
        && crypto_sign_verify_detached(signature.data(), message.data(), message.size(), key.data()) == 0;
}

/// Throws std::exception where the text is not JSON, or deeper than anything we write.
Json parsed(std::string_view text)
{
    return Json::parse(text, [](int depth, Json::parse_event_t, Json&) {
        if (depth > static_cast<int>(deepest))
            throw std::length_error("nested too deeply");
        return true;
    });
}

bool has_fraction(const Json& json)
{
    if (json.is_structured())
        return std::any_of(json.begin(), json.end(), has_fraction);
    return json.is_number_float();
}

std::string text_at(const Json& json, const char* key)
{
    return json.is_object() && json.contains(key) && json[key].is_string() ? json[key].get<std::string>()
                                                                           : std::string();
}

/// The one text of a statement: nothing may stand in it that is not signed.
std::string statement_text(const Json& content, const PublicKey& key, const Bytes& signature)
{
    return Json{{"content", content}, {"format", statement_format}, {"key", digits_of(key)},
        {"signature", hexadecimal(signature)}}
        .dump();
}

void verify_statement(std::string_view text, CertificateVerdict& verdict)
{
    Json statement;
    try {
        statement = parsed(text);
    } catch (const std::exception&) {
        statement = {};
    }
    const std::optional<PublicKey> key = public_key(text_at(statement, "key"));
    const Bytes signature = from_hexadecimal(text_at(statement, "signature"));
    if (!verdict.key)
        verdict.key = key;
    if (!key || !statement.contains("content")
        || statement_text(statement["content"], *key, signature) != text) {
        verdict.faults.push_back("its JSON is not in the form it was signed in: it was changed, cut off or "
                                 "saved again, or never was a certificate");
        return;
    }
    const std::string content = statement["content"].dump();
    if (!holds(statement_format, content, signature, *key))
        verdict.faults.push_back("the signature of its content does not hold: something in it was changed");
    else if (verdict.key != key)
        verdict.faults.push_back("its content and the file are signed with different keys");
    else
        verdict.content = content;
}

/// The last line of a certificate, taken apart.
struct Ending {
    std::size_t content_offset = 0, content_length = 0;
    PublicKey key{};
    Bytes signature;
    std::size_t signed_length = 0; ///< bytes of the file before the signature
};

std::string first_part(std::size_t offset, std::size_t length, const PublicKey& key)
{
    return std::string(line_start) + std::to_string(offset) + '+' + std::to_string(length)
        + std::string(key_word) + digits_of(key) + std::string(signature_word);
}

/// None where the file does not end with exactly such a line, in the one way we write it.
std::optional<Ending> ending_of(std::string_view file)
{
    const std::size_t start = file.rfind(line_start);
    if (start == std::string_view::npos)
        return std::nullopt;
    std::string_view line = file.substr(start + line_start.size());
    Ending ending;
    const char* const end = line.data() + line.size();
    const auto offset = std::from_chars(line.data(), end, ending.content_offset);
    if (offset.ec != std::errc() || offset.ptr == end)
        return std::nullopt;
    const auto length = std::from_chars(offset.ptr + 1, end, ending.content_length);
    if (length.ec != std::errc())
        return std::nullopt;
    line.remove_prefix(static_cast<std::size_t>(length.ptr - line.data()));
    if (line.size() != key_word.size() + key_digits + signature_word.size() + signature_digits + 1)
        return std::nullopt;
    const std::optional<PublicKey> key = public_key(line.substr(key_word.size(), key_digits));
    const std::string_view digits = line.substr(line.size() - signature_digits - 1, signature_digits);
    if (!key)
        return std::nullopt;
    ending.key = *key;
    ending.signature = from_hexadecimal(digits);
    ending.signed_length = file.size() - signature_digits - 1;
    const std::string again = first_part(ending.content_offset, ending.content_length, ending.key)
        + hexadecimal(ending.signature) + '\n';
    return again == file.substr(start) ? std::optional(ending) : std::nullopt;
}

void verify_pdf(std::string_view file, CertificateVerdict& verdict)
{
    const std::optional<Ending> ending = ending_of(file);
    if (!ending) {
        verdict.faults.push_back("it does not end with the signature of a certificate: it was cut off, saved "
                                 "again by another program, or never was one");
        return;
    }
    verdict.key = ending->key;
    if (!holds(file_format, file.substr(0, ending->signed_length), ending->signature, ending->key))
        verdict.faults.push_back("the signature of the file does not hold: a byte of it was changed");
    else if (ending->content_offset > file.size()
        || ending->content_length > file.size() - ending->content_offset)
        verdict.faults.push_back("it has no content where it says");
    else
        verify_statement(file.substr(ending->content_offset, ending->content_length), verdict);
}

} // namespace

std::optional<PublicKey> public_key(std::string_view hexadecimal_digits)
{
    const Bytes bytes = from_hexadecimal(hexadecimal_digits);
    PublicKey key{};
    if (bytes.size() != key.size())
        return std::nullopt;
    std::copy(bytes.begin(), bytes.end(), key.begin());
    return key;
}

std::string digits_of(const PublicKey& key) { return hexadecimal(key); }

std::string fingerprint(const PublicKey& key)
{
    const std::string digits = hexadecimal(sha256(key)).substr(0, 32);
    std::string grouped;
    for (std::size_t i = 0; i < digits.size(); i += 4)
        grouped += (i > 0 ? " " : "") + digits.substr(i, 4);
    return grouped;
}

Result<PublicKey> signing_key_of(const std::filesystem::path& folder)
{
    return guarded([&]() -> Result<PublicKey> { return Keys(read_archive_key(key_file(folder))).verifying; });
}

CertificateVerdict verify_certificate(
    std::span<const std::uint8_t> file, const std::optional<PublicKey>& expected)
{
    if (sodium_init() < 0)
        throw std::runtime_error("the encryption library cannot start");
    CertificateVerdict verdict;
    const std::string_view text = text_of(file);
    if (text.starts_with('{'))
        verify_statement(text, verdict);
    else
        verify_pdf(text, verdict);
    if (expected && verdict.key)
        verdict.signer = *expected == *verdict.key ? CertificateVerdict::Signer::expected
                                                   : CertificateVerdict::Signer::another;
    return verdict;
}

Result<std::string> signed_statement(std::string_view content, const Keys& keys)
{
    Json json;
    try {
        json = parsed(content);
    } catch (const std::exception& failure) {
        return failed(Code::bad_input,
            "the content of the certificate is not JSON: " + std::string(failure.what()),
            "hand in a JSON object");
    }
    if (!json.is_object() || has_fraction(json))
        return failed(Code::bad_input, "the content of a certificate is a JSON object without fractions",
            "write amounts as whole numbers or as text");
    return statement_text(json, keys.verifying, signature_of(statement_format, json.dump(), keys));
}

Result<std::vector<std::uint8_t>> signed_certificate(ByteView pdf, std::string_view content, const Keys& keys)
{
    const Result<std::string> statement = signed_statement(content, keys);
    if (!statement)
        return tl::make_unexpected(statement.error());
    Result<std::vector<std::uint8_t>> file = ingest::with_attachment(pdf,
        {"certificate.json", "本证明的内容及其签名 (content and its signature)", "application/json",
            *statement});
    if (!file)
        return file;
    const std::size_t offset = text_of(*file).find(*statement);
    if (offset == std::string_view::npos)
        throw std::logic_error("the attachment does not stand in the PDF as it is");
    const auto append = [&](std::string_view text) { file->insert(file->end(), text.begin(), text.end()); };
    append(first_part(offset, statement->size(), keys.verifying));
    append(hexadecimal(signature_of(file_format, text_of(*file), keys)));
    append("\n");
    return file;
}

} // namespace strongroom::archive
