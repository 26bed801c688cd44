/// The system's clocks.
public enum Clock {
  /// Seconds of a monotonic clock, for measuring: the difference of two readings is the time between them.
  public static func seconds() -> Double {
    Syscalls.monotonicSeconds()
  }

  /// The system's wall clock, in seconds since 1970. It can be set, so it may go back.
  public static func wallSeconds() -> Int {
    Syscalls.wallSeconds()
  }
}
