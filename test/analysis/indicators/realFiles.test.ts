import { describe, expect, it } from 'vitest';
import { allFlags, type CaseFlags } from '../../../src/analysis/indicators/judge.ts';
import { INDICATOR_RULES } from '../../../src/analysis/indicators/rules.ts';
import type { CaseData } from '../../../src/case/caseData.ts';
import { openCase } from '../../../src/worker/openCase.ts';
import { sharedData, shipped } from '../../support/sharedData.ts';
import { contextOf } from './judging.ts';

/** Present, absent and cannot tell of each rule, computed and looked over by eye. */
type Table = Readonly<Record<string, readonly [number, number, number]>>;

const TUTORIAL: Table = {
  'founded-after-invasion': [11, 42, 2],
  'new-in-product': [25, 24, 6],
  'already-shipped': [13, 28, 0],
  'listed-when': [3, 2, 1],
  'controlled-goods': [90, 23, 2],
  'diversion-route': [22, 5, 12],
  'forwarder-consignee': [1, 1, 0],
  'declared-elsewhere': [9, 78, 2],
  surge: [3, 12, 45],
  'pass-through': [5, 19, 7],
  'no-end-use-paper': [19, 1, 1],
  'third-party-payer': [8, 15, 3],
  'bank-exposure': [8, 1, 0],
  'shared-facilitator': [2, 9, 6],
  'price-high': [1, 56, 54],
};

/** Official texts give neither codes nor amounts, and few dates: nearly everything must stay open. */
const PUBLIC_RECORD: Table = {
  'founded-after-invasion': [0, 1, 36],
  'new-in-product': [0, 0, 38],
  'already-shipped': [0, 5, 20],
  'listed-when': [0, 0, 24],
  'controlled-goods': [0, 0, 35],
  'diversion-route': [0, 9, 15],
  'forwarder-consignee': [0, 0, 0],
  'declared-elsewhere': [0, 0, 18],
  surge: [0, 0, 40],
  'pass-through': [0, 0, 8],
  'no-end-use-paper': [0, 0, 15],
  'third-party-payer': [0, 0, 1],
  'bank-exposure': [2, 1, 0],
  'shared-facilitator': [0, 0, 0],
  'price-high': [0, 0, 35],
};

/** Persons and owners without any trade: these rules have nothing to ask. */
const WATCHLIST: Table = Object.fromEntries(Object.keys(TUTORIAL).map((rule) => [rule, [0, 0, 0]]));

async function opened(name: string, bytes: Uint8Array): Promise<CaseData> {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield bytes;
  }
  return (await openCase([{ name, size: bytes.length, chunks }], '2026-11-22')).data;
}

async function judged(data: CaseData): Promise<CaseFlags> {
  const run = allFlags(contextOf(data));
  let step = await run.next();
  while (step.done !== true) step = await run.next();
  return step.value;
}

function tableOf({ counts }: CaseFlags, rules: Table): Table {
  const rows = counts.map(({ rule, present, absent, unknown }) => [rule, [present, absent, unknown]] as const);
  return Object.fromEntries(rows.filter(([rule]) => Object.hasOwn(rules, rule)));
}

function printed(title: string, table: Table): string {
  const rows = Object.entries(table).map(
    ([rule, counts]) => `${rule.padEnd(24)}${counts.map((n) => `${n}`.padStart(9)).join('')}`,
  );
  return `${title}\n${''.padEnd(24)}  present   absent  unknown\n${rows.join('\n')}`;
}

describe('rules × outcomes', () => {
  it('cover every rule that reads trade', () => {
    const ids = INDICATOR_RULES.map(({ id }) => id);
    for (const rule of Object.keys(TUTORIAL)) expect(ids).toContain(rule);
  });

  it('are these on the tutorial', async ({ annotate }) => {
    const table = tableOf(await judged(await opened('tutorial.jsonl', shipped('cases/tutorial.jsonl'))), TUTORIAL);
    await annotate(printed('Tutorial', table));
    expect(table).toEqual(TUTORIAL);
  });

  it('are these on the public record', async ({ annotate }) => {
    const bytes = shipped('cases/public-record.jsonl');
    const table = tableOf(await judged(await opened('public-record.jsonl', bytes)), PUBLIC_RECORD);
    await annotate(printed('Public record', table));
    expect(table).toEqual(PUBLIC_RECORD);
  });

  it('are none on a watch list without trade', async ({ annotate }) => {
    const bytes = sharedData('ftm/watchlist-synthetic.ftm.jsonl');
    const table = bytes ? tableOf(await judged(await opened('watchlist.ftm.jsonl', bytes)), WATCHLIST) : WATCHLIST;
    await annotate(printed('Watch list', table));
    expect(table).toEqual(WATCHLIST);
  });
});

