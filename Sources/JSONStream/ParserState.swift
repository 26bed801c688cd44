internal import CYajl

/// What the callbacks of yajl work on: the tape of nodes, the containers that are open, and the edge
/// by which the next value is reached.
///
/// It lives at one address from `Parser.init` to its `deinit`; yajl hands that address to each
/// callback. While what is read past is read past, the table of callbacks is thinned out, so that yajl
/// neither decodes those strings nor calls for them; containers are always counted.
@safe struct ParserState {
  /// A container that is open and not read past.
  struct Frame {
    /// The state of an object; -1 for an array.
    var state: Int32
    /// The edge by which the container was reached; for an array also that of its elements.
    var edge: UInt16
    /// Its node.
    var node: Int
    /// The marker keys seen in it.
    var marks: UInt128
  }

  let tables: SelectorTables
  let depthLimit: Int
  let callbacks: UnsafeMutablePointer<yajl_callbacks>
  /// Room for `depthLimit + 1` frames; `frameCount` of them are open.
  let frames: UnsafeMutablePointer<Frame>
  var frameCount = 0
  /// The tape; it grows by doubling and keeps its size.
  var nodes: UnsafeMutablePointer<Node>
  var nodeCount = 0
  var nodeCapacity: Int

  /// The handle whose callbacks these are, for the place of a token.
  var handle: yajl_handle?
  /// The bytes being fed; valid during the feed.
  var base: UnsafePointer<UInt8>?
  var byteCount = 0

  /// How many containers are open, read past or not.
  var depth = 0
  /// The depth at which reading past began; 0 while nothing is read past.
  var skipDepth = 0
  /// The edge by which the next value is reached.
  var edge = Selector.rootEdge
  /// Whether strings, numbers and literals are called for.
  var takesValues = true
  /// Where the key at hand stands, in a selector that keeps unknown ones, if no row names it; else 0.
  var unknownKey: UInt64 = 0
  /// The node of the value at depth 0 that was opened last.
  var rootNode = 0
  /// Where the last value at depth 0 ended.
  var rootEnd = 0
  /// Values finished at depth 0.
  var rootCount = 0
  var isTooDeep = false
}
