import ArgumentParser
import Moult
import MoultIO
import MoultLedger

/// Releases that a new one goes on from. Their files say what was released, since the ledger has no IDs;
/// the ledger says that the files are those that were written.
struct EarlierReleases {
  private let directories: [String]
  private let order: ShareOrder
  private let ledger: Ledger

  init(_ directories: [String], _ order: ShareOrder, _ ledger: Ledger) {
    self.directories = directories
    self.order = order
    self.ledger = ledger
  }

  /// Leaves what they have out of a new release, and gives the number of the last of them.
  func leaveOut(of store: IDStore) throws -> Int? {
    let manifests = try directories.map(read)
    let numbers = Set(manifests.map(\.release))
    for manifest in manifests {
      guard let before = manifest.continues, !numbers.contains(before) else { continue }
      throw ValidationError(
        "Release \(manifest.release) goes on from release \(before): name the directory of that one "
          + "with --continue too.")
    }
    for (directory, manifest) in zip(directories, manifests) {
      for file in manifest.files {
        let bytes = try file.checkedBytes(in: directory)
        store.ids.leaveOut(bytes.bytes)
      }
    }
    return numbers.max()
  }

  private func read(_ directory: String) throws -> Manifest {
    let (manifest, text) = try Manifest.read(from: directory)
    if let fault = try ledger.fault(of: manifest, text: text) {
      throw LedgerError.otherManifest(file: directory, ledger: ledger.path, reason: fault)
    }
    let recipient = try ledger.state().recipient(order.recipient)
    guard manifest.recipient == recipient?.name, manifest.kind == order.kind else {
      throw ValidationError(
        "Release \(manifest.release) is of \(manifest.kind.words) to '\(manifest.recipient)'.")
    }
    return manifest
  }
}

extension Manifest {
  static let fileName = "manifest.json"
  static let readmeName = "README.txt"

  /// The manifest of a release, by the release's directory, and its text.
  static func read(from directory: String) throws -> (manifest: Manifest, text: String) {
    let file = directory + "/" + fileName
    let text: String
    do {
      text = try wholeText(of: file, mostBytes: longestManifest)
    } catch let error as IOError where error.code == .notFound {
      throw NoManifest(directory: directory)
    }
    guard let manifest = Manifest(json: text) else {
      throw ValidationError("\(file) is no manifest of a release.")
    }
    return (manifest, text)
  }
}

/// A directory that is to be that of a release, and has no manifest.
struct NoManifest: Error, CustomStringConvertible {
  let directory: String

  var description: String {
    "there is no release in '\(directory.asShownPath)': it has no \(Manifest.fileName). Name the directory that `moult "
      + "share` was given with -o, all files in it. If its process was ended, the next release, recall or "
      + "change of a recipient gives the files their names, or removes them"
  }
}

extension Manifest.File {
  /// The bytes of the file, which are those that were released.
  func checkedBytes(in directory: String) throws -> ByteBuffer {
    let path = directory + "/" + name
    guard !name.contains("/"), name != ".." else {
      throw ValidationError("\(directory) has a manifest with a file that is not in it.")
    }
    let bytes = try wholeBytes(of: path, mostBytes: bytes)
    var sum = Checksum()
    sum.add(bytes.bytes)
    guard sum.hexadecimal == sha256 else {
      throw ValidationError("\(path) is not the file that was released: its checksum is another.")
    }
    return bytes
  }
}
