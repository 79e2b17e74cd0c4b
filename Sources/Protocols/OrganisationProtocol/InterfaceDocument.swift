/// The description of the interface for machines and people (OpenAPI 3.1).
public enum InterfaceDocument {
    /// Where a server has it.
    public static let path = "/api/openapi.yaml"
    /// YAML, UTF-8.
    public static var content: [UInt8] { PackageResources.openapi_yaml }
}
