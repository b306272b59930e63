#include "archive/key_store_internal.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <map>
#include <mutex>
#include <vector>

#include <fcntl.h>
#include <sodium.h>
#include <sys/file.h>
#include <unistd.h>

#include "archive/failure_internal.h"
#include "archive/files_internal.h"
#include "archive/seal_internal.h"

namespace strongroom::archive {
namespace {

constexpr std::size_t slot_size = 256, label_size = 16, key_size = 32, longest_owner = 120;
constexpr std::size_t counter_at = 32, uid_at = 40, uid_size = 32, sealed_at = 1 + label_size;
constexpr std::size_t overhead
    = 1 + crypto_aead_xchacha20poly1305_ietf_NPUBBYTES + crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t sealed_size = key_size + 1 + longest_owner + overhead;
static_assert(sealed_at + sealed_size <= slot_size && uid_at + uid_size + overhead <= slot_size);
constexpr std::uint64_t unknown = ~std::uint64_t{0};
constexpr std::string_view magic = "STRONGROOM KEYS 1\n";
const Cell uid_cell{"key_store", "archive", "1"};

enum SlotState : std::uint8_t { slot_free = 0, slot_new = 1, slot_settled = 2 };

using Slot = std::array<std::uint8_t, slot_size>;

/// One process at a time writes, and nobody reads a slot half written.
class Turn {
public:
    Turn(std::mutex& mutex, const File& file, int how) : m_guard(mutex), m_descriptor(file.descriptor())
    {
        while (::flock(m_descriptor, how) != 0)
            if (errno != EINTR)
                fail_file(file.path(), "lock", errno);
    }
    ~Turn() { ::flock(m_descriptor, LOCK_UN); }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

private:
    std::lock_guard<std::mutex> m_guard;
    int m_descriptor;
};

void read_at(const File& file, std::uint64_t place, std::span<std::uint8_t> into)
{
    std::fill(into.begin(), into.end(), std::uint8_t{0}); // what lies behind the end is free
    for (std::size_t done = 0; done < into.size();) {
        const ssize_t got = ::pread(
            file.descriptor(), into.data() + done, into.size() - done, static_cast<off_t>(place + done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            fail_file(file.path(), "read", errno);
        if (got == 0)
            return;
        done += static_cast<std::size_t>(got);
    }
}

void write_at(const File& file, std::uint64_t place, ByteView bytes)
{
    while (!bytes.empty()) {
        const ssize_t done
            = ::pwrite(file.descriptor(), bytes.data(), bytes.size(), static_cast<off_t>(place));
        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            fail_file(file.path(), "write", errno);
        bytes = bytes.subspan(static_cast<std::size_t>(done));
        place += static_cast<std::uint64_t>(done);
    }
}

Failure not_ours(const std::filesystem::path& file)
{
    return Failure(Code::machine,
        "the key does not open the data keys " + file.string() + ", or they are another archive's or damaged",
        "give each archive a key folder of its own; put archive key and data keys back from one backup");
}

Slot first_slot(const Keys& keys, const std::string& archive_uid)
{
    Slot slot{};
    std::copy(magic.begin(), magic.end(), slot.begin());
    const Bytes uid = sealed(keys.wrapping, archive_uid, uid_cell);
    if (archive_uid.size() != uid_size)
        throw Failure(
            Code::machine, "the archive's identity is not " + std::to_string(uid_size) + " characters long");
    std::copy(uid.begin(), uid.end(), slot.begin() + uid_at);
    return slot;
}

} // namespace

struct KeyStore::Store {
    File file;
    const Secret wrapping, blind;
    std::string archive_uid;
    std::mutex mutex;
    std::map<Bytes, std::uint64_t> places; ///< by label
    std::vector<std::uint64_t> gaps;       ///< free slots before `end`
    std::uint64_t end = 1;                 ///< slots, the first included
    std::uint64_t counter = unknown;

    Store(const std::filesystem::path& path, const Keys& keys)
        : file(path, O_RDWR), wrapping(copy_of(keys.wrapping)), blind(copy_of(keys.blind))
    {
    }
    static Secret copy_of(const Secret& key)
    {
        Secret copy(key.size());
        std::copy(key.data(), key.data() + key.size(), copy.data());
        return copy;
    }

    Bytes label(const std::string& owner) const { return blind_hash(blind, "key owner", owner); }
    std::uint64_t counter_on_disk() const
    {
        std::array<std::uint8_t, 8> bytes{};
        read_at(file, counter_at, bytes);
        std::uint64_t value = 0;
        for (const std::uint8_t byte : bytes)
            value = value << 8 | byte;
        return value;
    }
    /// Writes slots so that the other processes notice. Where it fails, this one looks at all of them again.
    void change(const std::map<std::uint64_t, Slot>& slots)
    {
        const std::uint64_t next = counter + 1;
        counter = unknown;
        std::array<std::uint8_t, 8> bytes{};
        for (std::size_t i = 0; i < bytes.size(); ++i)
            bytes[i] = static_cast<std::uint8_t>(next >> (8 * (bytes.size() - 1 - i)));
        write_at(file, counter_at, bytes);
        for (const auto& [number, slot] : slots)
            write_at(file, number * slot_size, slot);
        file.sync();
        counter = next;
    }
    void catch_up();
    Slot slot(std::uint64_t number) const
    {
        Slot read{};
        read_at(file, number * slot_size, read);
        return read;
    }
    void forget(const std::map<std::uint64_t, Slot>& zeros)
    {
        std::erase_if(places, [&](const auto& place) { return zeros.contains(place.second); });
        for (const auto& [number, slot] : zeros)
            gaps.push_back(number);
    }
    /// The owner's name; empty where the slot does not open (it was never written to its end).
    std::string owner_in(const Slot& slot, Secret* key) const;
};

void KeyStore::Store::catch_up()
{
    const std::uint64_t now = counter_on_disk();
    if (now == counter)
        return;
    places.clear();
    gaps.clear();
    const off_t size = ::lseek(file.descriptor(), 0, SEEK_END);
    end = std::max<std::uint64_t>(1, static_cast<std::uint64_t>(std::max<off_t>(size, 0)) / slot_size);
    std::vector<std::uint8_t> all(end * slot_size);
    read_at(file, 0, all);
    for (std::uint64_t number = end; number-- > 1;) {
        const std::uint8_t* slot = all.data() + number * slot_size;
        if (*slot == slot_free)
            gaps.push_back(number);
        else
            places.emplace(Bytes(slot + 1, label_size), number);
    }
    counter = now;
}

std::string KeyStore::Store::owner_in(const Slot& slot, Secret* key) const
{
    const Bytes of_owner(slot.data() + 1, label_size);
    std::string plain;
    try {
        plain = unsealed(wrapping, ByteView(slot).subspan(sealed_at, sealed_size),
            {"key_store", "data_key", hexadecimal(of_owner)});
    } catch (const Failure&) {
        return {};
    }
    std::string owner = plain.substr(key_size + 1, static_cast<unsigned char>(plain[key_size]));
    if (key)
        std::copy_n(plain.begin(), key_size, key->data());
    sodium_memzero(plain.data(), plain.size());
    return owner;
}

void KeyStore::found(const std::filesystem::path& path, const Keys& keys, const std::string& archive_uid)
{
    if (std::error_code ignored; std::filesystem::file_size(path, ignored) > 0 && !ignored) {
        const KeyStore there(path, keys);
        const std::vector<std::string> owners = there.owners("");
        if (std::any_of(
                owners.begin(), owners.end(), [](const auto& one) { return !one.starts_with("index:"); }))
            throw not_ours(path);
        there.destroy(owners);
    }
    File file(path, O_RDWR | O_CREAT);
    write_at(file, 0, first_slot(keys, archive_uid));
    file.sync();
    sync_folder(path.parent_path());
}

KeyStore::KeyStore(const std::filesystem::path& path, const Keys& keys)
{
    if (::access(path.c_str(), F_OK) != 0)
        throw Failure(Code::machine, "the data keys " + path.string() + " are missing",
            "put them back from the backup of the keys, beside the archive key");
    m_store = std::make_unique<Store>(path, keys);
    Slot head{};
    read_at(m_store->file, 0, head);
    if (!std::equal(magic.begin(), magic.end(), head.begin()))
        throw not_ours(path);
    try {
        m_store->archive_uid
            = unsealed(keys.wrapping, ByteView(head).subspan(uid_at, uid_size + overhead), uid_cell);
    } catch (const Failure&) {
        throw not_ours(path);
    }
}

void KeyStore::expect_archive(const std::string& uid) const
{
    if (uid != m_store->archive_uid)
        throw not_ours(m_store->file.path());
}

KeyStore::~KeyStore() = default;
KeyStore::KeyStore(KeyStore&&) noexcept = default;

void KeyStore::put(const std::string& owner, const Secret& key) const
{
    if (owner.size() > longest_owner || key.size() != key_size)
        throw Failure(Code::machine, "a data key for " + owner + " cannot be kept: it does not fit");
    Store& store = *m_store;
    const Turn turn(store.mutex, store.file, LOCK_EX);
    store.catch_up();
    const Bytes label = store.label(owner);
    if (store.places.contains(label))
        throw Failure(Code::machine, "there is a data key for " + owner + " already");
    std::array<std::uint8_t, key_size + 1 + longest_owner> plain{};
    std::copy_n(key.data(), key_size, plain.begin());
    plain[key_size] = static_cast<std::uint8_t>(owner.size());
    std::copy(owner.begin(), owner.end(), plain.begin() + key_size + 1);
    const Bytes box = sealed(store.wrapping, ByteView(plain), {"key_store", "data_key", hexadecimal(label)});
    sodium_memzero(plain.data(), plain.size());
    Slot slot{};
    slot[0] = slot_new;
    std::copy(label.begin(), label.end(), slot.begin() + 1);
    std::copy(box.begin(), box.end(), slot.begin() + sealed_at);
    const std::uint64_t number = store.gaps.empty() ? store.end : store.gaps.back();
    store.change({{number, slot}});
    store.places.emplace(label, number);
    if (store.gaps.empty())
        ++store.end;
    else
        store.gaps.pop_back();
}

Secret KeyStore::get(const std::string& owner) const
{
    Store& store = *m_store;
    const Turn turn(store.mutex, store.file, LOCK_SH);
    store.catch_up();
    Secret key(key_size);
    const auto place = store.places.find(store.label(owner));
    if (place == store.places.end() || store.owner_in(store.slot(place->second), &key) != owner)
        throw Failure(Code::machine,
            "the data key of " + owner + " is not among the data keys " + store.file.path().string(),
            "put the newest backup of the keys back; what was destroyed stays closed for good");
    return key;
}

bool KeyStore::holds(const std::string& owner) const
{
    Store& store = *m_store;
    const Turn turn(store.mutex, store.file, LOCK_SH);
    store.catch_up();
    return store.places.contains(store.label(owner));
}

std::vector<std::string> KeyStore::owners(const std::string& prefix) const
{
    Store& store = *m_store;
    const Turn turn(store.mutex, store.file, LOCK_SH);
    store.catch_up();
    std::vector<std::string> found;
    for (const auto& [label, number] : store.places)
        if (std::string owner = store.owner_in(store.slot(number), nullptr); owner.starts_with(prefix))
            found.push_back(std::move(owner));
    return found;
}

void KeyStore::destroy(std::span<const std::string> owners) const
{
    Store& store = *m_store;
    const Turn turn(store.mutex, store.file, LOCK_EX);
    store.catch_up();
    std::map<std::uint64_t, Slot> zeros;
    for (const std::string& owner : owners)
        if (const auto place = store.places.find(store.label(owner)); place != store.places.end())
            zeros.emplace(place->second, Slot{});
    if (!zeros.empty())
        store.change(zeros);
    store.forget(zeros);
}

int KeyStore::sweep(
    const std::string& prefix, const std::function<bool(const std::string& owner)>& has_row) const
{
    Store& store = *m_store;
    const Turn turn(store.mutex, store.file, LOCK_EX);
    store.catch_up();
    std::map<std::uint64_t, Slot> zeros, settled;
    for (const auto& [label, number] : store.places) {
        Slot slot = store.slot(number);
        if (slot[0] != slot_new)
            continue;
        const std::string owner = store.owner_in(slot, nullptr);
        if (!owner.empty() && !owner.starts_with(prefix))
            continue;
        if (!owner.empty() && has_row(owner)) {
            slot[0] = slot_settled;
            settled.emplace(number, slot);
        } else {
            zeros.emplace(number, Slot{});
        }
    }
    if (!settled.empty())
        store.change(settled);
    if (!zeros.empty())
        store.change(zeros);
    store.forget(zeros);
    return static_cast<int>(zeros.size());
}

std::filesystem::path key_store_file(const std::filesystem::path& archive_key_file)
{
    return archive_key_file.parent_path() / "data-keys";
}

std::string document_owner(const std::string& uid) { return "document:" + uid; }

} // namespace strongroom::archive
