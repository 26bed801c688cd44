// The types of the reader that are part of this module's interface: `import Moult` is all that a
// user writes.
@_exported public import struct JSONStream.ByteBuffer
@_exported public import enum JSONStream.Kernel
@_exported public import struct JSONStream.Limits
@_exported public import struct JSONStream.Position
@_exported public import enum JSONStream.Reading
