import type { RecordSink } from '../model/sink.ts';
import { parseAmount } from './amounts.ts';
import { isReversed } from './caseEntity.ts';
import { EdgeIds } from './edgeIds.ts';
import type { Detection, FileSample, Format } from './reader.ts';
import { columnsOf, forEachTableRow, type TableRow } from './table/tableRow.ts';

/**
 * Tables of the FinCEN Files (ICIJ, 2020): payments that banks reported as suspicious, and the banks that such reports
 * name. A bank's id differs by its part in a payment, so one bank may be several entities; their names say so.
 */
export const fincen: Format = {
  id: 'fincen',
  label: 'FinCEN Files (CSV)',
  detect,
  async read(file, sink) {
    const reader = new FincenReader(sink);
    await forEachTableRow(file, sink, (row) => {
      if (row.has('originatorbank') || row.has('originatorbankid')) reader.payment(row);
      else reader.connection(row);
    });
  },
};

class FincenReader {
  private readonly ids = new EdgeIds('fincen');
  private readonly banks = new Map<string, Set<string>>();
  private readonly filers = new Set<string>();
  private readonly sink: RecordSink;

  constructor(sink: RecordSink) {
    this.sink = sink;
  }

  /** Originator → beneficiary; the bank that filed the report is its source, not a party to the payment. */
  payment(row: TableRow): void {
    const from = this.bank(row, 'originatorbankid', 'originatorbank', ['originatoriso', 'originatorbankcountry']);
    const to = this.bank(row, 'beneficiarybankid', 'beneficiarybank', ['beneficiaryiso', 'beneficiarybankcountry']);
    if (from === undefined || to === undefined) {
      this.sink.issue('missing-field', row.line, 'A payment without originator and beneficiary is left out.');
      return;
    }
    const filer = row.take('filerorgname');
    const report = row.take('icijsarid');
    const count = row.see('numbertransactions');
    const own = row.take('id');
    const dates = { from: row.date('begindate'), to: row.date('enddate') };
    if (isReversed(dates.from, dates.to)) {
      row.context.issue('dates-reversed', 'begin_date', `${dates.from} is after ${dates.to}`);
    }
    this.sink.relation(
      {
        id: own === undefined ? this.ids.next(from, to) : `fincen:${own}`,
        kind: 'pays',
        label: 'payments in a suspicious activity report',
        from,
        to,
        dates: dates.from === undefined && dates.to === undefined ? undefined : dates,
        value: amountOf(row),
        claim: {
          status: 'reported',
          scope: count === undefined || count === '1' ? 'this' : 'collective',
          statedBy: filer,
        },
        evidence: [{ source: this.source(filer), locator: locatorOf(report) }],
        note: count === undefined ? undefined : `${count} payment${count === '1' ? '' : 's'} in all.`,
        raw: row.raw(),
      },
      row.line,
    );
  }

  /** That a report of one bank names another says no more than that: no payment is stated between the two. */
  connection(row: TableRow): void {
    const filerName = row.see('filerorgname');
    const from = this.bank(row, 'filerorgnameid', 'filerorgname', []);
    const to = this.bank(row, 'entitybid', 'entityb', ['entitybisocode', 'entitybcountry']);
    if (from === undefined || to === undefined) {
      this.sink.issue('missing-field', row.line, 'A row without filer and bank is left out.');
      return;
    }
    this.sink.relation(
      {
        id: this.ids.next(from, to),
        kind: 'linked_to',
        label: 'named in its suspicious activity report',
        from,
        to,
        claim: { status: 'reported', scope: 'this', statedBy: filerName },
        evidence: [{ source: this.source(filerName), locator: locatorOf(row.take('icijsarid')) }],
        raw: row.raw(),
      },
      row.line,
    );
  }

  /** The id of a bank, which is sent when it is first named; another spelling of its name becomes an alias. */
  private bank(row: TableRow, idColumn: string, nameColumn: string, iso: readonly string[]): string | undefined {
    const own = row.take(idColumn);
    const name = row.take(nameColumn);
    const key = own ?? name;
    if (key === undefined) return undefined;
    const id = `fincen:${key}`;
    const said = row.see(...iso);
    const countries = said === undefined ? [] : row.countries(...iso);
    const names = this.banks.get(id);
    if (names === undefined) {
      this.banks.set(id, new Set([name ?? key]));
      this.sink.entity(
        { id, kind: 'bank', name: name ?? key, countries: countries.length === 0 ? undefined : countries },
        row.line,
      );
    } else if (name !== undefined && !names.has(name)) {
      names.add(name);
      this.sink.addition({ id, aliases: [name] }, row.line);
    }
    return id;
  }

  private source(filer: string | undefined): string {
    const name = filer ?? 'a bank';
    const id = `fincen:reports of ${name}`;
    if (!this.filers.has(id)) {
      this.filers.add(id);
      const title = `Suspicious activity reports of ${name}`;
      this.sink.source({
        id,
        title,
        publisher: 'ICIJ, FinCEN Files',
        url: 'https://www.icij.org/investigations/fincen-files/',
      });
    }
    return id;
  }
}

function locatorOf(report: string | undefined): string | undefined {
  return report === undefined ? undefined : `report ${report}`;
}

/** Amounts are in US dollars and may be written "4.5E7". */
function amountOf(row: TableRow): { readonly amount: number; readonly currency: string } | undefined {
  const text = row.take('amounttransactions');
  if (text === undefined) return undefined;
  const amount = parseAmount(text)?.amount;
  if (amount !== undefined) return { amount, currency: 'USD' };
  row.context.refuse('bad-number', 'amount_transactions', text, 'not an amount');
  return undefined;
}

function detect(sample: FileSample): Detection {
  const columns = columnsOf(sample);
  const has = (...names: readonly string[]) => names.every((name) => columns.has(name));
  if (has('originatorbank', 'beneficiarybank')) {
    return { confidence: 0.95, why: 'the first row has the banks of FinCEN Files payments' };
  }
  return has('filerorgname', 'entityb')
    ? { confidence: 0.95, why: 'the first row has filers and banks of the FinCEN Files' }
    : { confidence: 0, why: 'no columns of the FinCEN Files' };
}
