#pragma once

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "archive/loans/loan_record_internal.h"
#include "archive/loans/loans.h"
#include "tests/archive/registered.h"

namespace strongroom::test {

/// An archive with boxed files, and the usual hands: sales1 borrows, pm1 heads sales, arch_head1 the archive,
/// arch1 and arch2 stand at the counter.
class Lending {
public:
    explicit Lending(int files = 6) : at(files) { at.box_all(); }

    archive::Loans as(const std::string& login) { return archive::Loans(at.as(login)); }

    std::string item(int n) { return at.items(n).at(0).uid; }
    archive::Whereabouts where(int n) { return at.items(n).at(0).at; }
    archive::LoanState state(const std::string& number)
    {
        return archive::find_loan(at.database(), number).value().state;
    }

    archive::Application application(int n, archive::LoanKind kind = archive::LoanKind::borrow_original)
    {
        archive::Application wanted;
        wanted.kind = kind;
        wanted.explanation = "核对付款条款";
        wanted.things = {item(n)};
        return wanted;
    }
    std::string applied(int n, const std::string& login = "sales1",
        archive::LoanKind kind = archive::LoanKind::borrow_original)
    {
        return told(as(login).apply(application(n, kind)));
    }
    std::string approved(int n, const std::string& login = "sales1",
        archive::LoanKind kind = archive::LoanKind::borrow_original)
    {
        const std::string number = applied(n, login, kind);
        if (kind != archive::LoanKind::read_on_site && kind != archive::LoanKind::e_access)
            told(as("pm1").approve(number, "同意"));
        told(as("arch_head1").approve(number, "同意借阅"));
        return number;
    }
    std::string handed_out(int n, const std::string& login = "sales1",
        archive::LoanKind kind = archive::LoanKind::borrow_original)
    {
        const std::string number = approved(n, login, kind);
        told(as("arch1").make_ready(number));
        told(as("arch1").hand_out(number, std::vector{archive::HandedOut{item(n), 2, "完好"}}));
        return number;
    }
    std::string lent(int n, const std::string& login = "sales1",
        archive::LoanKind kind = archive::LoanKind::borrow_original)
    {
        const std::string number = handed_out(n, login, kind);
        told(as(login).confirm(number, 2));
        return number;
    }
    archive::ReturnCheck whole(int n)
    {
        archive::ReturnCheck check;
        check.item = item(n);
        check.pages = 2;
        return check;
    }
    Result<archive::LoanState> take_back(const std::string& number, int n)
    {
        return as("arch2").take_back(number, std::vector{whole(n)});
    }

    Registered at;

private:
    static void told(const Result<void>& result)
    {
        if (!result)
            throw std::runtime_error(result.error().what);
    }
    template <class T>
    static T told(Result<T> result)
    {
        if (!result)
            throw std::runtime_error(result.error().what);
        return std::move(*result);
    }
};

} // namespace strongroom::test
