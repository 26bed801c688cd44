import Testing

@testable import Moult

@Suite struct ValuesHostTests {
  @Test(arguments: [
    ("https://example.com/a/b?c=d#e", "example.com"), ("http://Example.COM", "example.com"),
    ("HTTPS://news.example.co.uk:8080/", "example.co.uk"),
    ("http://a-b.example/", "a-b.example"),
    ("https://www.example.com/", "example.com"), ("https://www.www.example.com", "example.com"),
    ("https://www.com/", "www.com"), ("https://www2.example.com/", "example.com"),
    ("https://user:secret@example.com/", "example.com"), ("https://a@b@example.com", "example.com"),
    ("https://example.com.", "example.com"), ("https://example.com:", "example.com"),
    ("https://example.com?q=@x", "example.com"), ("https://example.com#@x", "example.com"),
    ("https://alice.github.io/", "github.io"),
    ("https://a.b.c.city.kawasaki.jp/", "city.kawasaki.jp"),
    ("https://x.y.parliament.uk", "parliament.uk"), ("http://gov.uk/", "gov.uk"),
    ("https://xn--bcher-kva.example.com/", "example.com"),
    ("https://blog.some.unknowntld/", "some.unknowntld"),
    ("https://mobile.twitter.com/alice/status/1", "twitter.com"), ("https://t.co/abc", "t.co"),
    ("https://pic.x.com/abc", "x.com"), ("https://alice.tumblr.com/post/1", "tumblr.com"),
    ("https://Alice.Blogspot.CO.UK", "blogspot.co.uk"), ("https://nottumblr.com", "nottumblr.com"),
    ("https://12345678.example.com/", "example.com"),
    ("https://news2019-12.com/", "news2019-12.com"),
  ]) func hostsLeave(_ url: String, _ host: String) {
    #expect(ValuesProbe.apply(.host, "tweet.link", url) == "\"\(host)\"")
    #expect(Host.name(of: url.utf8.span) == host)
  }

  @Test(arguments: [
    "", "example.com", "//example.com", "ftp://example.com", "javascript:alert(1)", "http:",
    "http://", "https:///path", "http:/example.com", "httpss://example.com", "mailto:a@example.com",
    "https://localhost/", "https://10.0.0.1/", "https://10.0.0.1:80/", "https://[::1]/",
    "https://0x7f.1/", "https://1.2.3.0x4/", "https://3232235777/", "https://bücher.example/",
    "https://exa mple.com", "https://exa%6Dple.com", "https://exa_mple.com", "https://example..com",
    "https://.example.com", "https://-a.example.com", "https://a-.example.com",
    "https://example.com:80x/", "https://example.c", "https://example.1com", "https://..",
    "https://1234567.com", "https://701234-567890.com", "https://call-0170123.org",
    "https://a1b2c3d4e5f6g7h8i9.com", "https://xn--bcher-kva.com/",
    "https://blog.XN--bcher-kva.com/",
    "https://example.xn--p1ai/", "https://e.XN--P1AI/",
    "https://example.com\\@evil.example/", "https://evil\\.example.com/", "https://example.com\n",
    "https://" + String(repeating: "a", count: 64) + ".com",
    "https://" + String(repeating: "ab.", count: 90) + "com", "https://example.123456789/",
  ]) func otherHostsAreNone(_ url: String) {
    #expect(ValuesProbe.apply(.host, "tweet.link", url) == nil)
    #expect(Host.name(of: url.utf8.span) == nil)
  }

  @Test func onlyLinksHaveAHost() {
    #expect(ValuesProbe.apply(.host, "tweet.link", "https://example.com", isString: false) == nil)
    for meaning in ["media.url", "user.url", "other.url", "tweet.short-link", "tweet.text"] {
      #expect(ValuesProbe.apply(.host, meaning, "https://example.com") == nil)
    }
  }

  @Test func sharedHostsKeepNoNames() {
    for host in Vocabulary.builtIn.sharedHosts.words {
      #expect(Host.name(of: "https://alice.\(host)/x".utf8.span) == host)
      #expect(Host.name(of: "https://www.blog.alice.\(host)".utf8.span) == host)
      #expect(Host.name(of: "http://\(host)".utf8.span) == host)
    }
  }
}
