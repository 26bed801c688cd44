/// Places of v2.
extension JSONWriter {
  /// `geo`: the place's ID, sometimes a point, and in a flat tweet the place itself.
  mutating func v2Geo(_ tweet: Tweet, isFlat: Bool) {
    guard let place = tweet.place else { return }
    key("geo")
    openObject()
    member("place_id", ascii: place.id)
    if let point = tweet.point {
      key("coordinates")
      openObject()
      member("type", string: "Point")
      key("coordinates")
      openArray()
      fraction(point.longitude, places: 6)
      fraction(point.latitude, places: 6)
      closeArray()
      closeObject()
    }
    if isFlat { v2PlaceMembers(place) }
    closeObject()
  }

  mutating func v2Place(_ place: Place) {
    openObject()
    v2PlaceMembers(place)
    closeObject()
  }

  private mutating func v2PlaceMembers(_ place: Place) {
    member("country", text: place.country.name)
    key("geo")
    openObject()
    member("type", string: "Feature")
    key("bbox")
    openArray()
    fraction(place.west, places: 6)
    fraction(place.south, places: 6)
    fraction(place.west + place.extent, places: 6)
    fraction(place.south + place.extent, places: 6)
    closeArray()
    key("properties")
    openObject()
    closeObject()
    closeObject()
    member("full_name", text: place.fullName)
    member("name", text: place.name)
    member("id", ascii: place.id)
    member("country_code", string: place.country.code)
    member("place_type", string: "city")
  }
}
