import Foundation
import SQLite
import Testing

@testable import MoultLedger

/// Ledgers that are missing, truncated or restored from a copy, and releases that another process completes.
struct LedgerMemoryTests {
  private func open(_ path: String, _ memory: TestMemory = TestMemory()) throws -> Ledger {
    try Ledger(path: path, locks: TestLocks(), memory: memory) { Moment(seconds: 2_000_000_000) }
  }

  /// The file is an older copy, without the last rows.
  @Test func anOlderCopyIsDetected() throws {
    let sample = try LedgerSample()
    let copy = sample.path + "-copy"
    try FileManager.default.copyItem(atPath: sample.path, toPath: copy)
    try sample.release(sample.request(1_000_000))
    let older = try open(copy, sample.memory)
    let fault = LedgerError.rolledBack(path: copy, rows: 1, remembered: 4)
    #expect(throws: fault) { try older.state() }
    #expect(throws: fault) { try older.reserve(sample.request(1)) }
    #expect(throws: fault) { try older.preview(sample.request(1)) }
    let (head, remembered) = try older.adopt()
    #expect(head.count == 1 && remembered == 4)
    #expect(try older.reserve(sample.request(1)).release == 1)
    // The newer file is not the one that was used last.
    #expect(throws: LedgerError.rolledBack(path: sample.path, rows: 4, remembered: 2)) {
      try sample.ledger.state()
    }
  }

  /// A process may end between adding a row and saving the head.
  @Test func anOutdatedHeadRefusesNothing() throws {
    let sample = try LedgerSample()
    let early = sample.memory.recall()
    try sample.release(sample.request(1))
    let late = sample.memory.recall()
    try sample.memory.remember(try #require(early))
    try sample.release(sample.request(1))
    #expect(sample.memory.recall()?.hasPrefix("7 ") == true && late?.hasPrefix("4 ") == true)
    sample.memory.text.withLock { $0 = nil }
    #expect(try sample.ledger.state().releases.count == 2)
    #expect(sample.memory.recall()?.hasPrefix("7 ") == true)
  }

  @Test(arguments: ["", "7", "x y\n", "7 0000\n", "-1 \(String(repeating: "0", count: 64))\n"])
  func anUnreadableHead(text: String) throws {
    let sample = try LedgerSample()
    try sample.memory.remember(text)
    #expect(throws: LedgerError.memoryUnreadable(path: sample.path)) { try sample.ledger.state() }
    #expect(try sample.ledger.adopt().remembered == nil)
    #expect(try sample.ledger.state().head.count == 1)
  }

  @Test func aMissingLedger() throws {
    let memory = TestMemory()
    #expect(try Ledger.absence(at: "x", memory) == .missing(path: "x"))
    try memory.remember("12 \(String(repeating: "0", count: 64))\n")
    #expect(try Ledger.absence(at: "x", memory) == .vanished(path: "x", rows: 12))
  }

  /// Neither becomes a ledger.
  @Test(arguments: [Data(), Data("SQLite format 3\0".utf8)]) func anIncompleteFile(bytes: Data)
    throws
  {
    let sample = try LedgerSample()
    let path = sample.path + "-cut"
    try bytes.write(to: URL(fileURLWithPath: path))
    #expect(throws: LedgerError.self) { try open(path) }
    #expect(FileManager.default.contents(atPath: path) == bytes)
    #expect(throws: LedgerError.self) {
      try LedgerFile.check(path, start: Array(bytes), size: bytes.count, journal: [])
    }
  }

  /// However the file is truncated, it is not accepted as a whole ledger.
  @Test func aTruncatedFile() throws {
    let sample = try LedgerSample()
    try sample.release(sample.request(1_000_000))
    let whole = try #require(FileManager.default.contents(atPath: sample.path))
    let start = Array(whole.prefix(LedgerFile.headerSize))
    try LedgerFile.check(sample.path, start: start, size: whole.count, journal: [])
    for size in stride(from: 0, to: whole.count, by: 512) {
      let path = sample.path + "-\(size)"
      let bytes = Data(whole.prefix(size))
      try bytes.write(to: URL(fileURLWithPath: path))
      #expect(throws: LedgerError.self, "\(size)") {
        try LedgerFile.check(
          path, start: Array(bytes.prefix(LedgerFile.headerSize)), size: size, journal: [])
        _ = try open(path).state()
      }
      #expect(FileManager.default.contents(atPath: path) == bytes)
    }
  }

  /// A file with more bytes than its header says is refused, because nothing would read the rest.
  @Test func aFileWithExtraBytes() throws {
    let sample = try LedgerSample()
    let whole = try #require(FileManager.default.contents(atPath: sample.path))
    let start = Array(whole.prefix(LedgerFile.headerSize))
    for size in [whole.count + 512, whole.count + 4096, 2 * whole.count] {
      #expect(throws: LedgerError.self, "\(size)") {
        try LedgerFile.check(sample.path, start: start, size: size, journal: [])
      }
    }
  }

  /// A journal from which SQLite undoes an interrupted change, and files that are not such a journal.
  @Test func journals() throws {
    let sample = try LedgerSample()
    let whole = try #require(FileManager.default.contents(atPath: sample.path))
    let start = Array(whole.prefix(LedgerFile.headerSize))
    let pages = UInt8(whole.count / 4096)
    let own: [UInt8] =
      [0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7] + [0, 0, 0, 1, 9, 9, 9, 9]
      + [0, 0, 0, pages, 0, 0, 2, 0, 0, 0, 0x10, 0]
    func check(_ size: Int, _ journal: [UInt8]) throws {
      try LedgerFile.check(sample.path, start: start, size: size, journal: journal)
    }
    // Pages were appended, the last of them in part.
    for size in [whole.count, whole.count + 4096, whole.count + 5000] { try check(size, own) }
    #expect(throws: LedgerError.self) { try check(whole.count - 1, own) }
    let other = LedgerError.otherJournal(path: sample.path)
    for journal in [Array("x".utf8), Array(own.prefix(20)), own.dropLast(2) + [0x20, 0]] {
      #expect(throws: other) { try check(whole.count, journal) }
    }
    // A journal without its magic bytes is not applied.
    let begun = Array(repeating: UInt8(0), count: 12) + own.dropFirst(12)
    try check(whole.count, begun)
    #expect(throws: LedgerError.self) { try check(whole.count + 4096, begun) }
  }

  /// The row stays, and the failure to save the head is reported.
  @Test func aHeadThatCannotBeSaved() throws {
    let sample = try LedgerSample()
    let before = sample.memory.recall()
    sample.memory.fails.withLock { $0 = true }
    try sample.ledger.endRecipient("Lab")
    #expect(sample.memory.failures.withLock { $0 } == 1 && sample.memory.recall() == before)
    _ = try sample.ledger.state()
    #expect(sample.memory.failures.withLock { $0 } == 2)
    sample.memory.fails.withLock { $0 = false }
    #expect(try sample.ledger.state().head.text == sample.memory.recall())
  }

  /// SQLite would write the log of another program's database into the file.
  @Test func aDatabaseWithALog() throws {
    let sample = try LedgerSample()
    let path = sample.path + "-wal"
    try Database(path: path).execute(
      script: "PRAGMA journal_mode = WAL; CREATE TABLE things (a)")
    let bytes = try #require(FileManager.default.contents(atPath: path))
    #expect(throws: LedgerError.hasLog(path: path)) {
      try LedgerFile.check(
        path, start: Array(bytes.prefix(LedgerFile.headerSize)), size: bytes.count,
        journal: [])
    }
  }

  /// The process has ended, and all files have their names.
  @Test func aWholeReleaseIsSettledByOthers() throws {
    let sample = try LedgerSample()
    let first = try sample.ledger.reserve(sample.request(10))
    try sample.ledger.startWriting(first.release, manifest: LedgerSample.manifest)
    sample.locks.unlock(first.release)
    sample.locks.found.withLock { $0 = .whole }
    try sample.ledger.recover()
    let release = try #require(try sample.ledger.state().release(1))
    #expect(release.state == .settled && release.manifest == LedgerSample.manifest)
  }

  /// A process that could not see the lock declared the release lost; its own process completes it.
  @Test func aReleaseDeclaredLostIsSettled() throws {
    let sample = try LedgerSample()
    let first = try sample.ledger.reserve(sample.request(10))
    try sample.ledger.startWriting(first.release, manifest: LedgerSample.manifest)
    sample.locks.unlock(first.release)
    try sample.ledger.recover()
    #expect(try sample.ledger.state().release(1)?.state == .lost)
    #expect(throws: LedgerError.wrongState(release: 1, state: .lost)) {
      try sample.ledger.giveBack(1)
    }
    try sample.ledger.settle(1)
    #expect(try sample.ledger.state().release(1)?.state == .settled)
    #expect(try sample.ledger.state().release(1)?.manifest == LedgerSample.manifest)
  }
}
