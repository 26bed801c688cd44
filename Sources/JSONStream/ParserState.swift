internal import CYajl

/// The state of yajl's callbacks: the tape of nodes, the stack of open containers, and the edge that
/// leads to the next value.
///
/// It stays at one address from `Parser.init` to its `deinit`; yajl passes that address to each
/// callback. While a value is skipped, the callbacks for strings, numbers and literals are removed, so
/// yajl neither decodes nor reports them; containers are always counted.
@safe struct ParserState {
  /// An open container that is not being skipped.
  struct Frame {
    /// The state of an object; -1 for an array.
    var state: Int32
    /// The edge that led to the container; of an array also that of its elements.
    var edge: UInt16
    /// The index of its node.
    var node: Int
    /// The marker keys seen in it.
    var marks: UInt128
  }

  let tables: SelectorTables
  let depthLimit: Int
  let callbacks: UnsafeMutablePointer<yajl_callbacks>
  /// Memory for `depthLimit + 1` frames, of which `frameCount` are open.
  let frames: UnsafeMutablePointer<Frame>
  var frameCount = 0
  /// The tape; it grows by doubling and keeps its size.
  var nodes: UnsafeMutablePointer<Node>
  var nodeCount = 0
  var nodeCapacity: Int

  /// The handle whose callbacks these are, needed for the place of a token.
  var handle: yajl_handle?
  /// The bytes being fed; valid during the feed.
  var base: UnsafePointer<UInt8>?
  var byteCount = 0

  /// The number of open containers, skipped ones included.
  var depth = 0
  /// The depth at which skipping began; 0 while nothing is skipped.
  var skipDepth = 0
  /// The edge that leads to the next value.
  var edge = Selector.rootEdge
  /// Whether yajl calls back for strings, numbers and literals.
  var takesValues = true
  /// The place of the current key, if the selector keeps unknown keys and has no row for it; else 0.
  var unknownKey: UInt64 = 0
  /// The node of the last value that started at depth 0.
  var rootNode = 0
  /// The offset at which the last value at depth 0 ended.
  var rootEnd = 0
  /// The number of complete values at depth 0.
  var rootCount = 0
  /// Whether an object is in the place of a value.
  var hasObjectForValue = false
  /// Whether the next key is the first of an object in the place of a value that objects of records can have too.
  var isObjectForValue = false
  var isTooDeep = false
}
