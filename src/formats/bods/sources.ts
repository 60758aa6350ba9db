import type { Claim } from '../../model/claim.ts';
import type { Evidence, SourceRecord } from '../../model/evidence.ts';
import type { RecordSink } from '../../model/sink.ts';
import type { BodsStatement } from './statements.ts';
import { Fields } from '../fields.ts';
import { isObject, type JsonObject } from '../json.ts';

const PUBLICATION: ReadonlySet<string> = new Set(['publisher']);
const SOURCE: ReadonlySet<string> = new Set(['description', 'url']);

/** Where a statement comes from. */
export interface BodsOrigin {
  /** The source that it names, else its publisher. */
  readonly source?: SourceRecord;
  readonly claim: Claim | undefined;
}

/** What a statement says of its origin. What an official register states or has checked is official; else it is reported. */
export function readOrigin(statement: Pick<BodsStatement, 'envelope' | 'context'>): BodsOrigin {
  const publication = part(statement, 'publicationDetails', PUBLICATION);
  const source = part(statement, 'source', SOURCE);
  const publisher = publisherName(publication);
  const published = dateText(publication?.date('publicationDate'));
  const url = source?.text('url');
  const title = source?.text('description') ?? url ?? publisher;
  const claim = claimOf(source);
  if (title === undefined) return { claim };
  const id = `bods:${[...new Set([publisher, title, url])].filter((word) => word !== undefined).join('|')}`;
  return { claim, source: { id, title, publisher, date: published, url } };
}

/** Says each source once. */
export class BodsSources {
  private readonly said = new Set<string>();

  constructor(private readonly sink: RecordSink) {}

  /** The evidence of a statement: its source, with the statement's id as the place within it. */
  evidence({ source }: BodsOrigin, statementId: string): readonly Evidence[] | undefined {
    if (source === undefined) return undefined;
    this.say(source);
    return [{ source: source.id, locator: `statement ${statementId}` }];
  }

  say(source: SourceRecord): void {
    if (this.said.has(source.id)) return;
    this.said.add(source.id);
    this.sink.source(source);
  }
}

function part(
  { envelope, context }: Pick<BodsStatement, 'envelope' | 'context'>,
  key: string,
  known: ReadonlySet<string>,
): Fields | undefined {
  const value = envelope[key];
  if (value === undefined || value === null) return undefined;
  if (!isObject(value)) {
    context.refuse('wrong-type', key, value, 'not an object');
    return undefined;
  }
  for (const name of Object.keys(value)) if (!known.has(name)) context.keep(`${key}.${name}`, value[name]);
  return new Fields(context, value, `${key}.`);
}

function publisherName(publication: Fields | undefined): string | undefined {
  const value = publication?.value('publisher');
  if (publication === undefined || value === undefined) return undefined;
  const about: JsonObject = isObject(value) ? value : { name: value };
  const { name, url } = about;
  for (const key of Object.keys(about)) {
    if (key !== 'name') publication.context.keep(`publicationDetails.publisher.${key}`, about[key]);
  }
  if (typeof name === 'string' && name !== '') return name;
  if (typeof url === 'string' && url !== '') return url;
  publication.refuse('wrong-type', 'publisher', value, 'without a name');
  return undefined;
}

function claimOf(source: Fields | undefined): Claim | undefined {
  const words = typeWords(source);
  const statedBy = assertedBy(source);
  if (words.length === 0 && statedBy === undefined) return undefined;
  const official = words.some((word) => word === 'officialRegister' || word === 'verified');
  return { status: official ? 'official' : 'reported', scope: 'this', statedBy };
}

/** `type` is one word before 0.2 and a list since. */
function typeWords(source: Fields | undefined): readonly string[] {
  const value = source?.value('type');
  if (typeof value === 'string') return [value];
  return source?.texts('type') ?? [];
}

function assertedBy(source: Fields | undefined): string | undefined {
  const names = source?.list('assertedBy', (item, path) => {
    const name = isObject(item) ? item['name'] : item;
    if (typeof name === 'string' && name !== '') return name;
    source.refuse('wrong-type', path, item, 'without a name');
    return undefined;
  });
  return names?.join(', ');
}

/** The day of a moment: "2023-03-30T12:00:00Z" is "2023-03-30". */
export function dateText(text: string | undefined): string | undefined {
  return text?.slice(0, 10);
}
