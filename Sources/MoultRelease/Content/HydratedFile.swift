import Moult
import MoultIO
package import MoultLedger

/// A release's file of hydrated records, one a line.
package struct HydratedFile: ReleaseContent {
  private let store: HydratedStore
  private let name: String

  /// Names the file of some records.
  ///
  /// - Parameters:
  ///   - store: the records, finished.
  ///   - day: the day by which they are to be fetched anew, which is in the file's name; nil for none.
  package init(_ store: HydratedStore, fetchAnewBy day: String?) {
    self.store = store
    name = "hydrated" + (day.map { "-fetch-anew-by-\($0)" } ?? "") + ".jsonl"
  }

  /// Writes all records: a release of hydrated records is granted as a whole.
  package func write(_ count: Int, into directory: String) throws -> [Manifest.File] {
    precondition(count == store.objects, "hydrated records are released as a whole")
    var sink = try OutputSink(directory + "/" + name)
    var sum = Checksum()
    var (lines, bytes) = (0, 0)
    var block = ByteBuffer()
    while try store.take(into: &block) {
      sum.add(block.bytes)
      try sink.write(block.bytes)
      bytes += block.count
      lines += block.lineEnds
      block.removeAll()
    }
    try sink.commit()
    return [Manifest.File(name: name, count: lines, bytes: bytes, sha256: sum.hexadecimal)]
  }
}

extension ByteBuffer {
  /// The number of lines that end in it. O(bytes).
  fileprivate var lineEnds: Int {
    let bytes = bytes
    var count = 0
    for index in 0..<bytes.count where bytes[index] == UInt8(ascii: "\n") { count += 1 }
    return count
  }
}
