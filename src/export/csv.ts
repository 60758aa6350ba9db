import type { EntityBrief, Grade, HopBrief } from '../model/brief.ts';
import type { SourceRecord } from '../model/evidence.ts';
import { showHs } from '../model/hs.ts';
import { isOwnId } from '../model/ownRecord.ts';
import type { Chain } from '../model/result.ts';
import { csvCell } from '../model/csvCell.ts';
import { sourceLine } from './sources.ts';

/** Where the words for the ids of an answer are found. */
export interface ChainDetails {
  readonly entity: (id: string) => EntityBrief | undefined;
  readonly hop: (from: string, to: string) => HopBrief | undefined;
  readonly source: (id: string) => SourceRecord | undefined;
}

const COLUMNS = [
  'chain',
  'chain from',
  'chain to',
  'order',
  'hop',
  'of hops',
  'from id',
  'from',
  'from countries',
  'to id',
  'to',
  'to countries',
  'relation',
  'kind',
  'relations in hop',
  'date from',
  'date to',
  'HS codes',
  'goods',
  'value',
  'currency',
  'per',
  'facilitators',
  'claim',
  'scope',
  'grade',
  'sources',
] as const;

/**
 * Chains as CSV, one row a hop, with the picked relation and its citations: UTF-8 with a byte order mark, so that
 * spreadsheets read Cyrillic, CRLF, every cell quoted and harmless.
 */
export function chainsToCsv(chains: readonly Chain[], details: ChainDetails): string {
  const name = (id: string): string => details.entity(id)?.name ?? id;
  const countries = (id: string): string => details.entity(id)?.countries.join(' ') ?? '';
  const rows = chains.flatMap((chain, chainIndex) =>
    chain.hops.map(({ from, to, picked, relations }, hopIndex) => {
      const brief = details.hop(from, to);
      const relation = brief?.picked;
      const evidence = relation?.evidence ?? [];
      return [
        chainIndex + 1,
        name(chain.entities[0] ?? ''),
        name(chain.entities.at(-1) ?? ''),
        chain.order,
        hopIndex + 1,
        chain.hops.length,
        from,
        name(from),
        countries(from),
        to,
        name(to),
        countries(to),
        picked,
        relation?.kind,
        relations.length,
        relation?.dates?.from,
        relation?.dates?.to,
        relation?.goods?.hs?.map(showHs).join(' '),
        relation?.goods?.text,
        relation?.value?.amount,
        relation?.value?.currency,
        relation?.value?.per,
        relation?.via
          ?.map((via) => (via.role === undefined ? name(via.entity) : `${name(via.entity)} (${via.role})`))
          .join(' · '),
        claimOf(brief),
        brief?.claim.scope,
        gradeText(brief?.grade),
        evidence.map(({ source, locator }) => citation(details.source(source), source, locator)).join(' · '),
      ];
    }),
  );
  return `\uFEFF${[COLUMNS, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
}

function gradeText(grade: Grade | undefined): string {
  return `${grade?.source ?? ''}${grade?.information ?? ''}`;
}

function citation(source: SourceRecord | undefined, id: string, locator: string | undefined): string {
  const text =
    source === undefined ? id : [sourceLine(source), source.url].filter((part) => part !== undefined).join(' ');
  return locator === undefined ? text : `${text}, ${locator}`;
}

/** The status of a hop's claim; what the analyst added says so. */
function claimOf(brief: HopBrief | undefined): string | undefined {
  return brief && isOwnId(brief.picked.id) ? `${brief.claim.status}, added by hand` : brief?.claim.status;
}
