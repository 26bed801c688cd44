// The reader's types that are part of this module's interface, so that `import Moult` suffices.
@_exported public import struct JSONStream.ByteBuffer
@_exported public import enum JSONStream.Kernel
@_exported public import struct JSONStream.Limits
@_exported public import struct JSONStream.Position
@_exported public import enum JSONStream.Reading
