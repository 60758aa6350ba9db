/**
 * What data would answer a rule, in the words all rules share: flags that cannot tell are counted by them, so they name
 * no party. The sentence of the flag does.
 */
export const MISSING = {
  codes: 'HS codes of six digits',
  country: 'the country of a party',
  deliveryDates: 'precise dates of deliveries',
  founding: 'a founding date',
  foundingDay: 'a founding date that tells before from after 24 Feb 2022',
  earlierTrade: 'trade before 24 Feb 2022',
  quantities: 'quantities in one unit',
  values: 'values',
  destination: 'the declared destination',
  address: 'an address',
  house: 'street and house of an address',
  unit: 'the office or room of an address',
  hands: 'owners and directors',
  owners: 'owners',
  shares: 'the exact shares of owners',
  listingDate: 'the date of a listing',
  traces: 'trade, an address or contacts',
} as const;