describe('the tutorial shows', () => {
  const flags = (async () => judged(await opened('tutorial.jsonl', shipped('cases/tutorial.jsonl'))))();
  const flagOf = async (rule: string, subject: string) =>
    (await flags).flags.find((flag) => flag.rule === rule && flag.subject === subject);

  it.each([
    ['founded-after-invasion', 'alatau', 'present', '5 to 35 days after 24 Feb 2022'],
    [
      'founded-after-invasion',
      'tausamal',
      'present',
      'first recorded shipment 38 days after founding, within the limit of 90',
    ],
    ['founded-after-invasion', 'elbe', 'absent', 'founded 11 May 2004'],
    ['founded-after-invasion', 'vektor-ru', 'unknown', 'No founding date'],
    ['new-in-product', 'alatau', 'present', 'HS 8542.31 on 3 Jan 2023'],
    ['new-in-product', 'elbe', 'absent', 'HS 8542.31 in May 2021'],
    ['already-shipped', 'alatau', 'present', 'in 5 recorded deliveries, the last to Vektor Import OOO on 2 Jun 2023'],
    ['already-shipped', 'merikivi', 'absent', '2 went to Russia, 2 held priority goods and 0 came after 24 Feb 2022'],
    ['listed-when', 'vektor', 'present', 'listed by US OFAC on 15 Dec 2022'],
    ['listed-when', 'alatau', 'absent', 'listed by EU Council on 24 Jun 2024; none of 16 recorded dealings'],
    ['listed-when', 'kapital', 'unknown', 'listed by US OFAC before 12 Jun 2024'],
    ['controlled-goods', 'R005', 'present', 'HS 8542.31 is in tier 1'],
    ['controlled-goods', 'R089', 'absent', 'HS 0808.10'],
    ['controlled-goods', 'R007', 'unknown', 'fewer than six digits'],
    [
      'diversion-route',
      'R005',
      'present',
      'Northwind Semicond. (US) → Elbe Components GmbH (DE) → Ala-Tau Trade LLP (KZ) → Vektor',
    ],
    ['diversion-route', 'R017', 'absent', 'within 180 days'],
    ['diversion-route', 'R053', 'unknown', 'may be one path of these goods'],
    ['forwarder-consignee', 'potigate', 'present', 'of 12 Jul 2023'],
    ['forwarder-consignee', 'alpen', 'absent', 'left it no earlier'],
    [
      'declared-elsewhere',
      'R005',
      'present',
      'Declared for KZ on 14 Jan 2023, the goods reached Vektor Import OOO (RU)',
    ],
    [
      'declared-elsewhere',
      'R119',
      'present',
      'declared goods for UZ on 12 Jul 2023; they went to Poti Gate Logistics (GE)',
    ],
    [
      'declared-elsewhere',
      'R120',
      'present',
      'declared goods for KZ on 14 Jan 2023; they went to Vektor Import OOO (RU)',
    ],
    ['declared-elsewhere', 'R003', 'absent', 'Ala-Tau Trade LLP (KZ)'],
    ['declared-elsewhere', 'R099', 'absent', 'went on to Absheron Pumps (AZ)'],
    ['surge', 'bosphorus', 'present', 'received 520,000 USD of HS 8542.32'],
    ['surge', 'northwind', 'absent', '156,800 USD of HS 8542.32'],
    [
      'pass-through',
      'alatau',
      'present',
      '2,641 pieces of HS 8542.31 on 3 Jan 2023 and sent 2,641 pieces on 14 Jan 2023: 11 days, limit 60',
    ],
    ['pass-through', 'starway', 'present', '16 days'],
    ['pass-through', 'elbe', 'absent', 'None of 4 deliveries'],
    ['pass-through', 'ararat', 'unknown', '58 to 88 days'],
    ['no-end-use-paper', 'R003', 'present', 'Elbe Components GmbH (DE) sent priority goods to Ala-Tau Trade LLP (KZ)'],
    ['no-end-use-paper', 'R075', 'absent', 'under EUS-77, which names Karatau Mining'],
    ['no-end-use-paper', 'R064', 'unknown', 'under EUS-64; whom it names is not recorded'],
    ['third-party-payer', 'R131', 'present', 'for invoice EL-2207, whose buyer is Ala-Tau Trade LLP'],
    ['third-party-payer', 'R129', 'absent', 'for invoice NW-1107 in its own name'],
    ['third-party-payer', 'R140', 'unknown', 'without an invoice number'],
    ['bank-exposure', 'silk', 'present', 'served 35 recorded relations, 26 of a listed party'],
    ['bank-exposure', 'khazar', 'absent', 'served 27 recorded relations, none'],
    ['shared-facilitator', 'silk', 'present', 'serves 7 parties'],
    ['shared-facilitator', 'masis', 'absent', 'serves 1 party'],
    ['shared-facilitator', 'addr-samal', 'unknown', 'no owner is recorded of Tau-Samal Trade LLP'],
    ['price-high', 'R051', 'present', '370 USD a unit, 2.53 × the median of 146.16 over 16 prices'],
    ['price-high', 'R003', 'absent', 'the limit is 1.5 ×'],
    ['price-high', 'R020', 'unknown', 'No unit price'],
  ])('%s of %s %s: %s', async (rule, subject, outcome, part) => {
    const flag = await flagOf(rule, subject);
    expect(flag).toMatchObject({ outcome, sentence: expect.stringContaining(part) });
  });

  it('the path of the Northwind chain by its relations', async () => {
    expect(await flagOf('diversion-route', 'R005')).toMatchObject({
      entities: ['northwind', 'elbe', 'alatau', 'vektor'],
      relations: ['R001', 'R003', 'R005'],
    });
  });
});
