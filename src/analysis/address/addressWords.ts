/** Words before the number of an office, room or flat. */
export const UNIT_WORDS = words(
  `office ofc off unit room rm suite ste apartment apt apartments flat desk shop premise premises lot stand pavilion cabinet
   кабинет каб офис оф комната комн ком квартира кв пом помещ помещение павильон пав бокс кенсе пәтер
   ofis oda daire buro bureau buero zimmer biuro lokal local interno kancelaria`,
);
/** Words before or after the number of a floor. */
export const FLOOR_WORDS = words('floor fl этаж эт kat etage piso piano f level');
/** Words before the number of a house, of a part of it, or between word and number. */
export const HOUSE_WORDS = words(
  `house building bldg block blk no nr num number plot дом д корпус корп к строение стр литера лит владение вл сооружение соор
   здание зд участок уч budynek haus h`,
);
/** Words for the sort of a street, a place or a house: two writers choose them differently. */
export const PLAIN_WORDS = words(
  `street st str road rd avenue ave av lane ln boulevard blvd square sq row drive dr highway hwy way place pl court ct quay
   city town village district region province state county microdistrict mkr the of and near ind industrial zone area
   улица ул проспект просп пр кт переулок пер бульвар бул б р площадь пл шоссе ш набережная наб проезд тупик аллея квартал
   город г гор поселок пос пгт село деревня область обл край республика респ район р н мкр микрорайон округ о
   внутригородская территория вн тер муниципальный cad cadde caddesi sok sokak sokagi mah mahallesi bulvari strasse str platz weg
   ulitsa ul prospekt pr ulica rue via calle shekhar koshesi коше кошеси даңғылы данғылы trg gorod`,
);
/** Words that make a named house of a name: an address without a number that has one still is a house. */
export const NAMED_HOUSES = words(
  'house tower towers plaza centre center mansion hall building court park дом башня центр бц тц plaza gebaude han',
);
/** Names of countries as addresses end in them, in plain spelling; the party's country says it better. */
export const COUNTRY_WORDS = words(
  `russia россия рф russian federation российская федерация kazakhstan казахстан рк kyrgyzstan киргизия кыргызстан armenia армения
   uzbekistan узбекистан tajikistan georgia belarus беларусь белоруссия turkey turkiye china кнр prc uae emirates arab united
   germany deutschland india serbia singapore`,
);
/** Two spellings of one city that no rule of sound joins, by how they sound. */
export const CITIES: ReadonlyMap<string, string> = new Map([
  ['moscov', 'moskva'],
  ['moskau', 'moskva'],
  ['msk', 'moskva'],
  ['spb', 'peterburg'],
  ['petersburg', 'peterburg'],
  ['sankt', ''],
  ['saint', ''],
  ['alma', 'almati'],
  ['almata', 'almati'],
  ['nursultan', 'astana'],
  ['erevan', 'erevan'],
  ['beograd', 'belgrad'],
  ['belgrade', 'belgrad'],
  ['erevan', 'erevan'],
]);

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/));
}
