import Foundation
import MoultIO

/// A temporary directory that is removed after the test.
final class Scratch: Sendable {
  let directory: String

  init() throws {
    directory = NSTemporaryDirectory() + "/moult-io-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: directory)
  }

  func path(_ name: String) -> String { directory + "/" + name }

  func write(_ bytes: [UInt8], to name: String) throws -> String {
    try Data(bytes).write(to: URL(fileURLWithPath: path(name)))
    return path(name)
  }

  func bytes(of name: String) throws -> [UInt8] {
    try Array(Data(contentsOf: URL(fileURLWithPath: path(name))))
  }

  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: directory).sorted()
  }

  func mode(of name: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path(name))
    return (attributes[.posixPermissions] as? Int) ?? 0
  }
}

/// Bytes with a period that is not a power of two, so that a lost or repeated block is noticed.
func pattern(_ count: Int) -> [UInt8] {
  (0..<count).map { UInt8(truncatingIfNeeded: $0 % 251) }
}

/// Writes an output in pieces of an odd size, as a job does.
func deliver(_ bytes: [UInt8], to path: String, commit: Bool = true) throws {
  var sink = try OutputSink(path)
  for start in stride(from: 0, to: bytes.count, by: 70_001) {
    try sink.write(bytes.span.extracting(start..<min(start + 70_001, bytes.count)))
  }
  if commit { try sink.commit() }
}

/// The error that `work` throws.
func failure(of work: () throws -> Void) -> IOError? {
  do { try work() } catch { return error as? IOError }
  return nil
}

extension Scratch {
  func makePipe(_ name: String) throws -> String {
    // The path is a copy that lives as long as the call.
    guard unsafe mkfifo(path(name), 0o600) == 0 else { throw CocoaError(.fileWriteUnknown) }
    return path(name)
  }

  func makeSymbolicLink(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: path(name), withDestinationPath: target)
  }
}

/// Opens a file as a shell's redirection does.
func openDescriptor(_ path: String, _ flags: Int32) -> Int32 {
  // The path is a copy that lives as long as the call.
  unsafe open(path, flags, 0o666)
}

/// Both ends of a named pipe, opened without waiting and not inherited by child processes.
func openPipe(_ path: String) -> FileHandle {
  FileHandle(fileDescriptor: openDescriptor(path, O_RDWR | O_CLOEXEC), closeOnDealloc: true)
}

/// Limits the files of this process to `bytes`, with an error instead of a signal.
func limitFileSize(_ bytes: UInt) {
  var limit = rlimit(rlim_cur: bytes, rlim_max: bytes)
  // The record is local and outlives the call.
  _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
  _ = signal(SIGXFSZ, SIG_IGN)
}
