// The names are those of C.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

internal import CMoult
internal import Moult

/// `moult_abi_version` of `moult.h`, which describes it.
@c @implementation
public func moult_abi_version() -> UInt32 { UInt32(MOULT_ABI_VERSION) }

/// The version as C has it. It lives as long as the process, so nothing frees it.
@safe private enum VersionText {
  nonisolated(unsafe) static let text: UnsafePointer<CChar> = {
    let bytes = moultVersion.utf8CString
    let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
    for (index, byte) in bytes.enumerated() { unsafe copy[index] = byte }
    return unsafe UnsafePointer(copy)
  }()
}

/// `moult_version` of `moult.h`, which describes it.
@c @implementation
public func moult_version() -> UnsafePointer<CChar>? { unsafe VersionText.text }
