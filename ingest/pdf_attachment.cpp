#include "ingest/pdf_attachment.h"

#include <exception>

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEFStreamObjectHelper.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QPDFFileSpecObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

namespace strongroom::ingest {

Result<std::vector<std::uint8_t>> with_attachment(
    std::span<const std::uint8_t> pdf, const PdfAttachment& attachment)
{
    try {
        QPDF document;
        document.setSuppressWarnings(true);
        document.processMemoryFile(
            attachment.name.c_str(), reinterpret_cast<const char*>(pdf.data()), pdf.size());
        auto stream = QPDFEFStreamObjectHelper::createEFStream(document, std::string(attachment.content));
        stream.setSubtype(attachment.media_type);
        auto file = QPDFFileSpecObjectHelper::createFileSpec(document, attachment.name, stream);
        file.setDescription(attachment.description);
        QPDFObjectHandle entry = file.getObjectHandle();
        entry.replaceKey("/AFRelationship", QPDFObjectHandle::newName("/Data"));
        QPDFEmbeddedFileDocumentHelper(document).replaceEmbeddedFile(attachment.name, file);
        document.getRoot().replaceKey("/AF", QPDFObjectHandle::newArray({entry}));

        QPDFWriter writer(document);
        writer.setOutputMemory();
        writer.setStreamDataMode(qpdf_s_preserve);
        writer.setDeterministicID(true);
        writer.write();
        const std::shared_ptr<Buffer> written = writer.getBufferSharedPointer();
        return std::vector<std::uint8_t>(written->getBuffer(), written->getBuffer() + written->getSize());
    } catch (const std::exception& failure) {
        return failed(Code::bad_input, "nothing can be attached to this PDF: " + std::string(failure.what()),
            "print it again");
    }
}

} // namespace strongroom::ingest
