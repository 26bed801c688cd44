import PinnedBytes
import Testing

@testable import JSONStream

/// How an input is fed to a reader: in chunks of a size, with or without `isIdle`, copied or where they are. The
/// result must not depend on it.
struct Way: Sendable {
  let chunk: Int
  let isIdle: Bool
  var isPinned = false

  static func each(_ chunks: [Int]) -> [Way] {
    chunks.flatMap {
      [
        Way(chunk: $0, isIdle: false), Way(chunk: $0, isIdle: true),
        Way(chunk: $0, isIdle: false, isPinned: true),
      ]
    }
  }
  static let all = each([65536, 4096, 7, 1])
  static let few = each([4096, 7, 1])
}

/// All results of a reader for an input.
struct ReaderLog: Equatable, Sendable {
  enum Entry: Equatable, Sendable {
    case record(RecordCopy)
    case labelled(String)
    case rejected(ReadError)
  }
  var entries: [Entry] = []
  /// ``RecordReader/rootValueCount`` at the end.
  var roots = 0

  var records: [RecordCopy] {
    entries.compactMap { if case .record(let record) = $0 { record } else { nil } }
  }
  var errors: [ReadError] {
    entries.compactMap { if case .rejected(let error) = $0 { error } else { nil } }
  }
  /// The log in short: the `id` or kind of a record, the code of an error, and the line of each.
  var brief: [String] {
    entries.map { entry in
      switch entry {
      case .record(let record): "\(record.id ?? "\(record.nodes[0].kind)")@\(record.position.line)"
      case .labelled(let name): "\(name):"
      case .rejected(let error): "\(error.code.rawValue)@\(error.position.line)"
      }
    }
  }
}

extension Reading {
  /// Every way to read a record on this machine, yajl alone first.
  static let all: [Reading] = [.parsed] + Kernel.available.map(Reading.skimmed)
  /// yajl alone, and the default way of reading.
  static let two: [Reading] = [.parsed, .fastest]
}

/// Reads an input in one way.
///
/// It records an issue and stops if a reader takes more steps than the input can have.
func read(
  _ bytes: [UInt8], _ way: Way, selector: Selector = Selectors.sample, limits: Limits = Limits(),
  reading: Reading = .fastest
) -> ReaderLog {
  var reader = RecordReader(
    selector: selector, scripts: LabelTests.forms, limits: limits, reading: reading)
  var log = ReaderLog()
  var stepsLeft = 4 * bytes.count + 64
  var start = 0
  while start < bytes.count {
    let end = min(start + way.chunk, bytes.count)
    if way.isPinned {
      readPinned(bytes[start..<end], by: &reader, way, into: &log, &stepsLeft)
    } else {
      reader.feed(bytes.span.extracting(start..<end))
      drain(&reader, way, into: &log, &stepsLeft)
    }
    start = end
  }
  reader.finish()
  drain(&reader, way, into: &log, &stepsLeft)
  log.roots = reader.rootValueCount
  return log
}

extension PinnedBytes {
  /// A copy of bytes, in memory of exactly their size.
  convenience init(copying bytes: ArraySlice<UInt8>) {
    let memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    // The memory has room for the bytes, is not written again, and is freed once.
    _ = unsafe memory.initialize(from: bytes)
    unsafe self.init(start: UnsafeRawPointer(memory.baseAddress!), count: bytes.count) { start, _ in
      unsafe start.deallocate()
    }
  }
}

/// Reads a chunk where it is, but for the end of a line that began before it.
private func readPinned(
  _ chunk: ArraySlice<UInt8>, by reader: inout RecordReader, _ way: Way,
  into log: inout ReaderLog, _ stepsLeft: inout Int
) {
  var rest = chunk
  while reader.hasUnread && !rest.isEmpty {
    let length = RecordReader.lineLength(rest.span) ?? rest.count
    let head = rest.prefix(length)
    reader.feed(head.span)
    rest = rest.dropFirst(length)
    drain(&reader, way, into: &log, &stepsLeft)
  }
  guard !rest.isEmpty else { return }
  reader.feed(PinnedBytes(copying: chunk), from: rest.startIndex - chunk.startIndex)
  drain(&reader, way, into: &log, &stepsLeft)
  reader.release()
}

private func drain(
  _ reader: inout RecordReader, _ way: Way, into log: inout ReaderLog, _ stepsLeft: inout Int
) {
  while stepsLeft > 0 {
    stepsLeft -= 1
    switch reader.next(isIdle: way.isIdle) {
    case .record: log.entries.append(.record(RecordCopy(reader.record)))
    case .labelled: log.entries.append(.labelled(reader.label?.name ?? ""))
    case .rejected(let error): log.entries.append(.rejected(error))
    case .needsInput, .finished: return
    }
  }
  Issue.record("the reader takes more steps than the input can have")
}

/// Reads an input in several ways, by yajl alone and by the fastest kernel, expects the same of
/// each, and returns it. In the first way it is read by the other kernels as well.
@discardableResult
func readAlike(
  _ bytes: [UInt8], _ ways: [Way] = Way.all, selector: Selector = Selectors.sample,
  limits: Limits = Limits(), sourceLocation: SourceLocation = #_sourceLocation
) -> ReaderLog {
  let first = read(bytes, ways[0], selector: selector, limits: limits, reading: .parsed)
  for (index, way) in ways.enumerated() {
    for reading in index == 0 ? Reading.all : Reading.two where index > 0 || reading != .parsed {
      let other = read(bytes, way, selector: selector, limits: limits, reading: reading)
      if other == first { continue }
      Issue.record(
        """
        \(String(decoding: bytes.prefix(400), as: UTF8.self).debugDescription)
        parsed in pieces of \(ways[0].chunk): \(first.brief.prefix(20)), \(first.roots) values
        \(reading) in pieces of \(way.chunk), idle \(way.isIdle): \(other.brief.prefix(20)), \
        \(other.roots) values
        """,
        sourceLocation: sourceLocation)
    }
  }
  return first
}

/// ``readAlike(_:_:selector:limits:sourceLocation:)`` of a text.
@discardableResult
func readAlike(
  _ text: String, _ ways: [Way] = Way.all, selector: Selector = Selectors.sample,
  limits: Limits = Limits(), sourceLocation: SourceLocation = #_sourceLocation
) -> ReaderLog {
  readAlike(
    Array(text.utf8), ways, selector: selector, limits: limits, sourceLocation: sourceLocation)
}
