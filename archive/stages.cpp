// The real stages, tied together.
#include <memory>

#include "archive/intake.h"

namespace strongroom::archive {

Stages real_stages(const ocr::ReaderOptions& options)
{
    Stages stages;
    stages.make_reader = [options] {
        auto reader = std::make_shared<ocr::Reader>(options);
        PageReader made;
        made.readers = [reader] { return reader->readers(); };
        made.open = [reader](int fd, const std::string& name) { return reader->open(fd, name); };
        made.read = [reader](int page) { return read_page(*reader, page); };
        return made;
    };
    stages.read_document = index::read_document;
    return stages;
}

} // namespace strongroom::archive
