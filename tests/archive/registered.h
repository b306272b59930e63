#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "archive/filing/file_record_internal.h"
#include "archive/filing/whereabouts_internal.h"
#include "archive/session.h"
#include "tests/archive/text_stages.h"
#include "tests/support/temp_folder.h"

namespace strongroom::test {

/// An archive in which people work: every role of DOMAIN §5.1 has somebody, a project sells flats, and its
/// contracts are registered. Written straight into the tables, so that a test has it in milliseconds; the
/// clock stands still until it is moved.
///
/// People sign in by a login made of their role and a number: "arch1", "arch2", "arch_head1", "exec1",
/// "sales1" …; two of each role. Their units: SALES for SALES, FRONT, PM, SADM; ARCHIVE for SCAN to
/// ARCH_HEAD; GROUP for EXEC, RECV, AUDIT, DPO, SEC, SYS, WITNESS, DISPOSER. Clearance is 2; of ARCH_HEAD and
/// EXEC 1, good until 2099. Grants are for all projects, from 2000 on.
///
/// Contract n is XS-2007-000n of building n % 12 + 1 in project BT01, keyed by index1, verified by verify1,
/// registered by arch1 as Q001-ZY·XS·BT01·2007·D30-000n, base event performance_end, grade 2; its one item of
/// two pages lies on the desk.
class Registered {
public:
    enum class Scans { none, read }; ///< whether items have documents; they cost some milliseconds each
    explicit Registered(int files = 6, Scans scans = Scans::none);

    archive::Archive& archive() { return *m_archive; }
    archive::Database& database();
    const TempFolder& folder() const { return m_folder; }

    /// Somebody signed in; the password of all is password().
    archive::Session& as(const std::string& login);
    static std::string password() { return "correct horse"; }
    archive::PersonId id_of(const std::string& login);

    int count() const { return static_cast<int>(m_files.size()); }
    std::string file(int n) const { return m_files.at(static_cast<std::size_t>(n)); } ///< uid
    std::string code(int n) const;                                                    ///< reference code
    archive::FileRecord record(int n);
    std::vector<archive::ItemRecord> items(int n);
    static Contract contract(int n); ///< what it says; no two are of one room

    /// Puts items of files [first, last) into boxes of up to `in_a_box` on one shelf, by building; the files
    /// become FILED.
    void box(int first, int last, int in_a_box = 20);
    void box_all() { box(0, count()); }

    void advance(std::chrono::milliseconds by) { *m_now += by; }
    void advance_days(int days) { advance(std::chrono::hours(24 * days)); }
    std::string today() const;
    archive::Time now() const { return *m_now; }

    /// The locations: the desk of the archive, and the shelf that box() uses (grade 1 room).
    static constexpr std::int64_t desk = 1, shelf = 6;
    static constexpr std::int64_t project = 1; ///< BT01; 2 is BT02, without files

private:
    void add_people();
    void add_places();
    void add_files(int files, Scans scans);

    TempFolder m_folder;
    std::shared_ptr<archive::Time> m_now;
    std::unique_ptr<archive::Archive> m_archive;
    std::map<std::string, archive::Session> m_sessions;
    std::vector<std::string> m_files;
};

} // namespace strongroom::test
