import ConcordCommands

@main
enum Main {
    static func main() { Program.main() }
}
