import { bisDenied } from './bisDenied.ts';
import { bisMieu } from './bisMieu.ts';
import { bodsCsv } from './bodsCsv.ts';
import { csvGraph } from './csvGraph.ts';
import { customsTable } from './customs/customsTable.ts';
import { edgeList } from './edgeList.ts';
import { euAnnex } from './euAnnex.ts';
import { fincen } from './fincen.ts';
import { ftmSimpleCsv } from './ftmSimpleCsv.ts';
import { gleifCsv } from './gleifCsv.ts';
import { icij } from './icij.ts';
import { ofacCsv } from './ofacCsv.ts';
import { openFlights } from './openFlights.ts';
import { tradeStatistics } from './tradeStatistics.ts';
import { ukOfsi } from './ukOfsi.ts';
import { ukraineNsdc } from './ukraineNsdc.ts';
import { usCsl } from './usCsl.ts';
import type { Format } from './reader.ts';

/** Formats whose text is a table, in the order they are offered. */
export const TABLE_FORMATS: readonly Format[] = [
  ftmSimpleCsv,
  ofacCsv,
  usCsl,
  bisDenied,
  bisMieu,
  euAnnex,
  ukOfsi,
  ukraineNsdc,
  bodsCsv,
  gleifCsv,
  icij,
  fincen,
  tradeStatistics,
  customsTable,
  csvGraph,
  openFlights,
  edgeList,
];
