package import Moult
package import MoultLedger

/// Why a release is refused, or cannot be read or continued. The text says what happened and what to do.
package enum ReleaseError: Error, Sendable, Equatable {
  /// A rule forbids the release, whatever the quota.
  case refused(clause: Clause, reason: String, instead: String)
  /// A directory has no manifest.
  case noManifest(directory: String)
  /// A file is not the manifest of a release.
  case notAManifest(file: String)
  /// A manifest names a file outside its directory.
  case fileOutside(directory: String)
  /// A file is not the one that was released.
  case changedFile(String)
  /// A file is longer than any of its kind.
  case fileTooLong(String)
  /// A release continues another one that was not named.
  case earlierNotNamed(release: Int, continues: Int)
  /// A release is of another kind, or was made to another recipient.
  case otherRelease(Int, kind: ReleaseKind, recipient: String)

  /// What a caller distinguishes.
  package enum Category: Sendable {
    /// A rule refuses the request.
    case refusal
    /// Something is missing on the disk.
    case missing
    /// The request does not fit what is on the disk.
    case request
  }

  /// What kind of error it is.
  package var category: Category {
    switch self {
    case .refused: .refusal
    case .noManifest: .missing
    default: .request
    }
  }
}

extension ReleaseError: CustomStringConvertible {
  /// What happened, where, and what to do.
  package var description: String {
    switch self {
    case .refused(let clause, let reason, let instead):
      "refused by the clause `\(clause.rawValue)`: \(reason) Nothing was released. Instead: \(instead)"
    case .noManifest(let directory):
      "there is no release in '\(directory.asShownPath)': it has no \(Manifest.fileName). Name the "
        + "directory that was given to `moult share` with -o, with all its files. If the process of the "
        + "release was killed, the next release, recall or change of a recipient completes or removes it"
    case .notAManifest(let file):
      "\(file) is not the manifest of a release. Name \(Manifest.fileName) in the directory of a release"
    case .fileOutside(let directory):
      "the manifest in \(directory) names a file outside that directory. Name the release as it was written"
    case .changedFile(let file):
      "\(file) is not the file that was released: its checksum differs. Restore the original"
    case .fileTooLong(let file):
      "\(file) is longer than such a file can be. Check the name"
    case .earlierNotNamed(let release, let continues):
      "release \(release) continues release \(continues): name the directory of that one with --continue "
        + "too"
    case .otherRelease(let release, let kind, let recipient):
      "release \(release) is of \(kind.words) to '\(recipient)'. Name a release of the same kind to the "
        + "same recipient"
    }
  }
}
