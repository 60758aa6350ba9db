import { caseText, delivery, party } from './caseText.ts';

const CORRIDORS = 12;
const BUYERS = 5;
const FACILITATORS = 20;
const TREES = [
  'Alder',
  'Birch',
  'Cedar',
  'Dogwood',
  'Elm',
  'Fir',
  'Gorse',
  'Hazel',
  'Ivy',
  'Juniper',
  'Laurel',
  'Maple',
];
const STEPS = [
  { kind: 'distributor', name: 'Invented Distribution GmbH', country: 'DE' },
  { kind: 'trader', name: 'Invented Electronics Trading FZE', country: 'AE' },
  { kind: 'company', name: 'Invented Components Co Limited', country: 'HK' },
  { kind: 'company', name: 'Invented Logistics and Trade LLP', country: 'KZ' },
] as const;
const SERVING = [
  { kind: 'carrier', name: 'Invented Air Cargo', role: 'carrier' },
  { kind: 'bank', name: 'Invented Commercial Bank', role: 'bank' },
  { kind: 'forwarder', name: 'Invented Freight Forwarding', role: 'forwarder' },
  { kind: 'customs_broker', name: 'Invented Customs Service', role: 'declarant' },
] as const;

/** How many chains the case of `sixtyChains` has. */
export const SIXTY = CORRIDORS * BUYERS;

/**
 * A case file of sixty chains of six hops: twelve corridors of four firms each, from six makers to five buying firms,
 * each with its own plant, served by twenty facilitators. Every name is invented.
 */
export function sixtyChains(): string {
  const records: object[] = [];
  for (let at = 0; at < FACILITATORS; at++) {
    const { kind, name } = SERVING[at % SERVING.length] ?? SERVING[0];
    records.push(party(`facilitator-${at}`, kind, `${tree(at)} ${name}`, ['TR', 'AE', 'KZ', 'HK'][at % 4] ?? 'TR'));
  }
  let served = 0;
  const ship = (from: string, to: string, month: number): void => {
    const at = served++;
    const { role } = SERVING[at % SERVING.length] ?? SERVING[0];
    const via = [{ entity: `facilitator-${at % FACILITATORS}`, role }];
    records.push({ ...delivery(`${from}-${to}`, from, to, `2023-0${month}`, '854231'), via });
  };
  for (let maker = 0; maker < CORRIDORS / 2; maker++)
    records.push(party(`maker-${maker}`, 'manufacturer', `${tree(maker)} Invented Semiconductor Inc`, 'US'));
  for (let buyer = 0; buyer < BUYERS; buyer++) {
    records.push(
      party(`buyer-${buyer}`, 'procurement', `ООО «Вымышленный Снаб ${buyer + 1}»`, 'RU'),
      party(`plant-${buyer}`, 'end_user', `АО «Вымышленный Завод № ${buyer + 1}»`, 'RU'),
    );
    ship(`buyer-${buyer}`, `plant-${buyer}`, 6);
  }
  for (let corridor = 0; corridor < CORRIDORS; corridor++) {
    const stops = STEPS.map((_, step) => `c${corridor}-${step}`);
    STEPS.forEach(({ kind, name, country }, step) =>
      records.push(party(`c${corridor}-${step}`, kind, `${tree(corridor)} ${name}`, country)),
    );
    const way = [`maker-${corridor % (CORRIDORS / 2)}`, ...stops];
    way.slice(1).forEach((to, index) => ship(way[index] ?? '', to, index + 1));
    for (let buyer = 0; buyer < BUYERS; buyer++) ship(stops.at(-1) ?? '', `buyer-${buyer}`, 5);
  }
  return caseText('Sixty chains', ...records);
}

function tree(at: number): string {
  return TREES[at % TREES.length] ?? '';
}
