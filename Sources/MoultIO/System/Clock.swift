/// Time for measuring: it never goes back, and says nothing about the date.
public enum Clock {
  /// Seconds since some moment that stays the same while the machine runs.
  public static func seconds() -> Double {
    Syscalls.monotonicSeconds()
  }

  /// What the system's clock shows: seconds since 1970. It can be set, and go back.
  public static func wallSeconds() -> Int {
    Syscalls.wallSeconds()
  }
}
