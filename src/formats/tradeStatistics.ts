import { isReversed } from './caseEntity.ts';
import type { Detection, FileSample, Format } from './reader.ts';
import { silentSink } from './silentSink.ts';
import { columnsOf, forEachTableRow, unpackedRow, type PackedRow } from './table/tableRow.ts';
import { CountryEntities } from './trade/countryEntities.ts';
import { FlowKeyMaker, sendFlows, type HeldFlow } from './trade/overlaps.ts';
import { readFlow } from './trade/tradeFlow.ts';

/**
 * Trade statistics: UN Comtrade in its old and new columns, Eurostat, and tables of estimates. Countries are entities
 * and goods run from the exporting to the importing one. Whether a row counts what others count shows only in the whole
 * file, so nothing is sent before it has ended: until then no
 * more is held than the text of the rows and what tells them apart.
 */
export const tradeStatistics: Format = {
  id: 'trade-statistics',
  label: 'Trade statistics (Comtrade, Eurostat)',
  detect,
  async read(file, sink) {
    const countries = new CountryEntities(sink);
    const keys = new FlowKeyMaker();
    const flows: HeldFlow[] = [];
    await forEachTableRow(file, sink, (row) => {
      const flow = readFlow(row, countries, sink);
      if (flow === undefined) return;
      const { dates } = flow.relation;
      if (isReversed(dates?.from, dates?.to))
        row.context.issue('dates-reversed', 'period', 'the start is after the end');
      flows.push({ place: flow.place, keys: keys.keysOf(flow.place), row: row.packed() });
    });
    if (flows.some(({ place }) => place.unnamed)) {
      sink.issue('missing-field', 1, 'The table names no reporter and no partner: both stay unnamed.');
    }
    // What is wrong with a row was said when it was first read.
    const again = (row: PackedRow) => readFlow(unpackedRow(row, silentSink), countries, silentSink)?.relation;
    sendFlows(flows, again, file.name, sink);
  },
};

function detect(sample: FileSample): Detection {
  const columns = columnsOf(sample);
  const any = (...names: readonly string[]) => names.some((name) => columns.has(name));
  const goods = any('commoditycode', 'cmdcode', 'product', 'productcode');
  const time = any('period', 'refperiodid', 'perioddesc', 'year', 'refyear', 'timeperiod');
  if (!goods || !time) return { confidence: 0, why: 'no columns of trade statistics' };
  if (
    any('reporter', 'reportercode', 'reporterdesc', 'reporteriso') &&
    any('partner', 'partnercode', 'partnerdesc', 'partneriso')
  ) {
    return { confidence: 0.95, why: 'the first row has reporter, partner, goods and period' };
  }
  return any('reexports', 'exports', 'imports', 'tradevalueus')
    ? { confidence: 0.7, why: 'the first row has goods, period and a trade flow, but no countries' }
    : { confidence: 0, why: 'no trade flow beside goods and period' };
}
