// One pair of hands in a process of its own: at_once_act FOLDER MILLISECONDS LOGIN ACT WORD... [-- LOGIN ACT
// …] Opens the archive, signs in, says "ready", waits until standard input ends, and then does one act after
// the other until one is refused. Prints a JSON line for each: {"ok", "code", "what", "advice", "gave"}.
#include <algorithm>
#include <functional>
#include <iostream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "archive/loans/loans.h"
#include "tests/archive/registered.h"

namespace {

using namespace strongroom;
using namespace strongroom::archive;
using Words = std::vector<std::string>;
using Json = nlohmann::json;

Json told(const Error& error)
{
    return {{"ok", false}, {"code", static_cast<int>(error.code)}, {"what", error.what},
        {"advice", error.advice}};
}

Json told(const Result<void>& result) { return result ? Json{{"ok", true}} : told(result.error()); }

Json told(const Result<std::string>& result)
{
    return result ? Json{{"ok", true}, {"gave", *result}} : told(result.error());
}

Json told(const Result<LoanState>& result)
{
    return result ? Json{{"ok", true}, {"gave", name(*result)}} : told(result.error());
}

template <class T>
Json told(const Result<T>& result)
{
    return result ? Json{{"ok", true}} : told(result.error());
}

using Do = std::function<Json(Session&, const Words&)>;

const std::map<std::string, Do>& acts()
{
    static const std::map<std::string, Do> all{
        {"apply",
            [](Session& by, const Words& w) {
                Application wanted;
                wanted.explanation = "核对付款条款";
                wanted.things = {w.at(0)};
                return told(Loans(by).apply(wanted));
            }},
        {"approve", [](Session& by, const Words& w) { return told(Loans(by).approve(w.at(0), "同意")); }},
        {"reject", [](Session& by, const Words& w) { return told(Loans(by).reject(w.at(0), "用途不明")); }},
        {"withdraw", [](Session& by, const Words& w) { return told(Loans(by).withdraw(w.at(0), "不用了")); }},
        {"make_ready", [](Session& by, const Words& w) { return told(Loans(by).make_ready(w.at(0))); }},
        {"hand_out",
            [](Session& by, const Words& w) {
                return told(Loans(by).hand_out(w.at(0), std::vector{HandedOut{w.at(1), 2, "完好"}}));
            }},
        {"confirm", [](Session& by, const Words& w) { return told(Loans(by).confirm(w.at(0), 2)); }},
        {"renew", [](Session& by, const Words& w) { return told(Loans(by).renew(w.at(0))); }},
        {"hand_back", [](Session& by, const Words& w) { return told(Loans(by).hand_back(w.at(0))); }},
        {"take_back",
            [](Session& by, const Words& w) {
                ReturnCheck check;
                check.item = w.at(1);
                check.pages = 2;
                return told(Loans(by).take_back(w.at(0), std::vector{check}));
            }},
        {"report_lost",
            [](Session& by, const Words& w) {
                return told(Loans(by).report_lost(w.at(0), std::vector{w.at(1)}, "柜台与书架均未找到"));
            }},
        {"due_work", [](Session& by, const Words&) { return told(Loans(by).due_work()); }},
    };
    return all;
}

} // namespace

int main(int argc, char** argv)
{
    const Words words(argv + 1, argv + argc);
    const Time now{std::chrono::milliseconds(std::stoll(words.at(1)))};
    Result<Archive> archive = Archive::open(words.at(0), {}, [now] { return now; });
    if (!archive) {
        std::cout << told(archive.error()) << std::endl;
        return 1;
    }
    struct Planned {
        Session by;
        const Do* act;
        Words words;
    };
    std::vector<Planned> plan;
    for (auto at = words.begin() + 2; at != words.end();) {
        const auto end = std::find(at, words.end(), "--");
        Result<Session> session = Session::sign_in(*archive, *at, test::Registered::password());
        if (!session) {
            std::cout << told(session.error()) << std::endl;
            return 1;
        }
        plan.push_back({std::move(*session), &acts().at(*(at + 1)), Words(at + 2, end)});
        at = end == words.end() ? end : end + 1;
    }
    std::cout << "ready" << std::endl;
    std::string until_the_end(std::istreambuf_iterator<char>(std::cin), {});
    for (Planned& one : plan) {
        const Json said = (*one.act)(one.by, one.words);
        std::cout << said.dump() << std::endl;
        if (!said["ok"])
            break;
    }
    return 0;
}
