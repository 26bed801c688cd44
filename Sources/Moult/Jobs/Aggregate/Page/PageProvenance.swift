/// With what the tables of a page were made, so that a reader who has the data can make them again.
struct PageProvenance {
  private let provenance: Provenance

  /// - Parameter provenance: what may be published.
  init(_ provenance: Provenance) { self.provenance = provenance }

  /// The section. O(inputs).
  var section: String {
    var rows = [
      ("Program", "Moult \(provenance.version)"), ("Catalogues (SHA-256)", provenance.catalogue),
    ]
    if let analysis = provenance.analysis { rows.append(("Analysis (SHA-256)", analysis)) }
    if let policy = provenance.policy {
      rows.append(("Policy", policy.name))
      rows.append(("Policy (SHA-256)", policy.sha256))
    }
    let list = rows.map { "<dt>\(HTML.text($0))</dt><dd>\(HTML.text($1))</dd>\n" }.joined()
    return "<section id=\"provenance\">\n" + HTML.element("h2", "How it was made")
      + "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Command\">"
      + "<pre><code>\(HTML.text(provenance.request))</code></pre></div>\n"
      + "<dl>\n\(list)</dl>\n" + inputs + "</section>\n"
  }

  /// The checksums of the inputs. Their names and sizes stay out of what is published.
  private var inputs: String {
    let sums = provenance.inputs.compactMap(\.sha256)
    guard !sums.isEmpty else { return "" }
    let rows = provenance.inputs.enumerated().map { index, input in
      "<tr><th scope=\"row\">\(index + 1)</th>"
        + "<td class=\"sum\">\(HTML.text(input.sha256 ?? "not a file"))</td></tr>\n"
    }
    return
      "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"inputs\">\n<table>\n"
      + "<caption id=\"inputs\">Checksums of the inputs</caption>\n<thead>\n<tr>"
      + "<th scope=\"col\">input</th><th scope=\"col\">SHA-256</th></tr>\n</thead>\n<tbody>\n"
      + rows.joined() + "</tbody>\n</table>\n</div>\n"
  }
}
