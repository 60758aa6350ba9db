/** Fields of a record of a case file besides its id and kind. */
type Fields = Readonly<Record<string, unknown>>;

/** The text of a case file. */
export function caseText(title: string, ...records: readonly object[]): string {
  const all = [{ record: 'case', version: 1, title, asOf: '2024-06-01' }, ...records];
  return `${all.map((record) => JSON.stringify(record)).join('\n')}\n`;
}

/** A record of a party. */
export function party(id: string, kind: string, name: string, country: string, fields: Fields = {}): object {
  return { record: 'entity', id, kind, name, countries: [country], ...fields };
}

/** A record of a delivery, documented unless told otherwise; `month` is date text. */
export function delivery(id: string, from: string, to: string, month: string | undefined, hs?: string): object {
  return {
    record: 'relation',
    id,
    kind: 'ships',
    from,
    to,
    ...(month === undefined ? {} : { dates: { from: month, to: month } }),
    ...(hs === undefined ? {} : { goods: { hs: [hs] } }),
    claim: { status: 'documented', scope: 'this' },
  };
}

/** A maker in the US, a trader in Kazakhstan and an end-user in Russia. */
export const THREE_PARTIES = [
  party('maker', 'manufacturer', 'Alder Chips', 'US'),
  party('trader', 'trader', 'Birch Trade', 'KZ'),
  party('plant', 'end_user', 'Cedar Plant', 'RU'),
] as const;
