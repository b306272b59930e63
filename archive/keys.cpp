#include <cerrno>
#include <cstdlib>
#include <new>

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include "archive/failure_internal.h"
#include "archive/files_internal.h"
#include "archive/keys_internal.h"

namespace strongroom::archive {
namespace {

constexpr std::size_t archive_key_size = crypto_kdf_KEYBYTES;

void start_sodium()
{
    if (sodium_init() < 0)
        throw Failure(Code::machine, "the encryption library cannot start", "reinstall libsodium");
}

Secret derived(const Secret& archive_key, std::uint64_t number)
{
    Secret key(32);
    crypto_kdf_derive_from_key(key.data(), key.size(), number, "STRGROOM", archive_key.data());
    return key;
}

} // namespace

ByteView bytes_of(std::string_view text)
{
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

std::string hexadecimal(ByteView bytes)
{
    std::string text(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
    text.pop_back();
    return text;
}

Bytes from_hexadecimal(std::string_view text)
{
    Bytes bytes(text.size() / 2, 0);
    std::size_t size = 0;
    const char* end = nullptr;
    if (sodium_hex2bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &size, &end) != 0
        || end != text.data() + text.size())
        return {};
    return bytes;
}

Bytes random_bytes(std::size_t count)
{
    start_sodium();
    Bytes bytes(count, 0);
    randombytes_buf(bytes.data(), bytes.size());
    return bytes;
}

Bytes sha256(ByteView bytes)
{
    Bytes digest(crypto_hash_sha256_BYTES, 0);
    crypto_hash_sha256(digest.data(), bytes.data(), bytes.size());
    return digest;
}

Secret::Secret(std::size_t size) : m_size(size)
{
    start_sodium();
    m_bytes.reset(static_cast<std::uint8_t*>(sodium_malloc(size)));
    if (!m_bytes)
        throw std::bad_alloc();
}

void Secret::Wipe::operator()(std::uint8_t* bytes) const noexcept { sodium_free(bytes); }

Keys::Keys(const Secret& archive_key)
    : catalogue(derived(archive_key, 1)), blind(derived(archive_key, 3)), wrapping(derived(archive_key, 4)),
      signing(crypto_sign_SECRETKEYBYTES)
{
    const Secret seed = derived(archive_key, 5);
    crypto_sign_seed_keypair(verifying.data(), signing.data(), seed.data());
}

std::filesystem::path key_file(const std::filesystem::path& folder)
{
    if (const char* elsewhere = std::getenv("STRONGROOM_KEY_FILE"); elsewhere && *elsewhere)
        return elsewhere;
    return folder / "keys" / "archive.key";
}

Secret make_archive_key(const std::filesystem::path& file)
{
    std::error_code ignored;
    if (std::filesystem::exists(file, ignored))
        return read_archive_key(file);
    make_private_folder(file.parent_path());
    Secret key(archive_key_size);
    randombytes_buf(key.data(), key.size());
    File out(file, O_WRONLY | O_CREAT | O_EXCL, 0600);
    out.write(key);
    out.sync();
    sync_folder(file.parent_path());
    return key;
}

Secret read_archive_key(const std::filesystem::path& file)
{
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        throw Failure(Code::machine, "the archive key " + file.string() + " cannot be read",
            "put the key back from its backup, or point $STRONGROOM_KEY_FILE to where it lies");
    const File in(descriptor, file);
    struct stat status = {};
    if (::fstat(descriptor, &status) != 0)
        fail_file(file, "look at", errno);
    if ((status.st_mode & 077) != 0)
        throw Failure(Code::machine, "the archive key " + file.string() + " may be read by other users",
            "run: chmod 600 " + file.string());
    Secret key(archive_key_size);
    if (status.st_size != static_cast<off_t>(archive_key_size)
        || ::read(descriptor, key.data(), key.size()) != static_cast<ssize_t>(key.size()))
        throw Failure(Code::machine, "the archive key " + file.string() + " is not 32 bytes long",
            "put the key back from its backup");
    return key;
}

} // namespace strongroom::archive
