/// Where lines of a journal can be read again, so that nobody has to keep them.
package protocol LineSource: AnyObject, Sendable {
    /// The bytes in a range, fewer where they are no longer there.
    func bytes(in range: Range<Int>) -> ArraySlice<UInt8>
}

/// Lines that can be read again from an offset of a source on.
package struct StoredLines: Sendable {
    let source: any LineSource
    let offset: Int

    package init(_ source: any LineSource, from offset: Int) {
        self.source = source
        self.offset = offset
    }
}
