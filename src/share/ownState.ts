import { CHPL_TIERS, type ChplTier } from '../model/chplTable.ts';
import { DEFAULT_FLAG_SETTINGS, type FlagMark, type FlagSettings } from '../model/flag.ts';
import { VIEW_KEYS } from '../model/view.ts';
import { isObject, isOneOf, isText, type DroppedKeys, type ObjectReader } from './objectReader.ts';
import { isOwnRecord } from './ownSchema.ts';
import type { PortableMark, PortableMerge, PortableOwn, PortableView } from './portableView.ts';
import type { IdList } from './wire.ts';

/** The keys of a view by which an analyst adds to a case and judges its flags. */
type OwnKeys<Id> = Pick<PortableView<Id>, 'own' | 'merges' | 'flagSettings' | 'flagMarks' | 'tiers' | 'personNames'>;

const isTier = isOneOf(CHPL_TIERS);
/** No threshold of a rule is beyond this; a made-up link must not carry one. */
const MOST_THRESHOLD = 1e9;

/** Writes the analyst's additions into the head and the lists of ids; what is at its default is left out. */
export function writeOwn<Id>(
  view: OwnKeys<Id>,
  head: Record<string, unknown>,
  lists: Partial<Record<IdList, readonly Id[]>>,
): void {
  if (VIEW_KEYS.own.link && view.own.length > 0) {
    head['own'] = view.own.map(({ body, ids }) => [ids.length, body]);
    lists.own = view.own.flatMap(({ ids }) => ids);
  }
  if (VIEW_KEYS.merges.link && view.merges.length > 0) {
    head['merges'] = view.merges.map(({ joined }) => joined.length);
    lists.merges = view.merges.flatMap(({ kept, joined }) => [kept, ...joined]);
  }
  if (VIEW_KEYS.flagSettings.link) {
    const { thresholds, diversion, coalition } = view.flagSettings;
    if (Object.keys(thresholds).length > 0) head['thresholds'] = thresholds;
    if (diversion !== undefined) head['diversion'] = diversion;
    if (coalition !== undefined) head['coalition'] = coalition;
  }
  if (VIEW_KEYS.flagMarks.link && view.flagMarks.length > 0) {
    head['flagMarks'] = view.flagMarks.map((mark) => [mark.rule, mark.subjectType, mark.state, mark.text]);
    lists.flagMarks = view.flagMarks.map(({ subject }) => subject);
  }
  if (VIEW_KEYS.tiers.link && view.tiers.length > 0) head['tiers'] = view.tiers;
  if (VIEW_KEYS.personNames.link && view.personNames) head['personNames'] = true;
}

/** Reads what `writeOwn` wrote; a part that is not as this app writes it is dropped and named. */
export function readOwn<Id>(
  reader: ObjectReader,
  list: (name: IdList) => readonly Id[],
  dropped: DroppedKeys,
): OwnKeys<Id> {
  return {
    own: readRecords(reader, list('own'), dropped),
    merges: readMerges(reader, list('merges'), dropped),
    flagSettings: readFlagSettings(reader),
    flagMarks: readMarks(reader, list('flagMarks'), dropped),
    tiers: reader.take('tiers', isTiers, []),
    personNames: reader.take('personNames', isTrue, false),
  };
}

function readRecords<Id>(reader: ObjectReader, ids: readonly Id[], dropped: DroppedKeys): readonly PortableOwn<Id>[] {
  const entries = reader.take('own', isList, []);
  const records: PortableOwn<Id>[] = [];
  let at = 0;
  for (const entry of entries) {
    const [count, body]: readonly unknown[] = isList(entry) ? entry : [];
    if (!isCount(count) || at + count > ids.length || !isOwnRecord(body)) {
      dropped.add('own');
      return [];
    }
    records.push({ body, ids: ids.slice(at, at + count) });
    at += count;
  }
  if (at === ids.length) return records;
  dropped.add('own');
  return [];
}

function readMerges<Id>(reader: ObjectReader, ids: readonly Id[], dropped: DroppedKeys): readonly PortableMerge<Id>[] {
  const merges: PortableMerge<Id>[] = [];
  let at = 0;
  for (const count of reader.take('merges', isList, [])) {
    const kept = ids[at];
    if (!isCount(count) || count === 0 || kept === undefined || at + 1 + count > ids.length) {
      dropped.add('merges');
      return [];
    }
    merges.push({ kept, joined: ids.slice(at + 1, at + 1 + count) });
    at += 1 + count;
  }
  if (at === ids.length) return merges;
  dropped.add('merges');
  return [];
}

function readFlagSettings(reader: ObjectReader): FlagSettings {
  return {
    thresholds: reader.take('thresholds', isThresholds, DEFAULT_FLAG_SETTINGS.thresholds),
    diversion: reader.take('diversion', isCountries, undefined),
    coalition: reader.take('coalition', isCountries, undefined),
  };
}

function readMarks<Id>(reader: ObjectReader, ids: readonly Id[], dropped: DroppedKeys): readonly PortableMark<Id>[] {
  const marks = reader.take('flagMarks', isMarks, []);
  if (marks.length !== ids.length) {
    dropped.add('flagMarks');
    return [];
  }
  return ids.flatMap((subject, index) => {
    const [rule, subjectType, state, text] = marks[index] ?? [];
    if (rule === undefined || subjectType === undefined || state === undefined || text === undefined) return [];
    return [{ rule, subject, subjectType, state, text }];
  });
}

const isSubjectType = isOneOf(['entity', 'relation'] as const);
const isMarkState = isOneOf(['cleared', 'noted'] as const);

function isMarks(
  value: unknown,
): value is readonly (readonly [string, FlagMark['subjectType'], FlagMark['state'], string])[] {
  return (
    isList(value) &&
    value.every(
      (mark) =>
        isList(mark) &&
        mark.length === 4 &&
        isText(mark[0]) &&
        isSubjectType(mark[1]) &&
        isMarkState(mark[2]) &&
        isText(mark[3]),
    )
  );
}

function isThresholds(value: unknown): value is FlagSettings['thresholds'] {
  if (!isObject(value)) return false;
  return Object.entries(value).every(
    ([name, number]) =>
      /^[a-z0-9-]+\.[A-Za-z0-9]+$/.test(name) &&
      typeof number === 'number' &&
      Number.isFinite(number) &&
      number >= 0 &&
      number <= MOST_THRESHOLD,
  );
}

function isCountries(value: unknown): value is readonly string[] {
  return isList(value) && value.every((code) => isText(code) && /^[A-Z]{2}$/.test(code));
}

function isTiers(value: unknown): value is readonly ChplTier[] {
  return isList(value) && value.every(isTier) && new Set(value).size === value.length;
}

function isTrue(value: unknown): value is true {
  return value === true;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0;
}
