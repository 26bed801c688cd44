/// Where a job puts blocks of words that memory has no room for: a file, or whatever its caller has.
///
/// What is written tells nothing to anyone without the job: each word is combined with one that follows
/// from a key drawn for the run.
public protocol BlockStore: ~Copyable {
  /// Keeps some words from a place on, which counts in words from 0. A place is written again when its
  /// words were read.
  mutating func write(_ words: Span<UInt64>, at place: Int) throws

  /// Gives back the words that stand from a place on.
  mutating func read(into words: inout MutableSpan<UInt64>, at place: Int) throws
}
