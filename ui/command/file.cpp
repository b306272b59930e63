#include "ui/command/commands.h"
#include "ui/command/file_verbs.h"
#include "ui/json_internal.h"

namespace strongroom::ui {

Result<std::vector<archive::GivenValue>> given_values(const std::vector<std::string>& words)
{
    std::vector<archive::GivenValue> values;
    for (const std::string& word : words) {
        const std::size_t equals = word.find('=');
        if (equals == std::string::npos || equals == 0)
            return failed(Code::bad_input, "'" + word + "' is no value",
                "write NAME=VALUE, such as total_price=812,345.00");
        archive::GivenValue value{word.substr(0, equals), word.substr(equals + 1), 0};
        if (const std::size_t bracket = value.name.find('['); bracket != std::string::npos) {
            const std::string number = value.name.substr(bracket + 1, value.name.size() - bracket - 2);
            constexpr std::size_t most_digits = 4;
            const bool whole = value.name.ends_with(']') && !number.empty() && number.size() <= most_digits
                && number.find_first_not_of("0123456789") == std::string::npos;
            if (!whole)
                return failed(Code::bad_input, "'" + value.name + "' is no name of a value",
                    "write the second buyer as buyer_name[1]=…");
            value.number = std::stoi(number);
            value.name.resize(bracket);
        }
        values.push_back(std::move(value));
    }
    return values;
}

ExitCode tell_done(
    const Arguments& arguments, Streams& streams, const Result<void>& done, const std::string& sentence)
{
    if (!done)
        return refuse(streams, done.error());
    if (arguments.has("--json"))
        streams.out << on_one_line({{"done", true}}) << '\n';
    else
        streams.out << sentence << '\n';
    return ExitCode::done;
}

std::string text_of(const Arguments& arguments, std::string_view option)
{
    return arguments.value(option).value_or("");
}

Command file_command()
{
    std::vector<Verb> verbs = file_making_verbs();
    for (const auto& more : {file_record_verbs(), file_listing_verbs()})
        verbs.insert(verbs.end(), more.begin(), more.end());
    return noun("file", "makes files of documents, verifies and registers them", Chapter::registers,
        std::move(verbs));
}

} // namespace strongroom::ui
