/// An input that is no file: bytes that a program makes while they are read.
public protocol ByteProvider: AnyObject, Sendable {
  /// Writes the next bytes into `space`, which is not empty, and returns their number; waits for them. 0 at the end.
  func read(into space: inout MutableSpan<UInt8>) throws -> Int

  /// Whether a read would wait.
  func wouldBlock() -> Bool
}

/// A provider's bytes and their name in messages.
public struct ProvidedBytes: Sendable {
  /// The name.
  public let name: String
  let provider: any ByteProvider

  /// An input that a provider makes. It is read once.
  public init(name: String, _ provider: any ByteProvider) {
    (self.name, self.provider) = (name, provider)
  }
}

/// The bytes of a provider.
final class ProvidedSource: ByteSource {
  private let provider: any ByteProvider
  private let meter: ReadMeter

  init(_ provider: any ByteProvider, _ meter: ReadMeter) {
    (self.provider, self.meter) = (provider, meter)
  }

  func read(into space: inout MutableSpan<UInt8>) throws -> Int {
    let count = try provider.read(into: &space)
    meter.bytes += count
    return count
  }

  func wouldBlock() -> Bool { provider.wouldBlock() }

  var size: Int? { nil }

  func seek(to offset: Int) -> Bool { false }

  var expansion: Double { 1 }
}

/// Copies as many bytes as there is room for, and returns their number.
package func copyBytes(_ bytes: Span<UInt8>, to space: inout MutableSpan<UInt8>) -> Int {
  Syscalls.copy(bytes, to: &space)
}
