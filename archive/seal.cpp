#include <sodium.h>

#include "archive/failure_internal.h"
#include "archive/seal_internal.h"

namespace strongroom::archive {
namespace {

constexpr std::uint8_t version = 1;
constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;

std::string identity(const Cell& cell)
{
    std::string text = "strongroom 1";
    for (const std::string_view part : {cell.table, cell.column, std::string_view(cell.row)}) {
        text += '\0';
        text += part;
    }
    return text += '\0';
}

Failure damaged(const Cell& cell)
{
    return Failure(Code::machine,
        std::string(cell.table) + "." + std::string(cell.column) + " of " + cell.row
            + " does not open: it is damaged or was moved",
        "restore the archive from its backup");
}

} // namespace

Bytes sealed(const Secret& key, ByteView plain, const Cell& cell)
{
    Bytes value(1 + nonce_size + plain.size() + tag_size, 0);
    value[0] = version;
    randombytes_buf(value.data() + 1, nonce_size);
    const std::string about = identity(cell);
    crypto_aead_xchacha20poly1305_ietf_encrypt(value.data() + 1 + nonce_size, nullptr, plain.data(),
        plain.size(), bytes_of(about).data(), about.size(), nullptr, value.data() + 1, key.data());
    return value;
}

std::string unsealed(const Secret& key, ByteView value, const Cell& cell)
{
    if (value.size() < 1 + nonce_size + tag_size || value[0] != version)
        throw damaged(cell);
    std::string plain(value.size() - 1 - nonce_size - tag_size, '\0');
    const std::string about = identity(cell);
    const ByteView box = value.subspan(1 + nonce_size);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(reinterpret_cast<std::uint8_t*>(plain.data()), nullptr,
            nullptr, box.data(), box.size(), bytes_of(about).data(), about.size(), value.data() + 1,
            key.data())
        != 0)
        throw damaged(cell);
    return plain;
}

Secret new_data_key()
{
    Secret key(crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
    randombytes_buf(key.data(), key.size());
    return key;
}

Bytes blind_hash(const Secret& blind_key, std::string_view field, std::string_view value)
{
    std::string text(field);
    text += '\0';
    text += value;
    Bytes hash(16, 0);
    crypto_generichash(
        hash.data(), hash.size(), bytes_of(text).data(), text.size(), blind_key.data(), blind_key.size());
    return hash;
}

} // namespace strongroom::archive
