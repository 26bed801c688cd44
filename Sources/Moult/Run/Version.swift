/// The version of Moult, as `0.1.0`. The journal of a batch and the parts of tables have it, because another version may
/// make other output.
package let moultVersion = "0.1.0"
