import Testing

@testable import Alignment

/// The fields that are asked for of every item have numbers that no table has to be asked for.
@Suite struct FieldNamesTests {
    @Test("Each number is that of its name")
    func numbers() {
        let numbers = [
            "due": FieldNames.due, "status": FieldNames.status, "priority": FieldNames.priority,
            "owner": FieldNames.owner, "for": FieldNames.group, "by": FieldNames.by, "kind": FieldNames.kind,
            "lead": FieldNames.lead,
        ]
        let names = FieldNames()
        for (name, number) in numbers { #expect(names.find(name) == number) }
        let people = ["owner", "lead", "facilitator", "to", "said"]
        #expect(FieldNames.people == people.compactMap { names.find($0) }.reduce(0) { $0 | FieldNames.set($1) })
        for family in FieldNames.Family.allCases {
            for group in Group.allCases {
                #expect(names.find("\(family.rawValue).\(group.rawValue)") == FieldNames.member(group, of: family))
            }
        }
    }
}
