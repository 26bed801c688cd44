public import JSONStream

// The types of the reader that are part of this module's interface, so that `import Moult` is all
// that a user writes.

/// See `JSONStream.ByteBuffer`: bytes on their way out.
public typealias ByteBuffer = JSONStream.ByteBuffer
/// See `JSONStream.Limits`: the deepest nesting and the longest record that are read.
public typealias Limits = JSONStream.Limits
/// See `JSONStream.Position`: a line and a byte offset.
public typealias Position = JSONStream.Position
