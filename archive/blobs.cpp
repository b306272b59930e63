#include <array>
#include <cerrno>
#include <vector>

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include "archive/blobs_internal.h"
#include "archive/failure_internal.h"

namespace strongroom::archive {
namespace {

constexpr std::array<std::uint8_t, 4> magic{'S', 'R', 'B', 1};
constexpr std::size_t piece_size = 65'536;
constexpr std::size_t header_size = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr std::size_t overhead = crypto_secretstream_xchacha20poly1305_ABYTES;

std::string about(const BlobIdentity& identity, const std::string& name)
{
    std::string text = "strongroom blob 1";
    for (const std::string* part : {&identity.document, &identity.role, &name}) {
        text += '\0';
        text += *part;
    }
    return text += '\0';
}

std::filesystem::path place(const std::filesystem::path& root, const std::string& name)
{
    return root / name.substr(0, 2) / name;
}

[[noreturn]] void fail_damaged(const std::filesystem::path& file)
{
    throw Failure(Code::machine,
        "the sealed file " + file.string() + " does not open: it is damaged or cut off",
        "restore it from the backup of the archive");
}

} // namespace

struct BlobWriter::Stream {
    std::string name;
    std::filesystem::path final_path, temporary_path;
    File file;
    std::string about;
    crypto_secretstream_xchacha20poly1305_state state{};
    std::vector<std::uint8_t> waiting, box;

    Stream(std::string random_name, const std::filesystem::path& path)
        : name(std::move(random_name)), final_path(path), temporary_path(path.string() + ".part"),
          file(temporary_path, O_WRONLY | O_CREAT | O_EXCL)
    {
    }
    ~Stream() { sodium_memzero(&state, sizeof state); }
};

BlobWriter::BlobWriter(const std::filesystem::path& root, const Secret& key, const BlobIdentity& identity)
{
    const std::string name = hexadecimal(random_bytes(16));
    const std::filesystem::path path = place(root, name);
    make_private_folder(path.parent_path());
    m_stream = std::make_unique<Stream>(name, path);
    m_stream->about = about(identity, name);
    std::array<std::uint8_t, header_size> header{};
    crypto_secretstream_xchacha20poly1305_init_push(&m_stream->state, header.data(), key.data());
    m_stream->file.write(magic);
    m_stream->file.write(header);
}

BlobWriter::BlobWriter(BlobWriter&&) noexcept = default;

BlobWriter::~BlobWriter()
{
    if (m_stream)
        ::unlink(m_stream->temporary_path.c_str());
}

void BlobWriter::put(ByteView piece, unsigned char tag)
{
    Stream& stream = *m_stream;
    stream.box.resize(piece.size() + overhead);
    crypto_secretstream_xchacha20poly1305_push(&stream.state, stream.box.data(), nullptr, piece.data(),
        piece.size(), bytes_of(stream.about).data(), stream.about.size(), tag);
    stream.file.write(stream.box);
}

void BlobWriter::write(ByteView bytes)
{
    std::vector<std::uint8_t>& waiting = m_stream->waiting;
    while (!bytes.empty()) {
        const std::size_t taken = std::min(bytes.size(), piece_size - waiting.size());
        waiting.insert(waiting.end(), bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(taken));
        bytes = bytes.subspan(taken);
        if (waiting.size() == piece_size) {
            put(waiting, crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
            waiting.clear();
        }
    }
}

std::string BlobWriter::commit()
{
    put(m_stream->waiting, crypto_secretstream_xchacha20poly1305_TAG_FINAL);
    m_stream->file.sync();
    m_stream->file.close();
    if (::rename(m_stream->temporary_path.c_str(), m_stream->final_path.c_str()) != 0)
        fail_file(m_stream->final_path, "write", errno);
    sync_folder(m_stream->final_path.parent_path());
    std::string name = m_stream->name;
    m_stream.reset();
    return name;
}

Blobs::Blobs(std::filesystem::path root) : m_root(std::move(root)) { }

BlobWriter Blobs::begin(const Secret& key, const BlobIdentity& identity) const
{
    return {m_root, key, identity};
}

std::string Blobs::put(const Secret& key, const BlobIdentity& identity, ByteView bytes) const
{
    BlobWriter writer = begin(key, identity);
    writer.write(bytes);
    return writer.commit();
}

void Blobs::read(const Secret& key, const BlobIdentity& identity, const std::string& name,
    const std::function<void(ByteView)>& sink) const
{
    const std::filesystem::path path = place(m_root, name);
    File file(path, O_RDONLY);
    std::array<std::uint8_t, magic.size() + header_size> header{};
    crypto_secretstream_xchacha20poly1305_state state;
    if (file.read(header.data(), header.size()) != header.size()
        || !std::equal(magic.begin(), magic.end(), header.begin())
        || crypto_secretstream_xchacha20poly1305_init_pull(&state, header.data() + magic.size(), key.data())
            != 0)
        fail_damaged(path);
    const std::string identified = about(identity, name);
    std::vector<std::uint8_t> box(piece_size + overhead), plain(piece_size);
    for (;;) {
        const std::size_t size = file.read(box.data(), box.size());
        unsigned char tag = 0;
        unsigned long long plain_size = 0;
        if (size < overhead
            || crypto_secretstream_xchacha20poly1305_pull(&state, plain.data(), &plain_size, &tag, box.data(),
                   size, bytes_of(identified).data(), identified.size())
                != 0)
            fail_damaged(path);
        sink(ByteView(plain).first(static_cast<std::size_t>(plain_size)));
        if (tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL)
            break;
    }
    if (file.read(box.data(), 1) != 0)
        fail_damaged(path);
    sodium_memzero(&state, sizeof state);
    sodium_memzero(plain.data(), plain.size());
}

void Blobs::remove(const std::string& name) const
{
    const std::filesystem::path path = place(m_root, name);
    if (::unlink(path.c_str()) != 0 && errno != ENOENT)
        fail_file(path, "remove", errno);
}

int Blobs::sweep(const std::unordered_set<std::string>& named) const
{
    int removed = 0;
    std::vector<std::filesystem::path> orphans;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(m_root))
        if (!entry.is_directory() && !named.contains(entry.path().filename().string()))
            orphans.push_back(entry.path());
    for (const std::filesystem::path& orphan : orphans) {
        if (::unlink(orphan.c_str()) != 0)
            fail_file(orphan, "remove", errno);
        ++removed;
    }
    return removed;
}

} // namespace strongroom::archive
