public import OrganisationProtocol
public import WebServer

extension ProblemConvertible {
    /// The error as said of one row of many.
    public func rejection(row: Int) -> RowRejection {
        let problem = problem
        return RowRejection(
            row: row, field: problem.field ?? "", code: problem.code, message: problem.title + problem.detail)
    }
}
