import JSONStream
import Testing

@testable import Moult

private func scrubbed(_ text: String) -> String {
  var scrubber = Scrubber()
  var output = ByteBuffer()
  scrubber.scrub(Array(text.utf8).span, isHTMLEscaped: true, removing: RecordNames(), into: &output)
  return String(decoding: output.array, as: UTF8.self)
}

@Suite("Patterns in a text")
struct PatternTests {
  static let mentions = [
    ScrubCase("hi @ third_person7", "hi @user"),
    ScrubCase("5 @ noon, @ 5pm", "5 @ noon, @ 5pm"),
    ScrubCase("hi @third.person7 x", "hi @user x"),
    ScrubCase("@wren.Then", "@user.Then"),
    ScrubCase("RT @third_pers…", "RT @user"),
    ScrubCase("hi \\u0040wren_7", "hi @user"),
    ScrubCase("hi &amp;amp;#64;wren_7", "hi @user"),
    ScrubCase("hi %2540wren_7", "hi @user"),
    ScrubCase("a piece via wrenhandle9", "a piece via @user"),
    ScrubCase("RT wrenhandle9: hello", "RT @user: hello"),
    ScrubCase("RT this: hello", "RT this: hello"),
    ScrubCase("via mail, cc all", "via mail, cc all"),
    ScrubCase("[at]wrenbird", "@user"),
    ScrubCase("h/t wren_bird, photo by wrenhandle9", "h/t @user, photo by @user"),
    ScrubCase("by covid19, by mid2019, thanks all", "by covid19, by mid2019, thanks all"),
    ScrubCase("hi @wren-bird7 and @well-known", "hi @user and @user-known"),
    ScrubCase("hi &#64wren_7, &#0000000064;wren_7", "hi @user, @user"),
    ScrubCase("hi @wren\u{3164}bird", "hi @user"),
    ScrubCase("@птица_7 @たろう7 hi, 今夜@渋谷", "@user @user hi, 今夜@渋谷"),
  ]

  static let messengers = [
    ScrubCase("IG: wren.b", "IG: @user"),
    ScrubCase("my insta wren_b, ok", "my insta @user, ok"),
    ScrubCase("discord: wren#1234", "discord: @user"),
    ScrubCase("PSN - WrenX", "PSN - @user"),
    ScrubCase("Cash App: $wrenb", "Cash App: $@user"),
    ScrubCase("venmo @wren-b-c", "venmo @user"),
    ScrubCase("LINE ID: wrenab", "LINE ID: @user"),
    ScrubCase("Snap: the end, a line: she", "Snap: the end, a line: she"),
    ScrubCase("Twitch and instagram", "Twitch and instagram"),
    ScrubCase("ask u/wrenbird", "ask u/@user"),
    ScrubCase("my ig is wren_b, IG 👉 wren.b", "my ig is @user, IG 👉 @user"),
    ScrubCase("gamertag WrenX, Skype: live:wren.b", "gamertag @user, Skype: live:@user"),
    ScrubCase("wrenx#1234 issue#1234", "@user issue#1234"),
    ScrubCase("微信: wren88", "微信: @user"),
    ScrubCase("微信号wren88, 인스타 wren_b", "微信号@user, 인스타 @user"),
    ScrubCase("тг wren_b, سناب: wrenb", "тг @user, سناب: @user"),
    ScrubCase("Spotify: wrenb", "Spotify: @user"),
    ScrubCase("Spotify: Wrenb sings tonight", "Spotify: Wrenb sings tonight"),
    ScrubCase("add me on snap wrenb, my ig is wrenb", "add me on snap @user, my ig is @user"),
    ScrubCase("snap is down, insta is over", "snap is down, insta is over"),
    ScrubCase("Riot ID WrenX#EUW1", "Riot ID @user"),
  ]

  static let addresses = [
    ScrubCase("mail wren @example.org", "mail <email>"),
    ScrubCase("mail wren@\nexample.org", "mail <email>"),
    ScrubCase("mail wren (ät) example (punkt) org", "mail <email>"),
    ScrubCase("wren arroba example punto org", "<email>"),
    ScrubCase("mail wren (a) example.org", "mail <email>"),
    ScrubCase("mail \"wren b\"@example.org", "mail <email>"),
    ScrubCase("mail wren.o'b@example.org", "mail <email>"),
    ScrubCase("wren <at> example <dot> org", "<email>"),
    ScrubCase("wren@example。org", "<email>"),
    ScrubCase("mates at some point in life", "mates at some point in life"),
    ScrubCase("wrenb małpa example kropka pl", "<email>"),
    ScrubCase("wrenb (собака) example (точка) ru", "<email>"),
    ScrubCase("wrenb -at- example.org", "<email>"), ScrubCase("wrenb★example.org", "<email>"),
    ScrubCase("wrenb dot x at example dot org", "<email>"),
    ScrubCase("wrenb@localhost, thanks@wren_7", "<email>, thanks@user"),
    ScrubCase("lunch @ wrenb.org", "lunch @ <url>"),
    ScrubCase("wrenb (at) gmail", "<email>"),
  ]

