public import DesignSystem

extension WebRequest {
    /// Answers a form, and shows the page with the form as filled in again when it is refused.
    ///
    /// A program that asks for `application/problem+json` gets the problem itself, as everywhere.
    /// - Throws: what is not about the form, and every refusal to a program.
    public func answering(
        _ accepted: () async throws -> WebResponse, refused page: (any ProblemConvertible) async throws -> Page
    ) async throws -> WebResponse {
        do {
            return try await accepted()
        } catch let error as any ProblemConvertible where !wantsDocument && error.problem.status < 500 {
            let shown = try await page(error)
            return .page(shown, status: error.problem.status).refused(error.problem.code)
        }
    }
}
