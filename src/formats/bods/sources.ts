import type { Claim } from '../../model/claim.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { RecordSink } from '../../model/sink.ts';
import type { BodsStatement } from './statements.ts';
import { Fields } from '../fields.ts';
import { isObject, type JsonObject } from '../json.ts';

const PUBLICATION: ReadonlySet<string> = new Set(['publisher']);
const SOURCE: ReadonlySet<string> = new Set(['description', 'url']);

/** Turns what statements say of their origin into sources, each of which is said once. */
export class BodsSources {
  private readonly said = new Set<string>();

  constructor(private readonly sink: RecordSink) {}

  /**
   * The evidence of a statement: the source it names, else its publisher; the statement's id is the place within it.
   * What an official register states or has checked is official; what is declared by someone is reported.
   */
  origin(statement: BodsStatement): { readonly evidence?: readonly Evidence[]; readonly claim?: Claim } {
    const publication = part(statement, 'publicationDetails', PUBLICATION);
    const source = part(statement, 'source', SOURCE);
    const publisher = publisherName(publication);
    const published = dateText(publication?.date('publicationDate'));
    const url = source?.text('url');
    const title = source?.text('description') ?? url ?? publisher;
    const claim = claimOf(source);
    if (title === undefined) return { claim };
    const id = `bods:${[...new Set([publisher, title, url])].filter((word) => word !== undefined).join('|')}`;
    if (!this.said.has(id)) {
      this.said.add(id);
      this.sink.source({ id, title, publisher, date: published, url });
    }
    return { claim, evidence: [{ source: id, locator: `statement ${statement.statementId}` }] };
  }
}

function part({ envelope, context }: BodsStatement, key: string, known: ReadonlySet<string>): Fields | undefined {
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
