import Alignment
import CSystem
import Glibc
import Synchronization

/// Reads blocks of a journal and their lines with the help of a thread: while one is taken in, the next are read.
///
/// Who needs a block that nobody has begun reads it himself: a helper that comes late, or never, costs no time.
final class ReadAhead {
    private let work: Work
    private let thread: pthread_t
    private var taken = 0

    /// - Returns: `nil` if there is no other processor, or no thread to be had.
    init?(_ file: borrowing Descriptor, _ range: Range<Int>) throws(SystemError) {
        let work = Work(try file.duplicate(), range)
        var thread = pthread_t()
        let handed = Unmanaged.passRetained(work)
        let failure = concord_start_helper(
            &thread, ReadAhead.stack,
            { handed in
                if let handed { Unmanaged<Work>.fromOpaque(handed).takeRetainedValue().help() }
                return nil
            }, handed.toOpaque())
        guard failure == 0 else {
            handed.release()
            return nil
        }
        (self.work, self.thread) = (work, thread)
    }

    deinit {
        work.stop()
        pthread_join(thread, nil)
    }

    /// The next block, its lines read; it stands until this is asked for again.
    ///
    /// - Returns: `nil` at the end.
    func next() throws(SystemError) -> ReadBlock? {
        if taken > 0 { work.giveBack() }
        defer { taken += 1 }
        return try work.take(taken)
    }

    /// In bytes: the general scanner nests its calls as deep as a line's values, which it limits.
    private static let stack: UInt = 1 << 20
}

/// What both threads hold. A block belongs to who began to read it, then to who takes it.
private final class Work: Sendable {
    private let file: Descriptor
    private let state: Mutex<State>
    private let blocks = (0..<Work.most).map { _ in ReadBlock() }
    /// There is room again.
    private let room = Semaphore()
    /// The block that was waited for is read.
    private let arrival = Semaphore()

    /// Blocks that are read or being read at one time.
    private static let most = 4

    private struct State {
        /// What nobody has begun to read.
        var rest: JournalBlocks
        /// How many blocks were begun, in their order.
        var begun = 0
        /// How many were taken and given back.
        var givenBack = 0
        /// Which of those in between are read, by their number modulo `most`.
        var isRead = Array(repeating: false, count: Work.most)
        /// The block that is waited for.
        var awaited: Int?
        var isHelperAsleep = false
        var isOver = false
        /// Why it is over before the end.
        var failure: SystemError?

        var inHand: Int { begun - givenBack }
    }

    /// What there is to do next.
    private enum Step {
        case read(Int)
        case take
        case wait
        case end
    }

    init(_ file: consuming Descriptor, _ range: Range<Int>) {
        self.file = file
        state = Mutex(State(rest: JournalBlocks(range, atOnce: LineBatch.usualSize)))
        for block in blocks { block.reserve(bytes: LineBatch.usualSize) }
    }

    func help() {
        while true {
            let step = state.withLock { state in
                guard state.inHand < Work.most else {
                    state.isHelperAsleep = true
                    return Step.wait
                }
                return begin(&state)
            }
            switch step {
            case .read(let index):
                block(index).readLines()
                let isAwaited = state.withLock { state in
                    state.isRead[index % Work.most] = true
                    return state.awaited == index
                }
                if isAwaited { arrival.signal() }
            case .wait: room.wait()
            case .take, .end: return
            }
        }
    }

    /// Waits for a block, or reads it.
    func take(_ index: Int) throws(SystemError) -> ReadBlock? {
        let step = state.withLock { state in
            guard index < state.begun else { return begin(&state) }
            guard !state.isRead[index % Work.most] else { return .take }
            state.awaited = index
            return .wait
        }
        switch step {
        case .read: block(index).readLines()
        case .wait: arrival.wait()
        case .take: break
        case .end:
            if let failure = state.withLock({ $0.failure }) { throw failure }
            return nil
        }
        return block(index)
    }

    func giveBack() {
        let isToWake = state.withLock { state in
            state.givenBack += 1
            // To wake somebody costs nearly as much as a block does: for one alone he is not woken.
            guard state.isHelperAsleep, state.inHand <= Work.most / 2 else { return false }
            state.isHelperAsleep = false
            return true
        }
        if isToWake { room.signal() }
    }

    func stop() {
        state.withLock { $0.isOver = true }
        room.signal()
    }

    private func block(_ index: Int) -> ReadBlock { blocks[index % Work.most] }

    /// Has the next block begun by who asks: its bytes are there then. Nobody else can begin one meanwhile: where the next
    /// begins is known when this one is there.
    private func begin(_ state: inout State) -> Step {
        guard !state.isOver else { return .end }
        let index = state.begun
        do throws(SystemError) {
            state.isOver = try !state.rest.read(file, into: block(index))
        } catch {
            (state.isOver, state.failure) = (true, error)
        }
        guard !state.isOver else { return .end }
        state.begun += 1
        state.isRead[index % Work.most] = false
        return .read(index)
    }
}

/// Counts what one thread has for another: sem_init(3).
private final class Semaphore: Sendable {
    nonisolated(unsafe) private let semaphore = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

    init() {
        semaphore.initialize(to: sem_t())
        sem_init(semaphore, 0, 0)
    }

    deinit {
        sem_destroy(semaphore)
        semaphore.deallocate()
    }

    func signal() { sem_post(semaphore) }

    func wait() { while sem_wait(semaphore) != 0, errno == EINTR {} }
}
