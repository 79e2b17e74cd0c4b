/// 副本 of a tax system as the examples of the repository have them; figures vary, persons are numbers only.
enum SampleRecords {
    static func json(identifier: String, number: String) -> String {
        """
        {"recordIdentifier":"\(identifier)","atenaNumber":"\(number)","itemCode":"TM00000000000002",\
        "dataSetKey":"\(number)-2015","versionNumber":"0001","publicationStart":"2016-05-01","publicationEnd":null,\
        "administrativeDistrict":"00000","changeKind":"initial","values":{"所得額":"\(identifier.utf8.count * 98_700)",\
        "課税区分":"課税","扶養人数":{"reasonOfNull":"NotAcceptable"}}}
        """
    }
}
