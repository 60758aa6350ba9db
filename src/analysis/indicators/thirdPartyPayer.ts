import type { EntityKind } from '../../model/entityKinds.ts';
import type { Reference, RelationRecord } from '../../model/records.ts';
import { keyedCaseIndex } from './caseIndex.ts';
import type { FlagContext } from './context.ts';
import { endUseNumbers, endUsePapers } from './endUsePapers.ts';
import { absent, cannotTell, defineRule, present, type Finding } from './rule.ts';
import { list, when } from './words.ts';
import { MISSING } from './missing.ts';

/** Through whom money goes; a correspondent bank serves other banks and says nothing about the payer. */
const CHANNELS: ReadonlySet<EntityKind> = new Set(['bank', 'payment_processor', 'account']);
const CORRESPONDENT = /correspondent/i;

/**
 * The payer of an invoice is neither who was billed, nor the consignee of the delivery with the same invoice number,
 * nor the end-user its papers name; or the payer is one of them and pays through a bank, processor or account outside
 * its own country and that of who is paid. Without an invoice number a recorded buyer of who is paid counts as the
 * buyer, and for anyone else the rule cannot tell. Not asked of payments to parties that sold nothing.
 *
 * Source: Tri-Seal note, 2 Mar 2023.
 */
export const thirdPartyPayer = defineRule({
  id: 'third-party-payer',
  title: 'Paid by a third party or from another country',
  basis: { text: 'Tri-Seal note', date: '2023-03-02' },
  subjectType: 'relation',
  inputs: ['invoice numbers of payments and deliveries', 'countries of payer and bank'],
  thresholds: {},
  judge: async (relation, context) => {
    if (context.relationKind(relation) !== 'pays') return undefined;
    const { sender: payer, receiver: payee } = context.flow(relation);
    const sold = soldBy(context, payee);
    if (sold.length === 0) return undefined;
    const record = await context.relation(relation);
    const invoices = invoiceNumbers(record.refs);
    const said = `${context.name(payer)} paid ${context.name(payee)} ${when(context.dates(relation))}`;
    if (invoices.length === 0) {
      const buys = sold.filter((one) => buyerOf(context, one) === payer);
      if (buys.length > 0) return byBuyer(context, relation, `${said}, of whom it is a recorded buyer`, buys);
      const missing = 'the number of the invoice that was paid';
      return cannotTell(
        missing,
        `${said} without an invoice number, and is no recorded buyer.`,
        [payer, payee],
        [relation],
      );
    }
    const bills = await billsOf(context, payee);
    const linked = invoices.flatMap((number) => bills.get(number) ?? []);
    if (linked.length === 0) {
      const missing = 'the delivery of the invoice that was paid';
      return cannotTell(
        missing,
        `${said} for invoice ${list(invoices)}; no delivery has that number.`,
        [payer, payee],
        [relation],
      );
    }
    const papers = await endUsePapers(context);
    const users = linked.flatMap(({ record: { refs } }) =>
      endUseNumbers(refs).flatMap((number) => papers.named.get(number)?.entities ?? []),
    );
    const relations = linked.map((one) => one.relation);
    const buyers = [...new Set(relations.map((one) => buyerOf(context, one)))];
    if ([...buyers, ...users].includes(payer)) {
      return byBuyer(context, relation, `${said} for invoice ${list(invoices)} in its own name`, relations);
    }
    return present(
      `${said} for invoice ${list(invoices)}, whose buyer is ${list(buyers.map((buyer) => context.name(buyer)))}.`,
      [payer, payee, ...buyers, ...users],
      [relation, ...relations],
    );
  },
});

/** A payment by the buyer itself: from another country all the same, or not. */
async function byBuyer(
  context: FlagContext,
  relation: number,
  said: string,
  relations: readonly number[],
): Promise<Finding> {
  const { via = [] } = await context.relation(relation);
  const { sender: payer, receiver: payee } = context.flow(relation);
  const home = new Set([...context.countries(payer), ...context.countries(payee)]);
  const channels = via
    .filter(({ role }) => role === undefined || !CORRESPONDENT.test(role))
    .map(({ entity }) => context.data.entities.index.find(entity))
    .filter((entity) => CHANNELS.has(context.kind(entity)));
  const lit = [relation, ...relations];
  if (context.countries(payer).length === 0 && channels.length > 0) {
    const missing = MISSING.country;
    return cannotTell(missing, `${said}; from which country is not recorded.`, [payer, payee, ...channels], lit);
  }
  const abroad = channels.filter((entity) => context.inCountries(entity, home) === 'no');
  if (abroad.length > 0 && abroad.length === channels.length) {
    const places = list(abroad.map((entity) => context.place(entity)));
    return present(
      `${said}, but through ${places}, outside ${[...home].join(' and ')}.`,
      [payer, payee, ...abroad],
      lit,
    );
  }
  return absent(`${said}; no channel in a third country alone is recorded.`, [payer, payee], lit);
}

function invoiceNumbers(refs: readonly Reference[] | undefined): string[] {
  return (refs ?? []).flatMap(({ type, number }) => (/invoice/i.test(type) ? [number] : []));
}

/** What a party sold and billed, by invoice number. */
const billsOf = keyedCaseIndex(async (context, seller: number) => {
  const bills = new Map<string, Bill[]>();
  for (const relation of soldBy(context, seller)) {
    await context.pause();
    const record = await context.relation(relation);
    for (const number of invoiceNumbers(record.refs)) {
      bills.set(number, [...(bills.get(number) ?? []), { relation, record }]);
    }
  }
  return bills;
});

/** Deliveries that leave a party, and invoices it writes. */
function soldBy(context: FlagContext, seller: number): number[] {
  const { from } = context.data.relations;
  const written = context.around(seller).filter((one) => from[one] === seller && isInvoice(context, one));
  return [...context.sent(seller), ...written];
}

function isInvoice(context: FlagContext, relation: number): boolean {
  return context.relationKind(relation) === 'invoices';
}

/** Who received the goods, or was billed. */
function buyerOf(context: FlagContext, relation: number): number {
  return isInvoice(context, relation) ? (context.data.relations.to[relation] ?? 0) : context.flow(relation).receiver;
}

interface Bill {
  readonly relation: number;
  readonly record: RelationRecord;
}
