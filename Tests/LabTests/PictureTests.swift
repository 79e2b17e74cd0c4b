import Foundation
import FoundationXML
import NetworkLab
import NetworkPicture
import NoticeForms
import Reachability
import Testing
import VPNDevice

/// The diagram with its marks.
@Suite struct PictureTests {
    @Test(arguments: NetworkFault.all.map(\.name))
    func `every fault is marked, and its correction written`(name: String) throws {
        let fault = try #require(NetworkFault.named(name))
        let site = fault.broken(try SampleSite.read())
        let proof = Proof(site)
        let svg = TopologyPicture(site, proof).svg
        #expect(XMLParser(data: Data(svg.utf8)).parse())
        #expect(svg.contains("<circle"))
        for correction in proof.corrections {
            #expect(svg.contains(correction.text.replacing("<", with: "&lt;")), "\(correction.text)")
        }
    }

    @Test func `a network without a fault says so`() throws {
        let site = try SampleSite.read()
        let svg = TopologyPicture(site, Proof(site)).svg
        #expect(XMLParser(data: Data(svg.utf8)).parse())
        #expect(svg.contains("すべての項目が通ります"))
        #expect(!svg.contains("<circle"))
    }

    @Test func `names are escaped, and nothing outside is referred to`() throws {
        var site = try SampleSite.read()
        let form = site.request.yaml.replacing("id: legacy-tax,", with: "id: \"a<b>&c\",")
        if let changed = try? ConfigurationRequest(yaml: form) { site.request = changed }
        let svg = TopologyPicture(site, Proof(site)).svg
        #expect(XMLParser(data: Data(svg.utf8)).parse())
        #expect(svg.components(separatedBy: "http").count == 2, "the namespace alone")
    }
}
