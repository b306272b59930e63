#include "archive/index_file_internal.h"

#include <algorithm>
#include <vector>

#include "archive/seal_internal.h"

namespace strongroom::archive {
namespace {

const std::string owner_prefix = "index:", file_prefix = "index-";

std::filesystem::path path_of(const Premises& premises, const std::string& name)
{
    return premises.folder / (file_prefix + name + ".db");
}

} // namespace

IndexFiles::IndexFiles(const Premises& premises)
    : m_premises(premises), m_lock(premises.folder / "index.lock")
{
    m_lock.lock();
}

bool IndexFiles::is_current(const Premises& premises, const IndexFile& file)
{
    return premises.data_keys.holds(owner_prefix + file.name) && std::filesystem::exists(file.path);
}

std::optional<IndexFile> IndexFiles::current() const
{
    for (const auto& entry : std::filesystem::directory_iterator(m_premises.folder)) {
        const std::string file = entry.path().filename().string();
        if (!file.starts_with(file_prefix) || entry.path().extension() != ".db")
            continue;
        const std::string name = entry.path().stem().string().substr(file_prefix.size());
        if (m_premises.data_keys.holds(owner_prefix + name))
            return IndexFile{name, entry.path(), m_premises.data_keys.get(owner_prefix + name)};
    }
    return std::nullopt;
}

IndexFile IndexFiles::begin() const
{
    const std::string name = hexadecimal(random_bytes(8));
    return {name, path_of(m_premises, name), new_data_key()};
}

void IndexFiles::publish(const IndexFile& file) const
{
    sync_folder(m_premises.folder);
    m_premises.data_keys.put(owner_prefix + file.name, file.key);
    remove_but(file.name);
}

void IndexFiles::discard() const { remove_but({}); }

void IndexFiles::remove_but(const std::string& kept) const
{
    std::vector<std::string> owners = m_premises.data_keys.owners(owner_prefix);
    std::erase(owners, owner_prefix + kept);
    m_premises.data_keys.destroy(owners);
    std::vector<std::filesystem::path> stale;
    for (const auto& entry : std::filesystem::directory_iterator(m_premises.folder)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with(file_prefix) && (kept.empty() || !name.starts_with(file_prefix + kept)))
            stale.push_back(entry.path());
    }
    for (const std::filesystem::path& path : stale)
        std::filesystem::remove(path);
}

} // namespace strongroom::archive
