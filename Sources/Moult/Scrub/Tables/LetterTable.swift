// Properties of Unicode 16 as Swift's standard library has them, written by scripts/data/letters.swift.
// swift-format-ignore-file

/// A bit for each code point below those of ideographs: a look-up costs less than one in Unicode's tables.
enum LetterTable {
  static let end: UInt32 = 0x3100

  @inline(__always)
  static func contains(_ scalar: UInt32, in words: [UInt64]) -> Bool {
    words[Int(scalar >> 6)] >> UInt64(scalar & 63) & 1 != 0
  }

  /// Alphabetic code points.
  static let alphabetic: [UInt64] = [
    0, 0x7fffffe07fffffe, 0x420040000000000, 0xff7fffffff7fffff, 0xffffffffffffffff,
    0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff,
    0xffffffffffffffff, 0xffffffffffffffff, 0x501f0003ffc3, 0, 0xbcdffff800000020,
    0xfffffffbffffd740, 0xffbfffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff,
    0xfffffffffffffc03, 0xffffffffffffffff, 0xfffeffffffffffff, 0xffffffff027fffff,
    0xbfff0000000001ff, 0x787ffffff00b6, 0xffffffff07ff0000, 0xffffc000feffffff,
    0xffffffffffffffff, 0x9c00e1fe1fefffff, 0xffffffffffff0000, 0xffffffffffffe000,
    0x3ffffffffffff, 0x43007fffffffc00, 0x1ffffcffffff, 0xffff07ff01ffffff, 0xffffffff0080feff,
    0xffff03f8fff003ff, 0xefffffffffffffff, 0xfffe000fffe1dfff, 0xe3c5fdfffff99fef,
    0x1003000fb080599f, 0xc36dfdfffff987ee, 0x3f00005e021987, 0xe3edfdfffffbbfee,
    0x1e00000f00011bbf, 0xe3edfdfffff99fee, 0x2000fb0c0199f, 0xc3ffc718d63dc7ec, 0x811dc7,
    0xe3fffdfffffddfff, 0xf37601ddf, 0xe3effdfffffddfef, 0xe000f70601ddf, 0xe7fffffffffddfff,
    0xfc00000f80f05ddf, 0x2ffbfffffc7fffee, 0xc0000ff5f807f, 0x7fffffffffffffe, 0x207f,
    0x3bffffaffffff7d6, 0xf000205f, 1, 0xfffe1ffffffffeff, 0x1ffffffffeffff0f, 0,
    0xf97fffffffffffff, 0xffffffffffff0000, 0xffffffff3c00ffff, 0xf7ffffffffff20bf,
    0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff,
    0xffffffffffffffff, 0xffffffff3d7f3dff, 0x7f3dffffffff3dff, 0xffffffffff7fff3d,
    0xffffffffff3dffff, 0x7ffffff, 0xffffffff0000ffff, 0x3f3fffffffffffff, 0xfffffffffffffffe,
    0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff,
    0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff,
    0xffff9fffffffffff, 0xffffffff07fffffe, 0x1ffc7ffffffffff, 0xfffff800fffff, 0xddfff000fffff,
    0xffcfffffffffffff, 0x108001ff, 0xffffffff00000000, 0x1ffffffffffffff, 0xffff07ffffffffff,
    0x3fffffffffffff, 0x1ff0fff7fffffff, 0x1f3fffffff0000, 0xffff0fffffffffff, 0x3ff,
    0xffffffff0fffffff, 0x1ffffe7fffffff, 0x8000008000000000, 0x7001, 0xffefffffffffffff,
    0x1fef, 0xfc00f3ffffffffff, 0x3ffbfffffffff, 0x7fffffffffffff, 0x3ffffffffc00e000,
    0xe7ffffffffff07ff, 0x46fde0000000000, 0xffffffffffffffff, 0xffffffffffffffff,
    0xffffffffffffffff, 0x1ffffffff80000, 0xffffffffffffffff, 0xffffffffffffffff,
    0xffffffffffffffff, 0xffffffffffffffff, 0xffffffff3f3fffff, 0x3fffffffaaff3f3f,
    0x5fdfffffffffffff, 0x1fdc1fff0fcf1fdc, 0, 0x8002000000000000, 0x1fff0000, 0,
    0xf3ffbd503e2ffc84, 0xffffffff000043e0, 0x1ff, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0xffc0000000000000, 0x3ffffffffff, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff,
    0xc781fffffffff, 0xffff20bfffffffff, 0x80ffffffffff, 0x7f7f7f7f007fffff, 0xffffffff7f7f7f7f,
    0x800000000000, 0, 0, 0, 0, 0, 0, 0, 0x1f3e03fe000000e0, 0xfffffffffffffffe,
    0xfffffffee07fffff, 0xf7ffffffffffffff,
  ]

