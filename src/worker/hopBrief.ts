import { RelationFlag, type CaseData } from '../case/caseData.ts';
import type { Grade, HopBrief, HopVia } from '../model/brief.ts';
import type { Hop } from '../model/result.ts';
import type { DateSpan, RelationRecord } from '../model/records.ts';

/** Sums a hop up from its records: nothing that is a rate is added, nothing missing is taken for zero. */
export async function hopBrief(data: CaseData, hop: Hop): Promise<HopBrief> {
  const indices = hop.relations.map((id) => data.relations.index.find(id)).filter((index) => index >= 0);
  const records = await Promise.all(indices.map((index) => data.details.relation(index)));
  const picked = records.find((record) => record.id === hop.picked);
  if (!picked) throw new RangeError(`The picked relation ${hop.picked} is not in the case.`);
  return {
    from: hop.from,
    to: hop.to,
    relations: records.length,
    dates: spanOf(records),
    undated: indices.filter((index) => ((data.relations.flags[index] ?? 0) & RelationFlag.dated) === 0).length,
    hs: [...new Set(records.flatMap((record) => record.goods?.hs ?? []))].sort(),
    ...valuesOf(records),
    picked,
    claim: picked.claim ?? { status: 'unknown', scope: 'this' },
    grade: gradeOf(data, picked),
    via: viaOf(records),
  };
}

/** Sorts before every worse grade; a missing part is worse than any. */
const rank = (grade: Grade): string => `${grade.source ?? 'G'}${grade.information ?? 7}`;

/** The best grade of a relation's evidence: by source grade, then by information grade. `undefined` without evidence. */
function gradeOf(data: CaseData, record: RelationRecord): Grade | undefined {
  const grades = (record.evidence ?? []).map((evidence): Grade => {
    const source = data.sources.get(evidence.source);
    return {
      source: evidence.sourceGrade ?? source?.sourceGrade,
      information: evidence.informationGrade ?? source?.informationGrade,
    };
  });
  return grades.sort((a, b) => (rank(a) < rank(b) ? -1 : 1))[0];
}

/** The earliest and the latest date text; texts of one precision compare by their digits, mixed ones by their start. */
function spanOf(records: readonly RelationRecord[]): DateSpan | undefined {
  const from = records.flatMap((record) => record.dates?.from ?? []).sort()[0];
  const to = records
    .flatMap((record) => record.dates?.to ?? [])
    .sort()
    .at(-1);
  return from === undefined && to === undefined
    ? undefined
    : { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

function valuesOf(records: readonly RelationRecord[]): Pick<HopBrief, 'values' | 'rates' | 'valueMissing'> {
  const sums = new Map<string, number>();
  const rates: HopBrief['rates'][number][] = [];
  let valueMissing = 0;
  for (const { value } of records) {
    if (!value) valueMissing++;
    else if (value.per !== undefined) rates.push({ currency: value.currency, amount: value.amount, per: value.per });
    else sums.set(value.currency, (sums.get(value.currency) ?? 0) + value.amount);
  }
  return { values: [...sums].map(([currency, amount]) => ({ currency, amount })), rates, valueMissing };
}

function viaOf(records: readonly RelationRecord[]): HopVia[] {
  const served = new Map<string, HopVia>();
  for (const record of records) {
    for (const via of record.via ?? []) {
      const key = `${via.entity}\n${via.role ?? ''}`;
      const known = served.get(key);
      const inferred = (via.claim ?? record.claim?.status) === 'inferred';
      served.set(key, {
        entity: via.entity,
        role: via.role,
        relations: (known?.relations ?? 0) + 1,
        inferred: inferred && (known?.inferred ?? true),
      });
    }
  }
  return [...served.values()].sort((a, b) => b.relations - a.relations);
}
