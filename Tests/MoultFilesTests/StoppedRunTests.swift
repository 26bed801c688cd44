import Foundation
import Moult
import MoultFiles
import MoultIO
import Testing

/// Runs that are stopped before their ends.
@Suite struct StoppedRunTests {
  private static func withFolder(_ body: (String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.path + "/moult-stopped-\(UUID())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await body(folder)
  }

  private static func lines(_ ids: Range<Int>) -> [UInt8] {
    Array(
      ids.map { #"{"id":\#($0),"id_str":"\#($0)","text":"","lang":"en"}"# + "\n" }.joined().utf8)
  }

  private static func makePipe(_ path: String) throws {
    // The path is a copy that lives as long as the call.
    guard unsafe mkfifo(path, 0o600) == 0 else { throw CocoaError(.fileWriteUnknown) }
  }

  /// The end of the inputs is what their feeder says, and nothing else.
  @Test(arguments: [true, false]) func writesNoPart(isEnded: Bool) async throws {
    try await Self.withFolder { folder in
      let (part, key) = ("\(folder)/part", "\(folder)/key")
      try Data("before".utf8).write(to: URL(filePath: part))
      _ = try TableParts.makeKey(key)
      let later = ItemQueue<RunInput>(mostWeight: .max)
      var settings = InputSettings([])
      settings.laterInputs = later
      let run = BackgroundRun<Aggregation>(settings)
      try TableParts([Analysis(by: ["lang"])], key: key).write(part, by: run, settings)
      let fed = FedBytes()
      _ = later.put(.bytes(ProvidedBytes(name: "fed", fed)), weight: 1)
      #expect(fed.feed(Self.lines(1..<100).span) == .stored)
      while !later.isEmpty { await Task.yield() }
      fed.end()
      if isEnded { later.end() } else { later.close() }
      run.join()
      let bytes = try Data(contentsOf: URL(filePath: part))
      #expect((run.outcome?.failure is RunStopped) == !isEnded)
      #expect((bytes == Data("before".utf8)) == !isEnded)
    }
  }

  /// A run that fails says why before it takes no more bytes.
  @Test func theOutcomeIsThereBeforeTheInputsAreClosed() async throws {
    let run = BackgroundRun<Dehydration>(InputSettings([.path("/nowhere/at/all")]))
    let isThere = ItemQueue<Bool>(mostWeight: 1)
    try run.start(
      { Dehydrator() },
      atEnd: { [weak run] in _ = isThere.put(run?.outcome != nil, weight: 1) })
    guard case .item(true) = isThere.take() else {
      return #expect(Bool(false), "the outcome came late")
    }
    run.join()
  }

  /// A pipe without a writer may never get one.
  @Test func aCancelledTaskEndsTheWaitForAPipe() async throws {
    try await Self.withFolder { folder in
      let pipe = "\(folder)/pipe"
      try Self.makePipe(pipe)
      let tables = Task { try await Aggregator(Analysis(by: ["lang"])).results(ofFiles: [pipe]) }
      let ids = Task {
        var count = 0
        for try await _ in Dehydrator().ids(ofFiles: [pipe]) { count += 1 }
        return count
      }
      try await Task.sleep(for: .milliseconds(50))
      tables.cancel()
      ids.cancel()
      await #expect(throws: CancellationError.self) { try await tables.value }
      await #expect(throws: CancellationError.self) { try await ids.value }
    }
  }

  /// Its writer comes late, and pauses.
  @Test func aPipeIsReadToItsEnd() async throws {
    try await Self.withFolder { folder in
      let pipe = "\(folder)/pipe"
      try Self.makePipe(pipe)
      let ids = Task {
        var ids: [RecordID] = []
        for try await id in Dehydrator().ids(ofFiles: [pipe]) { ids.append(id) }
        return ids
      }
      // The open waits for the reader, so that it needs a thread of its own.
      let thread = try Thread {
        guard let writer = try? FileHandle(forWritingTo: URL(filePath: pipe)) else { return }
        try? writer.write(contentsOf: Data(Self.lines(1..<10)))
        usleep(50_000)
        try? writer.write(contentsOf: Data(Self.lines(10..<20)))
        try? writer.close()
      }
      #expect(try await ids.value.map { "\($0)" } == (1..<20).map(String.init))
      thread.join()
    }
  }

  /// Values whose threads could not start have no end but an error.
  @Test func aFailedStartFailsAgain() async {
    await #expect(processExitsWith: .success) {
      // What the runtime needs for a first value is there then.
      _ = try? await Dehydrator().ids(ofFiles: ["/nowhere/at/all"]).next()
      let values = Dehydrator().ids(ofFiles: ["/nowhere/at/all"])
      limitMemory(toMoreThanNow: 4 << 20)
      // The stacks of threads that have ended are used again.
      while (try? Thread { sleep(60) }) != nil {}
      for _ in 0..<2 {
        do { _ = try await values.next() } catch let error as IOError {
          guard error.operation == .start else { exit(2) }
          continue
        }
        exit(3)
      }
    }
  }

  /// The stack of a thread stays until somebody joins the thread, or it was detached.
  @Test func threadsAreFreed() async {
    await #expect(processExitsWith: .success) {
      let before = memoryInUse()
      for _ in 0..<100 {
        _ = try? await Dehydrator().ids(ofFiles: ["/nowhere/at/all"]).next()
      }
      // 100 stacks of 8 MiB; the last threads may still be about to end.
      var tries = 0
      while memoryInUse() - before >= 400 << 20 {
        tries += 1
        if tries > 1000 { exit(2) }
        usleep(10_000)
      }
    }
  }
}

/// The address space of the process in bytes.
private func memoryInUse() -> Int {
  let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
  return (text.split(separator: " ").first.flatMap { Int($0) } ?? 0) * 4096
}

private func limitMemory(toMoreThanNow bytes: Int) {
  let most = UInt(memoryInUse() + bytes)
  var limit = rlimit(rlim_cur: most, rlim_max: most)
  // The record is local and outlives the call.
  _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
}
