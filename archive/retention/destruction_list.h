#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace strongroom::archive {

// What goes into Destruction and comes out of it.

/// Where a destruction list (销毁清册) stands (DOMAIN §5.5).
enum class DestructionState {
    draft,
    checked,    ///< nothing stands against any file of it
    approved_1, ///< by the head of the archive
    approved_2, ///< by the executive
    cooling,    ///< 冷静期
    scheduled,
    pulled,     ///< 下架清点
    prechecked, ///< compared with the paper, item by item, by two witnesses
    executing,  ///< past the point of no return: what an interruption left is finished, never undone
    executed,
    verified,  ///< 不可恢复验证
    certified, ///< the certificate is signed by both witnesses and the executor
    posted,    ///< 目录注记"已销毁"
    closed,
    cancelled,
};
std::string_view name(DestructionState state); ///< "DESTROY_LIST_DRAFT", "WITNESS_PRECHECK"
std::optional<DestructionState> destruction_state_named(std::string_view text);

/// Who takes part; all six are different people (SoD-3).
enum class DestructionPart { proposer, approver_1, approver_2, executor, witness_1, witness_2 };
std::string_view name(DestructionPart part);    ///< "witness_1"
std::string_view chinese(DestructionPart part); ///< "监销人1"

/// How paper is destroyed (R-ARC-24); the data keys of its scans are destroyed whichever it is.
enum class DestructionMethod { shredding, pulping, burning, degaussing, overwriting, breaking, key_only };
std::string_view name(DestructionMethod method); ///< "shredding"
std::optional<DestructionMethod> destruction_method_named(std::string_view text);
std::string_view chinese(DestructionMethod method); ///< "粉碎"

/// An item (件) of a listed file.
struct DestructionItem {
    std::string uid;
    int number = 1, pages = 0, copies = 1;
    bool paper = true;
    std::string scan;       ///< uid of its document; empty where it is paper only
    std::string digest;     ///< SHA-256 over the SHA-256 of the files it was scanned into
    std::string box, place; ///< where it lay when the list was made
    bool pulled = false;
    int confirmed = 0; ///< by how many witnesses
};

/// A file of a list.
struct DestructionLine {
    int number = 0;                          ///< 序号
    std::string file, reference_code, title; ///< the title names nobody
    std::string kind, retention, kept_for, due_on;
    std::string base_date, basis; ///< what the period counts from; the rule behind it
    int year = 0, grade = 2, pages = 0;
    std::string reason;
    std::string removed; ///< why it was taken off the list; it stays as a line: "未批准,续存"
    std::vector<DestructionItem> items;
    std::vector<std::string> blocked; ///< what stands against it just now
};

/// Who did what on a list.
struct DestructionAct {
    DestructionPart part = DestructionPart::proposer;
    std::string login, name, unit, utc;
};

/// What the executor writes down.
struct Execution {
    DestructionMethod method = DestructionMethod::shredding;
    std::string level = {}; ///< "P-4"; of shredding, P-5 or finer where a file is of grade 1
    std::string place = {}, tool = {};
    std::string contractor = {}, transport = {}, pictures = {}; ///< may be empty
    std::string begun = {};                                     ///< UTC; empty: now
    int weight_grams = 0;                                       ///< 0: not weighed
};

/// A list with all that belongs to it.
struct DestructionList {
    std::string number; ///< "XH-2026-0001"
    DestructionState state = DestructionState::draft;
    std::string appraisal, project, project_name, fonds;
    int version = 1;
    std::string digest;      ///< SHA-256 of the version, 64 hexadecimal digits
    bool short_path = false; ///< one approver, one witness: people who did not buy (DOMAIN §1.5, Q9)
    std::string proposed_by, proposed_on, cooling_until, planned_on, planned_place;
    std::vector<DestructionAct> acts; ///< of the present version
    Execution execution;
    std::string ended, verification, certificate, closed_on, cancelled;
    std::vector<DestructionLine> lines;

    int files() const; ///< that are not taken off
    int items() const;
    int pages() const;
};

/// Why a file is taken off a list.
enum class Removal { not_approved, held, missing, kept };
std::string_view name(Removal removal); ///< "not_approved"
std::optional<Removal> removal_named(std::string_view text);
std::string_view chinese(Removal removal); ///< "未批准,续存"

} // namespace strongroom::archive
