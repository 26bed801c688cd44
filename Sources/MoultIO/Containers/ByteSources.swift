internal import PinnedBytes

/// Counts the bytes read from files.
final class ReadMeter {
  var bytes = 0
}

/// A file or standard input.
final class FileSource: ByteSource {
  private var input: InputSource
  private var position = 0
  private let meter: ReadMeter

  init(_ input: consuming InputSource, _ meter: ReadMeter) {
    self.input = input
    self.meter = meter
  }

  func read(into space: inout MutableSpan<UInt8>) throws -> Int {
    do {
      let count = try input.read(into: &space)
      meter.bytes += count
      position += count
      return count
    } catch  where error.code == .shrunk {
      throw MemberError(.cutShort, at: position)
    }
  }

  func map(atMost most: Int) throws -> PinnedBytes? {
    guard let bytes = try input.map(atMost: most) else { return nil }
    meter.bytes += bytes.count
    position += bytes.count
    return bytes
  }

  func checkMap() throws { try input.checkMap() }

  func wouldBlock() throws -> Bool { try input.wouldBlock() }

  var size: Int? { input.size }

  func seek(to offset: Int) throws -> Bool {
    guard input.seek(to: offset) else { return false }
    position = offset
    return true
  }

  var expansion: Double { 1 }
}

/// Bytes in memory, followed by an error if the rest could not be read.
final class MemorySource: ByteSource {
  private let bytes: [UInt8]
  private let failure: MemberError?
  private var position = 0
  let expansion: Double

  init(_ bytes: [UInt8], then failure: MemberError? = nil, expansion: Double = 1) {
    self.bytes = bytes
    self.failure = failure
    self.expansion = expansion
  }

  func read(into space: inout MutableSpan<UInt8>) throws -> Int {
    if position == bytes.count, let failure { throw failure }
    let bytes = bytes
    let count = Syscalls.copy(bytes.span.extracting(position...), to: &space)
    position += count
    return count
  }

  func wouldBlock() -> Bool { false }

  var size: Int? { bytes.count }

  func seek(to offset: Int) -> Bool {
    guard failure == nil, 0...bytes.count ~= offset else { return false }
    position = offset
    return true
  }
}
