import Foundation
import MoultIO
import Testing

@Suite struct UnfinishedFilesTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func aSignalLeavesNothingBehind(number: Int32) async throws {
    let path = try scratch.write([1], to: "out")
    await #expect(processExitsWith: .signal(number)) {
      [path = path as String, number = number as Int32] in
      prepareForSignals()
      var sink = try OutputSink(path)
      try sink.write([2].span)
      // Sent to the process: worker threads block signals, and `raise` would send it to this one.
      kill(getpid(), number)
      sleep(60)
      // Not reached; keeps the sink alive until here.
      try sink.commit()
    }
    #expect(try scratch.names() == ["out"])
    #expect(try scratch.bytes(of: "out") == [1])
  }

  @Test func anExitLeavesNothingBehind() async throws {
    let path = scratch.path("out")
    await #expect(processExitsWith: .exitCode(7)) { [path = path as String] in
      let sink = try OutputSink(path)
      defer { _ = sink.name }
      exit(7)
    }
    #expect(try scratch.names() == [])
  }

  /// The Swift runtime's fault handlers would print what registers point to.
  @Test(arguments: [SIGABRT, SIGSEGV, SIGILL, SIGTRAP])
  func aFaultLeavesNothingBehind(number: Int32) async throws {
    let path = scratch.path("out")
    let result = await #expect(
      processExitsWith: .signal(number), observing: [\.standardErrorContent]
    ) { [path = path as String, number = number as Int32] in
      prepareForSignals()
      let sink = try OutputSink(path)
      // The tests' threads block this signal.
      if number == SIGABRT { abort() }
      raise(number)
      exit(sink.name.isEmpty ? 1 : 2)
    }
    #expect(try scratch.names() == [])
    let words = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(words.contains("are removed") && !words.contains("Backtrac"))
  }

  /// Signals belong to the program, which may be somebody else's.
  @Test func anOutputInstallsNoHandler() async throws {
    let path = scratch.path("out")
    await #expect(processExitsWith: .success) { [path = path as String] in
      var sink = try OutputSink(path)
      for number in [SIGINT, SIGTERM, SIGHUP, SIGUSR1] {
        var action = sigaction()
        // The record is local and outlives the call; the default handler is a null pointer.
        guard unsafe sigaction(number, nil, &action) == 0,
          unsafe action.__sigaction_handler.sa_handler == nil
        else { exit(2) }
      }
      try sink.commit()
    }
  }

  /// A forked process has a copy of the names of the files, and of the values that own them.
  @Test(arguments: ["exit", "signal", "drop"])
  func aForkedProcessLeavesThem(end: String) async throws {
    let path = scratch.path("out")
    await #expect(processExitsWith: .success) { [path = path as String, end = end as String] in
      prepareForSignals()
      var sink = try OutputSink(path)
      var other: OutputSink? = try OutputSink(path + "-other")
      defer { _ = sink.name }
      let child = fork()
      if child == 0 {
        if end == "signal" { raiseUnblocked(SIGTERM) }
        if end == "drop" { other = nil }
        exit(0)
      }
      guard waitpid(child, nil, 0) == child else { exit(2) }
      try sink.write([2].span)
      try sink.commit()
      try other?.commit()
    }
    #expect(try scratch.names() == ["out", "out-other"])
  }

  /// Several threads may read a map of a file that was shortened. One writes the message, the others wait.
  @Test func threadsThatLoseAnInputEndTheProcessOnce() async throws {
    let path = scratch.path("out")
    await #expect(processExitsWith: .exitCode(74)) { [path = path as String] in
      prepareForSignals()
      let sink = try OutputSink(path)
      defer { _ = sink.name }
      let reader = fillStandardError()
      _ = try Thread { raiseUnblocked(SIGBUS) }
      // The first thread is in the handler then, and cannot write its message.
      while let file = sink.unfinishedPath, FileManager.default.fileExists(atPath: file) {}
      _ = try Thread { raiseUnblocked(SIGBUS) }
      usleep(50_000)
      while try reader.read(upToCount: 4096) != nil {}
    }
    #expect(try scratch.names() == [])
  }

  @Test func anIgnoredSignalStaysIgnored() async throws {
    let path = scratch.path("out")
    await #expect(processExitsWith: .success) { [path = path as String] in
      signal(SIGHUP, SIG_IGN)
      prepareForSignals()
      var sink = try OutputSink(path)
      kill(getpid(), SIGHUP)
      try sink.commit()
    }
    #expect(try scratch.names() == ["out"])
  }
}

/// Sends a signal to this thread, though the tests' threads block it.
private func raiseUnblocked(_ number: Int32) {
  var signals = sigset_t()
  // The set is local and outlives the calls.
  unsafe sigemptyset(&signals)
  unsafe sigaddset(&signals, number)
  unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  raise(number)
}

/// Makes standard error a pipe that takes nothing more until some of it is read.
private func fillStandardError() -> FileHandle {
  let pipe = Pipe()
  let writer = pipe.fileHandleForWriting.fileDescriptor
  _ = fcntl(writer, F_SETFL, O_NONBLOCK)
  // One byte is passed, and the count says one.
  while unsafe write(writer, [0], 1) == 1 {}
  _ = fcntl(writer, F_SETFL, 0)
  dup2(writer, STDERR_FILENO)
  return pipe.fileHandleForReading
}