  static let links = [
    ScrubCase("voir wrensite.fr, wrensite.me", "voir <url>, <url>"),
    ScrubCase("end.Then we go.So what", "end.Then we go.So what"),
    ScrubCase("e.g. v1.2, main.py, node.js", "e.g. v1.2, main.py, node.js"),
    ScrubCase("see wrensite dot com", "see <url>"),
    ScrubCase("the dot com bubble", "the dot com bubble"),
    ScrubCase("wren[.]com/a hxxp://wren.com", "<url> <url>"),
    ScrubCase("see http:// wrensite.com/anna", "see <url>"),
    ScrubCase("https : // wrensite.com/a b", "<url> b"),
    ScrubCase("see https:wrensite.com/anna", "see <url>"),
    ScrubCase("see https:\\/\\/wrensite.com\\/anna", "see <url>"),
    ScrubCase("wrensite .com/anna www . wren . com", "<url> <url>"),
    ScrubCase("pic. twitter. com/Abc12", "<url>"),
    ScrubCase("wrensite。com/anna", "<url>"),
    ScrubCase("xn--wren-xva.com wrenßite.com", "<url> <url>"),
    ScrubCase("انظر زكموقع.امارات/انا", "انظر <url>"),
    ScrubCase("詳しくはwren.comまで", "詳しくは<url>まで"),
    ScrubCase("https%253A%252F%252Fwren.com%252Fanna", "<url>"),
    ScrubCase("https://wren.com/a\"b\"c", "<url>"),
    ScrubCase("wren.example:8080/a", "<url>"),
    ScrubCase("203.0.113.77/anna", "<url>"),
    ScrubCase("wrenb kropka pl, wrenb punkt de", "<url>, <url>"),
    ScrubCase("see wrenb . com, wrenb. com", "see <url>, <url>"),
    ScrubCase("www wrenb com", "<url>"), ScrubCase("skype:wrenb?call", "<url>"),
    ScrubCase("wrenb.local, the local. It is", "<url>, the local. It is"),
  ]

  static let numbers = [
    ScrubCase("ip 192.168.178.231 or 1[.]2[.]3[.]4", "ip <number> or <number>"),
    ScrubCase("00:1A:2B:3C:4D:5E fe80::1 std::a", "<number> <number> std::a"),
    ScrubCase("550e8400-e29b-41d4-a716-446655440000", "550e8400-e29b-41d4-a716-446655440000"),
    ScrubCase("CVE-2021-44228", "CVE-2021-44228"),
    ScrubCase("v10.0.19041.1", "v10.0.19041.1"),
    ScrubCase("€12345 or 12000 usd, $1,250,000", "€12345 or 12000 usd, $1,250,000"),
    ScrubCase("24/7, 21-19 21-18, 102-98", "24/7, 21-19 21-18, 102-98"),
    ScrubCase("IBAN GB29 NWBK 6016 1331 9268 19", "IBAN <number>"),
    ScrubCase("4111-1111-1111-1111", "<number>"),
    ScrubCase("1201_2345_6789_0123_457", "<number>"),
    ScrubCase("1201,2345,6789,0123,457", "<number>"),
    ScrubCase("key 0x10ab3f77c2d1e001", "key <number>"),
    ScrubCase("plate B-AB 1234", "plate <number>"),
    ScrubCase("born 14.03.1987 in Ulm", "born <number> in Ulm"),
    ScrubCase("on 14.03.1987 in Ulm", "on 14.03.1987 in Ulm"),
    ScrubCase("born on March 14, 1987 or 14 March 1987", "born on <number> or 14 March 1987"),
    ScrubCase("geb. 14. März 1987, *14.03.1987", "geb. <number>, *<number>"),
    ScrubCase("生年月日 1987年3月14日", "生年月日 <number>"),
    ScrubCase("passport C01X00T47, acct 1234 5678", "passport <number>, acct <number>"),
    ScrubCase("my account of 2019, pass 2 of 3", "my account of 2019, pass 2 of 3"),
    ScrubCase("219-09-9999, 4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", "<number>, <number>"),
    ScrubCase("RSSMRA85T10A562S", "<number>"),
    ScrubCase("aa:bb:cc:dd:ee:ff 001a.2b3c.4d5e", "<number> <number>"),
    ScrubCase("203 . 0 . 113 . 7, 203[dot]0[dot]113[dot]7", "<number>, <number>"),
  ]

