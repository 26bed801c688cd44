package import Moult
import MoultIO
package import MoultLedger

/// A release on the disk: its manifest, which the ledger confirms, and its files, which the manifest confirms.
package struct ReleasedFiles: Sendable {
  /// The directory of the release.
  package let directory: String
  /// Its manifest.
  package let manifest: Manifest

  /// Reads the manifest in a directory.
  ///
  /// - Throws: ``ReleaseError``, ``LedgerError/otherManifest(file:ledger:reason:)`` or ``IOError``.
  package init(in directory: String, _ ledger: Ledger) throws {
    self.directory = directory
    do {
      manifest = try Self.manifest(
        directory + "/" + Manifest.fileName, namedAs: directory, ledger)
    } catch let error as IOError where error.code == .notFound {
      throw ReleaseError.noManifest(directory: directory)
    }
  }

  /// Reads a manifest, and checks that it belongs to a release of a ledger.
  ///
  /// - Parameter name: what the user named.
  /// - Throws: ``ReleaseError``, ``LedgerError/otherManifest(file:ledger:reason:)`` or ``IOError``.
  @discardableResult
  package static func manifest(
    _ file: String, namedAs name: String, _ ledger: Ledger
  ) throws -> Manifest {
    let text = try wholeText(of: file, mostBytes: Manifest.mostBytes)
    guard let manifest = Manifest(json: text) else { throw ReleaseError.notAManifest(file: file) }
    if let fault = try ledger.fault(of: manifest, text: text) {
      throw LedgerError.otherManifest(file: name, ledger: ledger.path, reason: fault)
    }
    return manifest
  }

  /// The paths of its files.
  package var paths: [String] { manifest.files.map { directory + "/" + $0.name } }

  /// The content of a file, whose checksum is checked. O(bytes).
  package func content(of file: Manifest.File) throws -> ByteBuffer {
    guard !file.name.contains("/"), file.name != ".." else {
      throw ReleaseError.fileOutside(directory: directory)
    }
    let path = directory + "/" + file.name
    let bytes = try wholeBytes(of: path, mostBytes: file.bytes)
    var sum = Checksum()
    sum.add(bytes.bytes)
    guard sum.hexadecimal == file.sha256 else { throw ReleaseError.changedFile(path) }
    return bytes
  }

  /// Checks that each file is the one that was released. O(bytes).
  package func verifyFiles() throws {
    for file in manifest.files { _ = try content(of: file) }
  }
}

extension Manifest {
  /// The name of the manifest in the directory of a release.
  package static let fileName = "manifest.json"
  /// The name of its text for people.
  static let readmeName = "README.txt"
  /// No manifest is longer: each file takes a few hundred bytes in it.
  package static let mostBytes = 64 << 20
}

/// The content of a short file. O(bytes).
///
/// - Throws: ``ReleaseError/fileTooLong(_:)`` or ``IOError``.
package func wholeBytes(of file: String, mostBytes: Int) throws -> ByteBuffer {
  var source = try InputSource(oneFile: file)
  var bytes = ByteBuffer()
  while try source.next() {
    bytes.append(source.chunk)
    guard bytes.count <= mostBytes else { throw ReleaseError.fileTooLong(file) }
  }
  return bytes
}

/// The text of a short file; see ``wholeBytes(of:mostBytes:)``.
package func wholeText(of file: String, mostBytes: Int) throws -> String {
  try wholeBytes(of: file, mostBytes: mostBytes).string
}
