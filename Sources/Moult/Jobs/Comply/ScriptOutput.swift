internal import JSONStream

/// Writes the records of a personal archive's script as such a script again: the first line, and an array with an
/// element a line. Without that line, nothing would show which tweets the author had deleted.
struct ScriptOutput: Sendable {
  /// The first line of the script, up to its `=`.
  private let line: String
  private var isOpen = false
  /// Whether a record was judged. A script with other records alone is left out.
  var isJudged = false

  /// - Parameter line: the first line of the script, up to its `=`.
  init(_ line: String) { self.line = line }

  /// Writes what precedes the next element.
  mutating func startElement(_ output: inout JobOutput) {
    if isOpen {
      output.buffer.append(UInt8(ascii: ","))
    } else {
      output.buffer.append(line + " = [\n")
    }
    isOpen = true
    output.note(.inScripts)
  }

  /// Ends the array; one that has lost all of its elements is empty.
  func end(_ output: inout JobOutput) {
    if isOpen {
      output.buffer.append("]\n")
    } else if isJudged {
      output.buffer.append(line + " = [ ]\n")
    }
  }
}