  static let telephones = [
    ScrubCase("call 2012 1985", "call <phone>"),
    ScrubCase("in 2012 1985", "in 2012 1985"),
    ScrubCase("+49170-1234567, 0049 170 1234 567", "<phone>, <phone>"),
    ScrubCase("0170*123*4567 0170—123—4567", "<phone> <phone>"),
    ScrubCase("0 1 7 0 1 2 3 4 5 6 7", "<phone>"),
    ScrubCase("0️⃣1️⃣7️⃣0️⃣1️⃣2️⃣3️⃣", "<number>"),
    ScrubCase("電話〇九〇一二三四五六七八", "電話<phone>"),
    ScrubCase("call O17O 123 4567", "call <phone>"),
    ScrubCase("tel 12 34 56 local", "tel <phone> local"),
    ScrubCase("8 (912) 345-67-89", "<phone>"),
    ScrubCase("347 1234567, 089/12345-0", "<phone>, <phone>"),
    ScrubCase("0 532 123 45 67", "<phone>"), ScrubCase("0176_1234_5678", "<phone>"),
    ScrubCase("0176🔥1234🔥5678 or 0176|1234|5678", "<phone> or <phone>"),
    ScrubCase("5🔥10 or 20|30", "5🔥10 or 20|30"), ScrubCase("call 0l70 l23 4567", "call <phone>"),
  ]

  static let clocks = [
    ScrubCase("2019-12-01T13:37:42Z", "2019-12-01T13:00Z"),
    ScrubCase("at 13:37, 12:00 and 9:05:01.5", "at 13:00, 12:00 and 9:00"),
    ScrubCase("1:37 pm, 7:30am, 13h37", "1 pm, 7am, 13h"),
    ScrubCase("13.37 Uhr, 13.37 €", "13 Uhr, 13.37 €"),
    ScrubCase("13時37分", "13時"),
    ScrubCase("13 Uhr 37", "13 Uhr"),
    ScrubCase("Dec 01 13:37:42 +0000 2019", "Dec 01 13:00 +0000 2019"),
    ScrubCase("3:1, 16:9", "3:1, 16:9"),
    ScrubCase("kl. 13.37, v 13.37 €, saat 13.37", "kl. 13, v 13.37 €, saat 13"),
    ScrubCase("13 ч 37 мин, 13点37分, 13h37min", "13 ч, 13点, 13h"),
    ScrubCase("1337h, 1337 UTC, 2019 UTC, 1500 hours", "13:00h, 13:00 UTC, 2019 UTC, 1500 hours"),
    ScrubCase("13.37–14.42 Uhr", "13–14 Uhr"), ScrubCase("1.50 more, 13.37", "1.50 more, 13.37"),
  ]

  static let places = [
    ScrubCase("at 52.5200, 13.4050", "at <place>"),
    ScrubCase("bei 52,5163 N 13,3777 O", "bei <place>"),
    ScrubCase("12.5 or 13.405", "12.5 or 13.405"),
    ScrubCase("52°31'12\"N 13°24'18\"E 20°C", "<place> <place> 20°C"),
    ScrubCase("9F4MGC2M+22 1234+56", "<place> 1234+56"),
    ScrubCase("Torstraße 123, Berlin", "<place>, Berlin"),
    ScrubCase("12 Main Street", "<place>"),
    ScrubCase("12 rue de Rivoli, Calle Mayor 5", "<place>, <place>"),
    ScrubCase("via Twitter 5", "via Twitter 5"),
    ScrubCase("SW1A 2AA", "<place>"),
    ScrubCase("///one.two.three", "<place>"),
    ScrubCase("N 52.5200, E 13.4050", "N <place>"), ScrubCase("52 31 12 N", "<place>"),
    ScrubCase("12 Wren Close, 3 Easy Way", "<place>, 3 Easy Way"),
    ScrubCase("Langen Gasse 7, Am Markt 5, 50667 Ulm", "<place>, <place>, <number> Ulm"),
    ScrubCase("ул. Ленина, 5 и ul. Długa 5/7", "<place> и <place>"),
    ScrubCase("Atatürk Caddesi No: 5, Váci utca 5", "<place>, <place>"),
    ScrubCase("千代田区丸の内1-9-1, 建国路88号", "千代田区<place>, <place>"),
    ScrubCase("PO Box 123, K1A-0B1, sw1a 2aa", "<place>, <place>, <place>"),
    ScrubCase("on Nov 19, 2017 Sunset, at 5 2am", "on Nov 19, 2017 Sunset, at 5 2am"),
  ]

  @Test(
    arguments: mentions + messengers + addresses + links + numbers + telephones + clocks + places)
  func replaces(_ example: ScrubCase) {
    #expect(scrubbed(example.text) == example.expected)
  }
}
