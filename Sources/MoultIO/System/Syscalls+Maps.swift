internal import PinnedBytes

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Mapped files.
extension Syscalls {
  private static let pageSize = sysconf(Int32(_SC_PAGESIZE))

  /// Maps bytes of a file into memory, to be read; nil if the system maps no such file. The pages are there at once where the
  /// kernel holds them.
  ///
  /// A process gets SIGBUS where it reads bytes of a file that was shortened since.
  ///
  /// - Precondition: `count` is not 0.
  static func map(_ fd: Int32, from offset: Int, count: Int) -> PinnedBytes? {
    // A map starts with a page.
    let ahead = offset % pageSize
    let flags = MAP_PRIVATE | Platform.populated
    // The address is the system's choice, so nothing else is there.
    let start = unsafe mmap(nil, ahead + count, PROT_READ, flags, fd, off_t(offset - ahead))
    guard let start = unsafe start, unsafe start != MAP_FAILED else { return nil }
    // The map is at least that long, and is removed by `release` alone.
    return unsafe PinnedBytes(start: start + ahead, count: count) { start, count in
      let begin = unsafe UnsafeMutableRawPointer(mutating: start - ahead)
      _ = unsafe munmap(begin, ahead + count)
    }
  }
}
