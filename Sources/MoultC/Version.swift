internal import CMoult

/// The number of this interface.
@c @implementation
public func moult_abi_version() -> UInt32 { UInt32(MOULT_ABI_VERSION) }
