/// The manifest as text for people.
extension Manifest {
  /// The text of `README.txt`, for people. O(files).
  public var readme: String {
    var lines = [
      "Release \(release) to \(recipient)", "",
      "Date           \(date)",
      "Content        \(Figures.text(count)) \(kind.words)",
      "Use case       \(useCase)",
    ]
    if let institution { lines.append("On behalf of   \(institution)") }
    if let continues { lines.append("Continues      release \(continues)") }
    if let fetchAnewBy { lines.append("Fetch anew by  \(fetchAnewBy)") }
    lines += ["", "Files", ""]
    for file in files {
      lines.append("  \(file.name)  \(Figures.text(file.count)) lines  SHA-256 \(file.sha256)")
    }
    lines += ["", "Limits", "", "  \(limitSentence)"]
    lines.append("  Edition \(limits.edition) (\(limits.date)), from \(limits.source).")
    if let leftOut {
      lines.append(
        "  \(Figures.text(leftOut.count)) were over the limit and were left out: in the order of the "
          + "input, all from number \(Figures.text(leftOut.from)) on.")
    }
    lines += ["", "Your duties", ""]
    lines += owes.map { "  - " + $0 }
    lines += ["", "manifest.json has the same for programs.", ""]
    return lines.joined(separator: "\n")
  }

  private var limitSentence: String {
    guard let most = limits.most, let remaining = limits.remaining else {
      return limits.basis == .academic
        ? "No limit: academic institution, non-commercial research, declared for this release."
        : "The rules name no figure for \(kind.words)."
    }
    let basis = limits.basis == .permission ? ", by written permission" : ""
    return
      "At most \(Figures.text(most)) \(kind.words) in \(limits.within) to one recipient\(basis); "
      + "\(Figures.text(remaining)) are left after this release."
  }
}
