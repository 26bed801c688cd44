// The names are those of C.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CMoult
internal import MoultFiles

/// `moult_key_new` of `moult.h`, which describes it.
@c @implementation
public func moult_key_new(
  _ path: UnsafePointer<CChar>?, _ name: UnsafeMutablePointer<CChar>?, _ capacity: Int,
  _ count: UnsafeMutablePointer<Int>?
) -> moult_status {
  do {
    let key = unsafe try TableParts.makeKey(text(path, "the path"))
    unsafe copy(Array(key.utf8), to: name, capacity: capacity, count: count)
    return MOULT_OK
  } catch {
    return keepForThread(Failure(error))
  }
}

/// `moult_key_destroy` of `moult.h`, which describes it.
@c @implementation
public func moult_key_destroy(_ path: UnsafePointer<CChar>?) -> moult_status {
  do {
    unsafe try TableParts.destroyKey(text(path, "the path"))
    return MOULT_OK
  } catch {
    return keepForThread(Failure(error))
  }
}
