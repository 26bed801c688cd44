internal import Moult
internal import MoultFiles
internal import MoultIO

/// A job that runs, of whatever kind.
protocol RunningJob: Sendable {
  /// Its output: whole lines, or packed rows.
  var output: ItemQueue<ByteBuffer> { get }
  var messages: MessageList { get }
  /// Ends with the job, and has no items.
  var ended: ItemQueue<Never> { get }
  /// How it ended; nil before its end.
  var outcome: RunOutcome? { get }
  /// The bytes that were read so far.
  var bytesRead: Int { get }
  /// Ends it soon, without waiting for it.
  func stop()
  /// Waits for its thread.
  func join()
}

extension BackgroundRun: RunningJob {}
