/// Places and points of v1.1.
extension JSONWriter {
  /// `geo` with the latitude first, `coordinates` with the longitude first, and `place`.
  mutating func v1Geography(_ tweet: Tweet) {
    guard tweet.place != nil || tweet.point != nil else {
      write(fragments.noPlace)
      return
    }
    v1Point("geo", tweet.point.map { ($0.latitude, $0.longitude) })
    v1Point("coordinates", tweet.point.map { ($0.longitude, $0.latitude) })
    guard let place = tweet.place else {
      null("place")
      return
    }
    key("place")
    v1Place(place)
  }

  private mutating func v1Point(_ key: String, _ point: (Int, Int)?) {
    guard let point else {
      null(key)
      return
    }
    self.key(key)
    openObject()
    member("type", string: "Point")
    self.key("coordinates")
    openArray()
    fraction(point.0 * 100, places: 8)
    fraction(point.1 * 100, places: 8)
    closeArray()
    closeObject()
  }

  private mutating func v1Place(_ place: Place) {
    openObject()
    member("id", ascii: place.id)
    url("url", Array("https://api.twitter.com/1.1/geo/id/".utf8) + place.id + Array(".json".utf8))
    member("place_type", string: "city")
    member("name", text: place.name)
    member("full_name", text: place.fullName)
    member("country_code", string: place.country.code)
    member("country", text: place.country.name)
    key("bounding_box")
    openObject()
    member("type", string: "Polygon")
    key("coordinates")
    openArray()
    openArray()
    v1Corner(place.west, place.south)
    v1Corner(place.west, place.south + place.extent)
    v1Corner(place.west + place.extent, place.south + place.extent)
    v1Corner(place.west + place.extent, place.south)
    closeArray()
    closeArray()
    closeObject()
    key("attributes")
    openObject()
    closeObject()
    closeObject()
  }

  private mutating func v1Corner(_ longitude: Int, _ latitude: Int) {
    openArray()
    fraction(longitude, places: 6)
    fraction(latitude, places: 6)
    closeArray()
  }
}
