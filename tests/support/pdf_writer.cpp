#include "tests/support/pdf_writer.hpp"

#include <cstdio>
#include <string_view>

namespace labledger::test {
namespace {

/// Objects numbered from 1 on, and the table that says where each begins.
std::string file_of(const std::vector<std::string>& objects) {
  std::string file = "%PDF-1.4\n";
  std::string table = "0000000000 65535 f \n";
  for (std::size_t i = 0; i < objects.size(); ++i) {
    std::string offset(21, '\0');
    std::snprintf(offset.data(), offset.size(), "%010zu 00000 n \n", file.size());
    offset.resize(20);
    table += offset;
    file += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::string start = std::to_string(file.size());
  const std::string count = std::to_string(objects.size() + 1);
  return file + "xref\n0 " + count + "\n" + table + "trailer\n<< /Size " + count +
         " /Root 1 0 R >>\nstartxref\n" + start + "\n%%EOF\n";
}

std::string stream_object(const std::string& stream, const std::string& entries) {
  return "<< /Length " + std::to_string(stream.size()) + " " + entries + " >>\nstream\n" + stream +
         "\nendstream";
}

std::string font_object(const std::string& name) {
  return "<< /Type /Font /Subtype /Type1 /BaseFont /" + name + " >>";
}

std::string content_of(const std::vector<PdfText>& texts) {
  std::string out;
  for (const PdfText& text : texts) {
    out += "BT /" + std::string(text.font) + " " + std::to_string(text.size) + " Tf " +
           std::to_string(text.x) + " " + std::to_string(text.y) + " Td (" + text.text +
           ") Tj ET\n";
  }
  return out;
}

constexpr std::string_view kPage =
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] "
    "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> /XObject << /X 6 0 R >> >> /Contents ";

/// A page whose content is the object of that number.
std::string page_object(std::size_t content) {
  std::string out;
  out.append(kPage).append(std::to_string(content)).append(" 0 R >>");
  return out;
}

}  // namespace

std::string make_pdf(const std::vector<std::vector<PdfText>>& pages) {
  std::vector<std::string> objects;
  objects.emplace_back("<< /Type /Catalog /Pages 2 0 R >>");
  objects.emplace_back();  // The page tree, once its pages are known.
  objects.push_back(font_object("Helvetica"));
  objects.push_back(font_object("Helvetica-Bold"));
  std::string kids;
  for (const std::vector<PdfText>& page : pages) {
    objects.push_back(stream_object(content_of(page), ""));
    objects.push_back(page_object(objects.size()));
    kids += std::to_string(objects.size()) + " 0 R ";
  }
  objects[1] =
      "<< /Type /Pages /Count " + std::to_string(pages.size()) + " /Kids [" + kids + "] >>";
  return file_of(objects);
}

std::string make_pdf_of_stream(const std::string& stream, const std::string& entries,
                               const std::vector<std::string>& objects) {
  std::vector<std::string> all;
  all.emplace_back("<< /Type /Catalog /Pages 2 0 R >>");
  all.emplace_back("<< /Type /Pages /Count 1 /Kids [5 0 R] >>");
  all.push_back(font_object("Helvetica"));
  all.push_back(stream_object(stream, entries));
  all.push_back(page_object(4));
  all.insert(all.end(), objects.begin(), objects.end());
  return file_of(all);
}

}  // namespace labledger::test
