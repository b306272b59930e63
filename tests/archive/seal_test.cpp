#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "archive/blobs_internal.h"
#include "archive/failure_internal.h"
#include "archive/seal_internal.h"
#include "tests/support/temp_folder.h"

namespace strongroom::archive {
namespace {

using test::TempFolder;

std::string read(const Blobs& blobs, const Secret& key, const BlobIdentity& identity, const std::string& name)
{
    std::string text;
    blobs.read(key, identity, name, [&](ByteView bytes) { text.append(bytes.begin(), bytes.end()); });
    return text;
}

std::filesystem::path only_file(const std::filesystem::path& root)
{
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root))
        if (entry.is_regular_file())
            return entry.path();
    return {};
}

TEST(Sealed, OpensOnlyInItsOwnCell)
{
    const Secret key = new_data_key();
    const Bytes value = sealed(key, "丁志强", {"document", "title", "a"});
    EXPECT_EQ(unsealed(key, value, {"document", "title", "a"}), "丁志强");
    EXPECT_THROW(unsealed(key, value, {"document", "title", "b"}), Failure);
    EXPECT_THROW(unsealed(key, value, {"document", "reading", "a"}), Failure);
    EXPECT_THROW(unsealed(key, value, {"page", "title", "a"}), Failure);
    EXPECT_THROW(unsealed(new_data_key(), value, {"document", "title", "a"}), Failure);
}

TEST(Sealed, DoesNotOpenWhenAnyByteWasChanged)
{
    const Secret key = new_data_key();
    const Bytes value = sealed(key, "x", {"t", "c", "r"});
    for (std::size_t i = 0; i < value.size(); ++i) {
        Bytes changed = value;
        changed[i] ^= 1;
        EXPECT_THROW(unsealed(key, changed, {"t", "c", "r"}), Failure) << "byte " << i;
    }
    EXPECT_THROW(unsealed(key, Bytes(), {"t", "c", "r"}), Failure);
}

TEST(Sealed, NeverLooksTheSameTwice)
{
    const Secret key = new_data_key();
    EXPECT_NE(sealed(key, "x", {"t", "c", "r"}), sealed(key, "x", {"t", "c", "r"}));
}

TEST(BlindHash, DependsOnKeyFieldAndValue)
{
    const Secret key = new_data_key();
    EXPECT_EQ(blind_hash(key, "id_no", "1"), blind_hash(key, "id_no", "1"));
    EXPECT_NE(blind_hash(key, "id_no", "1"), blind_hash(key, "mobile", "1"));
    EXPECT_NE(blind_hash(key, "id_no", "1"), blind_hash(new_data_key(), "id_no", "1"));
}

TEST(Keys, AreDerivedAndDiffer)
{
    const Secret archive_key = new_data_key();
    const Keys keys(archive_key), again(archive_key);
    EXPECT_EQ(hexadecimal(keys.blind), hexadecimal(again.blind));
    EXPECT_NE(hexadecimal(keys.blind), hexadecimal(keys.catalogue));
    EXPECT_NE(hexadecimal(keys.wrapping), hexadecimal(archive_key));
}

TEST(ArchiveKey, IsKeptFromOthers)
{
    const TempFolder folder;
    const auto file = folder / "keys/archive.key";
    const Secret made = make_archive_key(file);
    using std::filesystem::perms;
    EXPECT_EQ(std::filesystem::status(file).permissions(), perms::owner_read | perms::owner_write);
    EXPECT_EQ(std::filesystem::status(folder / "keys").permissions(), perms::owner_all);
    EXPECT_EQ(hexadecimal(read_archive_key(file)), hexadecimal(made));
    std::filesystem::permissions(file, perms::group_read, std::filesystem::perm_options::add);
    EXPECT_THROW(read_archive_key(file), Failure);
    EXPECT_THROW(read_archive_key(folder / "nowhere"), Failure);
}

TEST(Blobs, GiveBackWhatWasPutInWhateverItsLength)
{
    const TempFolder folder;
    std::filesystem::create_directory(folder / "blobs");
    const Blobs blobs(folder / "blobs");
    const Secret key = new_data_key();
    for (const std::size_t size : {0u, 1u, 65'535u, 65'536u, 65'537u, 200'000u}) {
        const std::string text(size, 'x');
        const std::string name = blobs.put(key, {"u", "source/0"}, bytes_of(text));
        EXPECT_EQ(read(blobs, key, {"u", "source/0"}, name), text) << size;
    }
}

TEST(Blobs, OpenOnlyAsWhatTheyAre)
{
    const TempFolder folder;
    std::filesystem::create_directory(folder / "blobs");
    const Blobs blobs(folder / "blobs");
    const Secret key = new_data_key();
    const std::string name = blobs.put(key, {"u", "source/0"}, bytes_of("x"));
    EXPECT_THROW(read(blobs, key, {"u", "source/1"}, name), Failure);
    EXPECT_THROW(read(blobs, key, {"v", "source/0"}, name), Failure);
    EXPECT_THROW(read(blobs, new_data_key(), {"u", "source/0"}, name), Failure);
}

TEST(Blobs, DoNotOpenCutOffLongerOrChanged)
{
    const TempFolder folder;
    std::filesystem::create_directory(folder / "blobs");
    const Blobs blobs(folder / "blobs");
    const Secret key = new_data_key();
    const std::string name = blobs.put(key, {"u", "r"}, bytes_of(std::string(150'000, 'x')));
    const std::filesystem::path file = only_file(folder / "blobs");
    const auto size = std::filesystem::file_size(file);
    for (const std::uintmax_t shorter :
        {size - 1, std::uintmax_t(28 + 65'553), std::uintmax_t(28), std::uintmax_t(0)}) {
        const std::filesystem::path copy = file.string() + ".copy";
        std::filesystem::copy_file(file, copy);
        std::filesystem::resize_file(file, shorter);
        EXPECT_THROW(read(blobs, key, {"u", "r"}, name), Failure) << shorter;
        std::filesystem::rename(copy, file);
    }
    std::filesystem::resize_file(file, size + 1);
    EXPECT_THROW(read(blobs, key, {"u", "r"}, name), Failure);
}

TEST(Blobs, LeaveNothingUnlessCommitted)
{
    const TempFolder folder;
    std::filesystem::create_directory(folder / "blobs");
    const Blobs blobs(folder / "blobs");
    const Secret key = new_data_key();
    {
        BlobWriter writer = blobs.begin(key, {"u", "r"});
        writer.write(bytes_of(std::string(100'000, 'x')));
        EXPECT_TRUE(only_file(folder / "blobs").string().ends_with(".part"));
    }
    EXPECT_TRUE(only_file(folder / "blobs").empty());
}

TEST(Blobs, AreSweptWhereNoRowNamesThem)
{
    const TempFolder folder;
    std::filesystem::create_directory(folder / "blobs");
    const Blobs blobs(folder / "blobs");
    const Secret key = new_data_key();
    const std::string kept = blobs.put(key, {"u", "r"}, bytes_of("x")),
                      orphan = blobs.put(key, {"u", "s"}, bytes_of("y"));
    folder.write("blobs/ab/half.part", "z");
    EXPECT_EQ(blobs.sweep({kept}), 2);
    EXPECT_EQ(read(blobs, key, {"u", "r"}, kept), "x");
    EXPECT_THROW(read(blobs, key, {"u", "s"}, orphan), Failure);
}

} // namespace
} // namespace strongroom::archive
