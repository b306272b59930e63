#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <thread>

#include <sys/wait.h>
#include <unistd.h>

#include "archive/failure_internal.h"
#include "archive/key_store_internal.h"
#include "archive/seal_internal.h"
#include "tests/support/temp_folder.h"

namespace strongroom::archive {
namespace {

using test::TempFolder;

const std::string uid(32, 'a');

struct Made {
    TempFolder folder;
    Keys keys{make_archive_key(folder / "keys/archive.key")};
    std::filesystem::path file = folder / "keys/data-keys";
    Made() { KeyStore::found(file, keys, uid); }
    KeyStore open() const { return {file, keys}; }
};

std::string bytes_in(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string owner(int n) { return "document:" + std::to_string(n); }

TEST(KeyStore, GivesBackWhatWasPutAlsoToAnother)
{
    const Made made;
    const KeyStore store = made.open(), other = made.open();
    const Secret key = new_data_key();
    EXPECT_FALSE(other.holds("document:a"));
    store.put("document:a", key);
    EXPECT_TRUE(other.holds("document:a"));
    EXPECT_EQ(hexadecimal(other.get("document:a")), hexadecimal(key));
    EXPECT_THROW(other.put("document:a", key), Failure);
    EXPECT_THROW(store.get("document:b"), Failure);
    EXPECT_THROW(store.put(std::string(121, 'x'), key), Failure);
}

TEST(KeyStore, LeavesNoByteOfADestroyedKey)
{
    const Made made;
    const KeyStore store = made.open(), other = made.open();
    for (int n = 0; n < 20; ++n)
        store.put(owner(n), new_data_key());
    const std::string before = bytes_in(made.file);
    other.destroy(std::vector<std::string>{owner(3), owner(7), "document:never"});
    const std::string after = bytes_in(made.file);
    ASSERT_EQ(after.size(), before.size());
    int gone = 0;
    for (std::size_t slot = 256; slot < before.size(); slot += 256) {
        const std::string old = before.substr(slot, 256);
        if (after.substr(slot, 256) == old)
            continue;
        ++gone;
        EXPECT_EQ(after.substr(slot, 256), std::string(256, '\0'));
        // Nor anywhere else in the folder, piece by piece.
        for (const auto& entry : std::filesystem::recursive_directory_iterator(made.folder.path())) {
            const std::string bytes = entry.is_regular_file() ? bytes_in(entry.path()) : std::string();
            for (std::size_t piece = 0; piece + 8 <= 208; piece += 8)
                EXPECT_EQ(bytes.find(old.substr(piece, 8)), std::string::npos) << entry.path();
        }
    }
    EXPECT_EQ(gone, 2);
    EXPECT_THROW(store.get(owner(3)), Failure);
    EXPECT_NO_THROW(store.get(owner(4)));
    store.put("document:new", new_data_key()); // takes a free place
    EXPECT_EQ(bytes_in(made.file).size(), before.size());
}

TEST(KeyStore, SweepsOnlyNewKeysWithoutARow)
{
    const Made made;
    const KeyStore store = made.open();
    for (const char* name : {"document:a", "document:b", "file:a"})
        store.put(name, new_data_key());
    EXPECT_EQ(store.sweep("document:", [](const std::string& one) { return one == "document:a"; }), 1);
    EXPECT_THAT(store.owners(""), testing::UnorderedElementsAre("document:a", "file:a"));
    // An old catalogue, put back from a backup, knows none of them: what was settled stays.
    EXPECT_EQ(store.sweep("document:", [](const std::string&) { return false; }), 0);
    EXPECT_TRUE(store.holds("document:a"));
}

TEST(KeyStore, OpensForItsArchiveAndKeyOnly)
{
    const Made made, other;
    EXPECT_THROW(KeyStore(made.file, other.keys), Failure);
    EXPECT_THROW(KeyStore(made.folder / "keys/none", made.keys), Failure);
    const KeyStore store = made.open();
    EXPECT_NO_THROW(store.expect_archive(uid));
    EXPECT_THROW(store.expect_archive(std::string(32, 'b')), Failure);
    KeyStore::found(made.file, made.keys, std::string(32, 'b')); // no key in it yet
    store.put("document:a", new_data_key());
    EXPECT_THROW(KeyStore::found(made.file, made.keys, uid), Failure);
}

TEST(KeyStore, ServesThreadsAndProcessesAtOnce)
{
    const Made made;
    constexpr int processes = 3, threads = 2, each = 15;
    std::vector<pid_t> children;
    for (int process = 0; process < processes; ++process) {
        const pid_t child = ::fork();
        if (child == 0) {
            const KeyStore store = made.open();
            {
                std::vector<std::jthread> at_once;
                for (int thread = 0; thread < threads; ++thread)
                    at_once.emplace_back([&, thread] {
                        for (int n = 0; n < each; ++n) {
                            const std::string name = owner((process * threads + thread) * each + n);
                            const Secret key = new_data_key();
                            store.put(name, key);
                            if (hexadecimal(store.get(name)) != hexadecimal(key))
                                ::_exit(1);
                            if (n % 3 == 0)
                                store.destroy(name);
                        }
                    });
            }
            ::_exit(0);
        }
        children.push_back(child);
    }
    for (const pid_t child : children) {
        int status = 0;
        ::waitpid(child, &status, 0);
        EXPECT_EQ(status, 0);
    }
    const KeyStore store = made.open();
    for (int n = 0; n < processes * threads * each; ++n)
        EXPECT_EQ(store.holds(owner(n)), n % each % 3 != 0) << n;
}

TEST(KeyStore, IsWholeAfterAKillAtAnyMoment)
{
    const Made made;
    int killed = 0;
    for (int round = 0; round < 20; ++round) {
        const pid_t child = ::fork();
        if (child == 0) {
            const KeyStore store = made.open();
            for (int n = 0;; ++n) {
                store.put(owner(n % 5), new_data_key());
                if (n >= 4)
                    store.destroy(owner((n + 1) % 5));
            }
        }
        std::this_thread::sleep_for(std::chrono::microseconds(300 * round));
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        killed += WIFSIGNALED(status) ? 1 : 0;
        const KeyStore store = made.open();
        for (const std::string& name : store.owners("document:"))
            EXPECT_NO_THROW(store.get(name));
        store.sweep("", [](const std::string&) { return false; });
        EXPECT_TRUE(store.owners("").empty());
    }
    EXPECT_EQ(killed, 20);
}

} // namespace
} // namespace strongroom::archive
