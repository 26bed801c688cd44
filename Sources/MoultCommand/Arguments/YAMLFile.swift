import ArgumentParser
import MoultIO

/// The longest file that a person writes, in bytes: far more than all meanings with a comment for each.
private let longestFile = 1 << 20

/// The text of a file of YAML.
///
/// - Parameter what: what the file is, for messages: "a policy".
/// - Throws: an error of input, or `ValidationError`.
func readYAML(_ file: String, of what: String) throws -> String {
  var source = try InputSource(oneFile: file)
  var bytes: [UInt8] = []
  while try source.next() {
    let chunk = source.chunk
    for index in chunk.indices { bytes.append(chunk[index]) }
    guard bytes.count <= longestFile else {
      throw ValidationError("\(file) is longer than \(what) can be (1 MiB).")
    }
  }
  // Text in UTF-8 has no NUL; in UTF-16, each ASCII character has one.
  guard !bytes.contains(0) else {
    throw ValidationError(
      "\(file) is not in UTF-8. If it is in UTF-16, convert it: iconv -f UTF-16 -t UTF-8")
  }
  return String(decoding: bytes, as: UTF8.self)
}
