import Moult

/// The paragraph of a paper that says how an output was made, from the summary of the run.
///
/// It has counts, checksums and the program's own words; no value of the input and no name of a file.
struct Methods {
  private let summary: RunSummary

  init(_ summary: RunSummary) { self.summary = summary }

  /// The paragraph.
  var paragraph: String {
    ([opening, reading, rejection, withholding, result] + protection + [clause, repetition])
      .compactMap(\.self).joined(separator: " ")
  }

  private var provenance: Provenance { summary.provenance }

  private var opening: String {
    let work =
      switch provenance.job {
      case "dehydrate": "The IDs of records were extracted"
      case "redact": "Records were stripped of what identifies people"
      case "aggregate", "merge": "Tweets were counted in tables"
      case "comply": "Records that compliance notices name were removed"
      case "explain": "The structure of records was examined"
      case "share ids": "A release of IDs was prepared"
      case "share hydrated": "A release of public records was prepared"
      default: "Data was processed"
      }
    return "\(work) with Moult \(provenance.version), by the command `\(provenance.request)`."
  }

  private var reading: String {
    let inputs = provenance.inputs
    let files = Self.count(inputs.count, "file", "files")
    // Beside a table, the bytes would give away about how many records there are.
    let bytes = "\(NumberText.grouped("\(summary.bytes)")) bytes from "
    var text = "It read " + (summary.records == nil ? "" : bytes) + files
    if let members = summary.members?["read"] {
      text += ", with \(Self.count(members, "member", "members")) that could be read"
    }
    if let records = summary.records {
      text += ": \(Self.kinds(records))"
    }
    return text + "."
  }

  /// What was not read. The number of records of a table is not stated.
  private var rejection: String {
    let lost = (summary.members ?? [:]).filter { $0.key != "read" }
    guard !summary.rejected.isEmpty || !lost.isEmpty else {
      return "No record was rejected."
    }
    var parts: [String] = []
    if !summary.rejected.isEmpty {
      parts.append(
        Self.passive(
          summary.rejected, "record or part of the input", "records or parts of the input",
          "rejected"))
    }
    if !lost.isEmpty {
      parts.append(Self.passive(lost, "member", "members", "not read to the end"))
    }
    return parts.joined(separator: "; ") + "."
  }

  private var withholding: String? {
    let withheld = summary.withheld ?? [:]
    let notices = summary.notices ?? [:]
    var parts: [String] = []
    if !notices.isEmpty {
      parts.append(
        Self.passive(notices, "compliance notice", "compliance notices", "applied") + ".")
    }
    if !withheld.isEmpty {
      parts.append(Self.passive(withheld, "record or ID", "records or IDs", "withheld") + ".")
    }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  private var result: String? {
    switch provenance.job {
    case "redact":
      guard let policy = provenance.policy else { return nil }
      return
        "Under the policy `\(policy.name)` (SHA-256 \(policy.sha256)), each value that the policy does not name and each "
        + "field that the software does not know was dropped. \(lines)"
    case "aggregate", "merge":
      if summary.records != nil { return nil }
      return
        "The numbers of records and bytes are not reported, since together with the tables they could reveal a cell "
        + "that is not printed."
    case "explain": return nil
    default: return lines
    }
  }

  private var lines: String {
    Self.count(summary.outputs ?? 0, "line was", "lines were") + " written."
  }

  private var protection: [String] { provenance.protection }

  /// The clause of the platform's rules that the job serves.
  private var clause: String? {
    let clause: Clause? =
      switch provenance.job {
      case "dehydrate", "share ids", "share hydrated": .redistribution
      case "redact", "comply": .privacy
      case "aggregate", "merge": .aggregate
      default: nil
      }
    return clause.map {
      "This follows the clause `\($0.rawValue)` of the platform's rules: \($0.rule)"
    }
  }

  /// What somebody needs to do it again.
  private var repetition: String {
    var text = "The software's list of known fields has the SHA-256 \(provenance.catalogue)"
    let sums = provenance.inputs.compactMap(\.sha256)
    if sums.count == provenance.inputs.count, 1...Self.mostSums ~= sums.count {
      text +=
        "; the SHA-256 of the \(sums.count == 1 ? "input is" : "inputs are") "
        + sums.joined(separator: ", ")
    } else if !sums.isEmpty {
      text += "; the SHA-256 of each input is in the summary of the run"
    }
    return text + "."
  }

  /// More checksums would hide the paragraph.
  private static let mostSums = 3

  private static func count(_ number: Int, _ one: String, _ many: String) -> String {
    "\(NumberText.grouped("\(number)")) \(number == 1 ? one : many)"
  }

  /// `5 records were rejected (too-long: 3, not-json: 2)`.
  private static func passive(
    _ counts: [String: Int], _ one: String, _ many: String, _ done: String
  ) -> String {
    let number = counts.values.reduce(0, +)
    return count(number, one, many) + (number == 1 ? " was " : " were ")
      + "\(done) (\(list(counts)))"
  }

  /// Reasons or kinds with their counts, the greatest first; one that is alone without its count.
  private static func list(_ counts: [String: Int]) -> String {
    let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    if sorted.count == 1 { return sorted[0].key }
    return sorted.map { "\($0.key): \(NumberText.grouped("\($0.value)"))" }.joined(separator: ", ")
  }

  /// The kinds of records that have words, and the others.
  private static func kinds(_ records: [String: Int]) -> String {
    guard !records.isEmpty else { return "no records" }
    var parts: [String] = []
    for kind in ["tweet", "user", "message"] {
      if let number = records[kind] { parts.append(count(number, kind, kind + "s")) }
    }
    let others = records.filter { !["tweet", "user", "message"].contains($0.key) }
    if !others.isEmpty {
      let more = parts.isEmpty ? "" : "other "
      let number = count(others.values.reduce(0, +), "\(more)record", "\(more)records")
      parts.append("\(number) (\(list(others)))")
    }
    let last = parts.removeLast()
    return parts.isEmpty ? last : parts.joined(separator: ", ") + " and " + last
  }
}
