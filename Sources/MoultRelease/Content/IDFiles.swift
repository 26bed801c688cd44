import Moult
import MoultIO
package import MoultLedger

/// A release's lists of IDs: numbered files with one ID a line.
package struct IDFiles: ReleaseContent {
  private let store: IDStore
  private let stem: String
  private let linesEach: Int

  /// Names the files of some IDs.
  ///
  /// - Parameters:
  ///   - store: the IDs.
  ///   - kind: their kind, after which the files are named: `tweet-ids-0001.txt`.
  ///   - linesEach: the most IDs in one file, from 1.
  package init(_ store: IDStore, _ kind: ReleaseKind, linesEach: Int) {
    (self.store, stem, self.linesEach) = (store, kind.rawValue, linesEach)
  }

  /// Writes the next IDs of the store.
  package func write(_ count: Int, into directory: String) throws -> [Manifest.File] {
    var sink = try LineSink(directory + "/" + stem + ".txt", linesEach: linesEach)
    var files: [Manifest.File] = []
    var left = count
    while left > 0 {
      let number = String(files.count + 1)
      let digits = String(repeating: "0", count: max(0, 4 - number.count)) + number
      let file = try write(min(left, linesEach), named: "\(stem)-\(digits).txt", to: &sink)
      left -= file.count
      files.append(file)
    }
    try sink.commit()
    return files
  }

  private func write(
    _ count: Int, named name: String, to sink: inout LineSink
  ) throws -> Manifest.File {
    var sum = Checksum()
    var (left, bytes) = (count, 0)
    while left > 0 {
      var lines = ByteBuffer()
      let taken = try store.take(upTo: min(left, IDStore.block), into: &lines)
      precondition(taken > 0, "the store has fewer IDs than it counted")
      sum.add(lines.bytes)
      try sink.write(lines.bytes)
      left -= taken
      bytes += lines.count
    }
    return Manifest.File(name: name, count: count, bytes: bytes, sha256: sum.hexadecimal)
  }
}
