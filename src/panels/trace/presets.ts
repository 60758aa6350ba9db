/** Rules that most traces use, by side; the money layer runs the other way. */
export const PRESETS: Readonly<Record<'suppliers' | 'receivers', readonly { label: string; rule: string }[]>> = {
  suppliers: [
    { label: 'Manufacturers outside RU and BY', rule: 'kind=manufacturer country!=RU,BY' },
    { label: 'Distributors outside RU and BY', rule: 'kind=distributor country!=RU,BY' },
    { label: 'Suppliers of any kind outside RU', rule: 'family=supply country!=RU' },
  ],
  receivers: [
    { label: 'End-users in RU', rule: 'kind=end_user country=RU' },
    { label: 'Everyone in RU', rule: 'country=RU' },
    { label: 'Listed parties', rule: 'listed=yes' },
  ],
};
