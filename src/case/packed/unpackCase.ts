import type { CaseData, Details, EntityColumns, NeighbourLists, RelationColumns } from '../caseData.ts';
import { ArenaDetails } from '../details.ts';
import { IdIndex } from '../idIndex.ts';
import { LineDetails, type LineSource } from '../lineDetails.ts';
import { TextColumn, type OwnedTexts } from '../textColumn.ts';
import { ColumnReader } from './columnReader.ts';
import { PackedFailure, unpack, type PackedSource } from './container.ts';
import { WORDS, type AboutCase } from './packCase.ts';
import { PackedArena } from './packedArena.ts';

/** A case that was packed, with what went with it. */
export interface UnpackedCase<A> {
  readonly data: CaseData;
  readonly own: A;
}

/**
 * A packed case; its columns are views on what was read, and no record is parsed. `texts` gives the sources of the
 * texts that were stored beside it. The caller says what `own` was: both ends are its own.
 *
 * @throws PackedFailure when the bytes cannot be used; whatever `texts` throws.
 */
export async function unpackCase<A>(
  source: PackedSource,
  texts: (stored: AboutCase<A>['texts']) => Promise<readonly LineSource[]>,
): Promise<UnpackedCase<A>> {
  const { about: text, columns } = await unpack(source);
  const about: AboutCase<A> = JSON.parse(text);
  if (about.words !== WORDS) throw new PackedFailure('newer');
  const read = new ColumnReader(columns);
  const entities = entityColumns(read, about.topicNames);
  const relations = relationColumns(read, about.currencyNames);
  const details: Details = columns.has('entityPlaces')
    ? lineDetails(read, { entities, relations }, await texts(about.texts))
    : new ArenaDetails(entities, new PackedArena('entityRecords', read), new PackedArena('relationRecords', read));
  const { header, hash, files, views, issues, issueCount, own } = about;
  const data: CaseData = {
    header,
    hash,
    files,
    entities,
    relations,
    adjacency: {
      outgoing: {
        ...neighbours(read, 'outgoing'),
        dateFrom: read.i32('outgoing.dateFrom'),
        days: read.u8('outgoing.days'),
        hs: read.u32('outgoing.hs'),
      },
      incoming: neighbours(read, 'incoming'),
      serving: { starts: read.u32('serving.starts'), items: read.i32('serving.items') },
    },
    sources: new Map(about.sources),
    views,
    issues,
    issueCount,
    details,
  };
  return { data, own };
}

function entityColumns(read: ColumnReader, topicNames: readonly string[]): EntityColumns {
  const ids = texts(read, 'entity.ids');
  return {
    count: ids.count,
    ids,
    index: IdIndex.from(read.i32('entity.index.slots'), read.i32('entity.index.high')),
    standsFor: undefined,
    names: texts(read, 'entity.names'),
    kinds: read.u8('entity.kinds'),
    flags: read.u8('entity.flags'),
    countries: { starts: read.u32('entity.countries.starts'), items: read.u16('entity.countries.items') },
    topics: { starts: read.u32('entity.topics.starts'), items: read.u16('entity.topics.items') },
    topicNames,
    aliases: owned(read, 'entity.aliases'),
    identifiers: owned(read, 'entity.identifiers'),
  };
}

function relationColumns(read: ColumnReader, currencyNames: readonly string[]): RelationColumns {
  const ids = texts(read, 'relation.ids');
  return {
    count: ids.count,
    ids,
    index: IdIndex.from(read.i32('relation.index.slots'), read.i32('relation.index.high')),
    from: read.i32('relation.from'),
    to: read.i32('relation.to'),
    kinds: read.u8('relation.kinds'),
    claims: read.u8('relation.claims'),
    flags: read.u8('relation.flags'),
    dateFrom: read.i32('relation.dateFrom'),
    dateTo: read.i32('relation.dateTo'),
    hs: { starts: read.u32('relation.hs.starts'), items: read.u32('relation.hs.items') },
    via: { starts: read.u32('relation.via.starts'), items: read.i32('relation.via.items') },
    amounts: read.f64('relation.amounts'),
    currencies: read.u16('relation.currencies'),
    currencyNames,
  };
}

function neighbours(read: ColumnReader, name: string): NeighbourLists {
  return {
    starts: read.u32(`${name}.starts`),
    items: read.i32(`${name}.items`),
    others: read.i32(`${name}.others`),
    codes: read.u16(`${name}.codes`),
  };
}

function texts(read: ColumnReader, name: string): TextColumn {
  return new TextColumn(read.u8(`${name}.bytes`), read.u32(`${name}.starts`));
}

function owned(read: ColumnReader, name: string): OwnedTexts {
  return { texts: texts(read, name), owners: read.i32(`${name}.owners`) };
}

function lineDetails(
  read: ColumnReader,
  columns: { readonly entities: EntityColumns; readonly relations: RelationColumns },
  sources: readonly LineSource[],
): Details {
  const owners = read.i32('furtherOwners');
  const places = read.f64('furtherPlaces');
  const further = new Map<number, number[]>();
  owners.forEach((owner, at) => {
    const known = further.get(owner);
    if (known) known.push(places[at] ?? 0);
    else further.set(owner, [places[at] ?? 0]);
  });
  return new LineDetails(columns, {
    sources,
    arena: new PackedArena('lineless', read),
    entities: read.f64('entityPlaces'),
    further,
    relations: read.f64('relationPlaces'),
  });
}
