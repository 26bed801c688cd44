internal import CYajl

/// The eleven functions that yajl calls. Each forwards to the state.
enum Callbacks {
  typealias State = UnsafeMutablePointer<ParserState>

  /// The context is the address of the `ParserState` that `Parser` made, which outlives the handle.
  @inline(__always)
  static func state(_ context: UnsafeMutableRawPointer?) -> State {
    unsafe context.unsafelyUnwrapped.assumingMemoryBound(to: ParserState.self)
  }

  static func all() -> yajl_callbacks {
    var table = yajl_callbacks()
    unsafe table.yajl_start_map = { unsafe Callbacks.state($0).pointee.openObject() }
    unsafe table.yajl_end_map = { unsafe Callbacks.state($0).pointee.closeObject() }
    unsafe table.yajl_start_array = { unsafe Callbacks.state($0).pointee.openArray() }
    unsafe table.yajl_end_array = { unsafe Callbacks.state($0).pointee.closeArray() }
    enableValues(&table)
    unsafe table.yajl_map_key = mapKey
    return table
  }

  /// Restores the functions for strings, numbers and literals.
  @inline(__always)
  static func enableValues(_ table: inout yajl_callbacks) {
    unsafe table.yajl_null = { unsafe Callbacks.state($0).pointee.literal(.null) }
    unsafe table.yajl_boolean = {
      unsafe Callbacks.state($0).pointee.literal($1 != 0 ? .true : .false)
    }
    unsafe table.yajl_number = { unsafe Callbacks.state($0).pointee.number($1, $2) }
    unsafe table.yajl_string = { unsafe Callbacks.state($0).pointee.string($1, $2) }
  }

  /// Removes the functions for strings, numbers and literals: yajl then only validates such values.
  @inline(__always)
  static func disableValues(_ table: inout yajl_callbacks) {
    unsafe table.yajl_null = nil
    unsafe table.yajl_boolean = nil
    unsafe table.yajl_number = nil
    unsafe table.yajl_string = nil
  }

  static let mapKey:
    @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<UInt8>?, Int) -> Int32 = {
      unsafe Callbacks.state($0).pointee.key($1.unsafelyUnwrapped, $2)
    }
}
