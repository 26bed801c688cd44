import JSONStream

/// A page of its own: each table with its charts, what is not shown and why, and how it was made.
///
/// It has no script and loads nothing, which its own policy for browsers enforces. The style is `page.css`.
enum HTMLPage: TableWriter {
  static let fileExtension = ".html"
  static let hasNotes = true

  static func write(
    _ results: [TableResult], _ setting: TableSetting, into buffer: inout ByteBuffer
  ) {
    let isAlone = results.count == 1 && setting.title == nil
    let sections = results.enumerated().map { number, result in
      PageSection(result, id: "table-\(number + 1)", isAlone: isAlone)
    }
    let title =
      setting.title ?? (isAlone ? sections[0].title : "\(sections.count) tables of tweets")
    buffer.append(head(title))
    buffer.append("<header>\n" + HTML.element("h1", title))
    buffer.append(
      HTML.element(
        "p",
        "Counts of tweets over many users. Numbers that could say something about one of them are not shown."
      ))
    if sections.count > 1 { buffer.append(contents(sections)) }
    buffer.append("</header>\n<main>\n")
    for section in sections { section.write(into: &buffer) }
    buffer.append(protection(of: results))
    if let provenance = setting.provenance {
      buffer.append(PageProvenance(provenance.published).section)
    }
    buffer.append("</main>\n</body>\n</html>\n")
  }

  private static func head(_ title: String) -> String {
    """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="generator" content="moult">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <title>\(HTML.text(title))</title>
    <style>
    \(String(decoding: PackageResources.page_css, as: UTF8.self))</style>
    </head>
    <body>

    """
  }

  private static func contents(_ sections: [PageSection]) -> String {
    let links = sections.map { "<li><a href=\"#\($0.id)\">\(HTML.text($0.title))</a></li>\n" }
    return "<nav aria-label=\"Tables\">\n<ol>\n\(links.joined())</ol>\n</nav>\n"
  }

  /// What holds for all tables once, and the rest with the names of its tables.
  private static func protection(of results: [TableResult]) -> String {
    let common = results.dropFirst().reduce(results.first?.protection ?? []) { common, result in
      common.filter(result.protection.contains)
    }
    let others = results.flatMap { result in
      result.protection.filter { !common.contains($0) }.map { "\(result.name): \($0)" }
    }
    return "<section id=\"protection\">\n" + HTML.element("h2", "How the numbers are protected")
      + HTML.list(common + others) + "</section>\n"
  }
}
