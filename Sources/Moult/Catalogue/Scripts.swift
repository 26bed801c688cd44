package import JSONStream

/// The scripts of personal archives, for callers that look for inputs.
package enum Scripts {
  /// The forms of their first lines.
  package static let forms: ScriptForms = {
    var image = ImageReader(PackageResources.catalogue_image)
    return ScriptForms(Catalogue.scriptLines(&image))
  }()

  /// The names of the files whose scripts name the owner of an archive, without their extension.
  package static let ofOwners = [
    "account", "profile", "manifest", "screen-name-change", "email-address-change", "user_details",
  ]

  /// The bytes with which a script begins.
  package static var starts: [[UInt8]] { forms.starts }
}

/// A script of personal archives, by the name of its file.
///
/// A script that has lost its first line does not show what it contains: the author's tweets and those that the
/// author deleted look the same. Its name does.
public struct ArchiveScript: Sendable, Equatable {
  /// Its ``Label``, as the catalogue has it.
  let label: String
  /// The name of its file in an archive.
  public let file: String

  /// Finds the script with a file name, as `tweets.js`, `tweets-part1.js` or `2013_05.js`; nil where no catalogue
  /// contains it. O(scripts).
  public init?(file name: String) {
    let last = name.split(separator: "/").last ?? ""
    var base = last.hasSuffix(".js") ? last.dropLast(3) : last
    if let part = base.firstRange(of: /-part[0-9]+$/) { base = base[..<part.lowerBound] }
    let isMonth = base.wholeMatch(of: /[0-9]{4}_[0-9]{2}/) != nil
    guard let script = Self.all.first(where: { isMonth ? $0.isMonths : $0.file == base + ".js" })
    else { return nil }
    self = script
  }

  private init(label: String) {
    self.label = label
    let name = label.split(separator: ".").last ?? ""
    file = label == "THAR_CONFIG" ? "manifest.js" : Self.fileName(name, of: label)
  }

  /// Whether it has the tweets of a month, as the oldest archives do; its file is named by the month.
  private var isMonths: Bool { label.hasPrefix("Grailbird.") }

  private static func fileName(_ name: Substring, of label: String) -> String {
    let hasDashes = label.hasPrefix("YTD.")
    return String(name.map { hasDashes && $0 == "_" ? "-" : $0 }) + ".js"
  }

  private static let all: [ArchiveScript] = {
    let catalogue = Catalogue.builtIn
    return catalogue.files.map { ArchiveScript(label: catalogue.words[$0.name]) }
  }()

  /// The file names of all scripts, for messages. O(scripts).
  public static var files: [String] { all.filter { !$0.isMonths }.map(\.file) }
}