  /// Letters, digits and combining marks; see ``Scalars/isLetterOrDigit(_:)``.
  static let lettersAndDigits: [UInt64] = [
    0x3ff000000000000, 0x7fffffe07fffffe, 0x762c040000000000, 0xff7fffffff7fffff,
    0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff,
    0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff, 0x501f0003ffc3,
    0xffffffffffffffff, 0xbcdfffffffffffff, 0xfffffffbffffd740, 0xffbfffffffffffff,
    0xffffffffffffffff, 0xffffffffffffffff, 0xfffffffffffffcfb, 0xffffffffffffffff,
    0xfffeffffffffffff, 0xffffffff027fffff, 0xbffffffffffe01ff, 0x787ffffff00b6,
    0xffffffff07ff0000, 0xffffc3ffffffffff, 0xffffffffffffffff, 0x9ffffdff9fefffff,
    0xffffffffffff0000, 0xffffffffffffe7ff, 0x3ffffffffffff, 0x243fffffffffffff, 0x3fffffffffff,
    0xffff07ff0fffffff, 0xffffffffff80feff, 0xfffffffbffffffff, 0xffffffffffffffff,
    0xfffeffcfffffffff, 0xf3c5fdfffff99fef, 0x53f3ffcfb080799f, 0xd36dfdfffff987ee,
    0x3fffc05e023987, 0xf3edfdfffffbbfee, 0xfe00ffcf00013bbf, 0xf3edfdfffff99fee,
    0xfeffcfb0e0399f, 0xc3ffc718d63dc7ec, 0x7ffc000813dc7, 0xf3fffdfffffddfff,
    0x7f00ffcf37603ddf, 0xf3effdfffffddfef, 0xeffcf70603ddf, 0xfffffffffffddfff,
    0xfdffffcffff07ddf, 0x2ffbfffffc7fffee, 0xcffc0ff5f847f, 0x7fffffffffffffe, 0x3ff7fff,
    0x3fffffaffffff7d6, 0xf3ff7f5f, 0xc2afffff03000001, 0xfffe1ffffffffeff, 0x1ffffffffeffffdf,
    0x40, 0xffffffffffffffff, 0xffffffffffff03ff, 0xffffffff3fffffff, 0xf7ffffffffff20bf,
    0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff,
    0xffffffffffffffff, 0xffffffff3d7f3dff, 0x7f3dffffffff3dff, 0xffffffffff7fff3d,
    0xffffffffff3dffff, 0x1ffffe00e7ffffff, 0xffffffff0000ffff, 0x3f3fffffffffffff,
    0xfffffffffffffffe, 0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff,
    0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff,
    0xffffffffffffffff, 0xffff9fffffffffff, 0xffffffff07fffffe, 0x1ffc7ffffffffff,
    0x1fffff803fffff, 0xddfff000fffff, 0xffffffffffffffff, 0x3ff03ff308fffff,
    0xffffffff03ffb800, 0x1ffffffffffffff, 0xffff07ffffffffff, 0x3fffffffffffff,
    0xfff0fff7fffffff, 0x1f3fffffffffc0, 0xffff0fffffffffff, 0x7ff03ff, 0xffffffff0fffffff,
    0x9fffffff7fffffff, 0xbfff008003ff03ff, 0xfff3fffffff, 0xffffffffffffffff, 0xff80003ff1fff,
    0xffffffffffffffff, 0xfffffffffffff, 0xffffffffffffff, 0x3fffffffffffe3ff,
    0xe7ffffffffff07ff, 0x7fffffffff70000, 0xffffffffffffffff, 0xffffffffffffffff,
    0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff,
    0xffffffffffffffff, 0xffffffffffffffff, 0xffffffff3f3fffff, 0x3fffffffaaff3f3f,
    0x5fdfffffffffffff, 0x1fdc1fff0fcf1fdc, 0, 0x83f3000000000000, 0x1fff03ff, 0x1ffe21fff0000,
    0xf3ffbd503e2ffc84, 0xffffffffffff43e0, 0x3ff, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0xffffffff00000000, 0xffc000000fffffff, 0xffffffffffffffff, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0xffc0000000000000, 0xfffff, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff, 0x200ff81fffffffff,
    0xffff20bfffffffff, 0x800080ffffffffff, 0x7f7f7f7f007fffff, 0xffffffff7f7f7f7f,
    0x800000000000, 0, 0, 0, 0, 0, 0, 0, 0x1f3efffe000000e0, 0xfffffffffffffffe,
    0xfffffffee67fffff, 0xf7ffffffffffffff,
  ]
}
