/// What happens to a code point that shows nothing by itself.
enum Invisible {
  /// Not one of these.
  case visible
  /// Shapes its neighbours, as in emoji and Persian: kept where it can do so.
  case joiner, style
  /// Never kept.
  case dropped
}

extension Scalars {
  /// Classifies code points that show nothing. O(1).
  ///
  /// Zero-width characters, directional controls, tags and control characters are dropped: a pattern of
  /// them can encode a hidden text or watermark a copy. The reader of a scrubbed text loses only the flags
  /// of three British nations and, rarely, the display order of mixed left-to-right and right-to-left text.
  static func invisible(_ scalar: UInt32) -> Invisible {
    if scalar < 0xA0 { return scalar < 0x20 || scalar >= 0x7F ? .dropped : .visible }
    switch scalar {
    case 0x200C, 0x200D: return .joiner
    case 0xFE0E, 0xFE0F: return .style
    case 0xAD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x200B, 0x200E,
      0x200F, 0x202A...0x202E, 0x2060...0x206F, 0x3164, 0xFE00...0xFE0D, 0xFEFF, 0xFFA0,
      0xFFF0...0xFFFB,
      0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0xE0000...0xE0FFF:
      return .dropped
    default: return .visible
    }
  }
}
