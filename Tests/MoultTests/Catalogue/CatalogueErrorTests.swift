import Foundation
import Testing

@testable import Moult

/// Every fault of a catalogue file, with its line and what would be right.
@Suite struct CatalogueErrorTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let line: Int
    let reason: String

    var testDescription: String { reason }

    init(_ text: String, line: Int = 2, _ reason: String) {
      (self.text, self.line, self.reason) = (text, line, reason)
    }

    /// A fault in a line of a type.
    init(in line: String, _ reason: String) {
      self.init("type a\n  \(line)\n", reason)
    }
  }

  static let heads = [
    Case(
      "# words\nroots a\n",
      "a line starts with `root`, `type`, `file`, `group`, `script`, `notice`, `twins`, "
        + "`wrapper`, or two spaces and a field"),
    Case("type a\nwrapper\n", "`wrapper` has no name"),
    Case(
      "type a\nwrapper dump _source\n",
      "`wrapper` has a name and a signature, then keys after `>`"),
    Case("type\n", line: 1, "`type` has no name"),
    Case("type a\ntype a\n", "the type is described twice"),
    Case("\n  key tweet.id\n", "a field comes before the first type"),
    Case("root a\n", line: 1, "the type a is not described"),
    Case("type a\ngroup odd key\n", "`group` names a group, as in @name, then its keys"),
    Case("type a\nfile notes\n", "`file` names labels, then types after `>`"),
    Case(
      "type a\nscript window.{nome} as W\n",
      "`script` has a pattern, as in window.YTD.{name}.part{1-6}, then `as` and a word"),
    Case(
      "type a\nscript window.{name}\n",
      "`script` has a pattern, as in window.YTD.{name}.part{1-6}, then `as` and a word"),
    Case("type a\nscript window.{name} as W x\n", "not understood: x"),
    Case("type a\nnotice gone\n", "`notice` names a kind, then what it says"),
    Case(
      "type a\nnotice gone tweet away\n",
      "the subject of a notice is followed by a cause: deleted, deactivated, suspended, protected, "
        + "dropped, withheld, quotes-deleted, superseded, not-known-public, scrubbed"),
    Case(
      "type a\nnotice gone bird deleted\n",
      "a notice is about a tweet, user or message, or of the form places, edit, result or envelope"),
    Case("type a\nnotice gone tweet deleted twice\n", "not understood: twice"),
  ]

  static let bodies = [
    Case(in: "kind", "`kind` has no name"),
    Case(in: "kind note often", "not understood: often"),
    Case(in: "is nobody", "`is` names a role"),
    Case(in: "cause =deleted", "`cause` names a field and its values"),
    Case(in: "cause why x=away", "a value and its cause are written VALUE=CAUSE"),
    Case(in: "when key @odd", "no such group before this line: @odd"),
    Case(in: "role =author", "`role` names a field and its values"),
    Case(in: "role type x=nobody", "a value and its role are written VALUE=ROLE"),
    Case(in: "kind by", "`kind by` names a field and its values"),
    Case(in: "kind by verb post", "a value and its kind are written VALUE=KIND"),
    Case(in: "join key", "`join` names a field and a store"),
    Case(in: "join key store as name last", "not understood: last"),
    Case(
      in: "key tweet.id in words",
      "`in` names a form: plain, tag, user, object, account, permalink"),
    Case(
      in: "key tweet.id as nobody",
      "`as` names a role: author, retweeted, quoted, replied, mentioned, included, pinned, edited, "
        + "media-source, contributor, liked, other"),
    Case(
      in: "key tweet.id use twice",
      "`use` names a use: withheld, limited, followed, subject, result, made, "
        + "naming, shortened, promoted, attachment, presence, owner, counted, private, "
        + FieldUse.allCases.suffix(11).map(\.rawValue).joined(separator: ", ")),
    Case(in: "key tweet.id often", "not understood: often"),
    Case(in: "key", "a field has a meaning, or a type after `>`"),
    Case(in: "key >", "a field has a meaning, or a type after `>`"),
    Case(in: "key tweet.smell", "no such meaning: tweet.smell"),
    Case(in: "* > a keys tweet.smell", "no such meaning: tweet.smell"),
  ]

  /// One key more than a node's marks have bits.
  static let crowded = Case(
    "type a\n  when " + (0...128).map { "key\($0)" }.joined(separator: " ") + "\n",
    "the signatures distinguish 129 keys, and at most 128 have a bit; put keys into a group, and name "
      + "the group alone")

  static let cases = heads + bodies + [crowded]

  @Test(arguments: cases)
  func saysWhatIsWrong(_ fault: Case) {
    let error = #expect(throws: CatalogueError.self) { try Catalogue(fault.text) }
    #expect(error?.description == "c.catalogue, line \(fault.line): \(fault.reason)")
  }

  /// Each fault in the sources is one of the cases.
  @Test func coversEachFault() throws {
    let folder = PackageFolder.root.appendingPathComponent("Sources/Moult/Catalogue")
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    var starts: [String] = []
    for file in files where file.pathExtension == "swift" {
      let source = try String(contentsOf: file, encoding: .utf8)
      // The reason up to what is put into it.
      for match in source.matches(of: /(?:throw fault|readChoice)\(\s*"((?:[^"\\]|\\[^(])*)/) {
        starts.append(String(match.1))
      }
    }
    #expect(starts.count >= 20, "the sources were not understood")
    for start in starts where !start.isEmpty {
      #expect(Self.cases.contains { $0.reason.hasPrefix(start) }, "no case: \(start)")
    }
  }
}
