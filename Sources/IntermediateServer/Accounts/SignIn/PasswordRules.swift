/// What a password must be.
///
/// The numbers are ours [O]: the source asks for a change at the first sign-in only (§2.7).
enum PasswordRules {
    static let shortest = 12
    static let longest = 128

    static func check(_ new: String, again: String, current: String, account: String) throws(AccountError) {
        guard new == again else { throw .passwordsDiffer }
        guard new.count >= shortest else { throw .weakPassword("\(shortest)文字以上にしてください。") }
        guard new.count <= longest else { throw .weakPassword("\(longest)文字以内にしてください。") }
        guard new != current else { throw .weakPassword("現在のパスワードと異なるものにしてください。") }
        guard !new.lowercased().contains(account.lowercased()) else {
            throw .weakPassword("ユーザーIDを含まないものにしてください。")
        }
    }
}
