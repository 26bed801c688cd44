#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The permissions of new files; see `Syscalls.swift`.
extension Syscalls {
  /// The mode of a file that a shell's `>` would create: 0o666 without the bits of the umask.
  ///
  /// The umask is the process's, and C reports it only to a caller that sets it, which changes the modes of files that other
  /// threads create meanwhile. So the system is asked, or a new file examined; 0o600 where neither is possible.
  ///
  /// - Parameter free: a path for that file, in the folder of the one that gets the mode.
  static func usualMode(probing free: String) -> UInt32 {
    if let mask = reportedMask() { return 0o666 & ~mask }
    let probe = withPath(free) { unsafe open($0, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o666) }
    guard probe >= 0 else { return 0o600 }
    defer {
      remove(free)
      _ = systemClose(probe)
    }
    return (try? status(of: probe, name: free))?.mode ?? 0o600
  }

  /// The umask as Linux reports it.
  private static func reportedMask() -> UInt32? {
    let path = "/proc/self/status"
    guard let descriptor = try? openForReading(path) else { return nil }
    defer { _ = systemClose(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 512)
    var space = bytes.mutableSpan
    guard let count = try? read(descriptor, into: &space, name: path) else { return nil }
    let word = "Umask:\t".utf8
    // It is the second line, so that the first bytes contain it.
    let line = bytes[..<count].split(separator: UInt8(ascii: "\n")).first { $0.starts(with: word) }
    guard let digits = line?.dropFirst(word.count) else { return nil }
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 8)
  }
}
