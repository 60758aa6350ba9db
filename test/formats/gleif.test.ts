import { describe, expect, it } from 'vitest';
import { gleif } from '../../src/formats/gleif.ts';
import { readFile } from '../../src/formats/readFile.ts';
import { asJson, chunksOf, collectSink, inPieces, type Collected } from '../support/collectSink.ts';
import { fixture } from '../support/sharedData.ts';

async function open(name: string): Promise<Collected> {
  const read = collectSink();
  const report = await readFile({ name, chunks: inPieces(fixture(name), 100) }, () => read.sink);
  expect(report.format).toBe('gleif');
  return read;
}

async function readText(text: string): Promise<Collected> {
  const read = collectSink();
  await gleif.read({ name: 'x', chunks: chunksOf(text, 50) }, read.sink);
  return read;
}

describe('GLEIF', () => {
  it('reads who is who', async () => {
    const read = await open('invented.gleif-lei.xml');
    expect(asJson(read.entities)).toMatchObject([
      {
        id: 'INVENTED0000000LEI01',
        kind: 'company',
        name: 'Invented Halle GmbH & Co.',
        aliases: ['Invented Hof'],
        countries: ['DE'],
        identifiers: [
          { scheme: 'lei', value: 'INVENTED0000000LEI01' },
          { scheme: 'ra000242', value: 'HRB 1' },
        ],
        founded: '2010-05-04',
        address: 'Weg 1, Halle, DE',
      },
      { id: 'INVENTED0000000LEI02', label: 'FUND', countries: ['US'] },
    ]);
    expect(read.sources).toMatchObject([{ id: 'gleif:LEIData', date: '2025-03-01' }]);
    expect(read.issues.map(({ type, line }) => [type, line])).toEqual([
      ['bad-date', 17],
      ['missing-field', 26],
    ]);
    expect(read.rows).toBe(3);
  });

  it('reads who owns whom from the parent down', async () => {
    const read = await open('invented.gleif-rr.xml');
    expect(asJson(read.relations)).toMatchObject([
      {
        kind: 'owns',
        from: 'PARENT',
        to: 'CHILD',
        dates: { from: '2017-06-01' },
        claim: { status: 'official', scope: 'this' },
      },
      {
        kind: 'controls',
        from: 'MANAGER',
        to: 'CHILD',
        dates: { to: '2024-02-02' },
        claim: { status: 'reported', scope: 'this' },
        note: 'The relationship is inactive, over by 2024-02-02 at the latest.',
      },
    ]);
    expect(read.relations[0]?.dates?.to).toBeUndefined();
    expect(read.issues.map(({ type, line }) => [type, line])).toEqual([['missing-field', 27]]);
  });

  it('gives a child without a named parent a hollow one with the reason', async () => {
    const read = await open('invented.gleif-repex.xml');
    expect(read.issues).toEqual([]);
    expect(read.entities.map(({ kind, name, unnamed }) => [kind, name, unnamed])).toEqual([
      ['other', 'Unnamed ultimate parent', true],
      ['person', 'Unnamed direct parent', true],
      ['other', 'Unnamed direct parent', true],
    ]);
    expect(read.relations.map(({ kind, to, note }) => [kind, to, note?.split(':')[0]])).toEqual([
      ['owns', 'CHILD', 'NON_PUBLIC'],
      ['owns', 'OTHER', 'NATURAL_PERSONS'],
      ['linked_to', 'THIRD', 'NO_KNOWN_PERSON'],
    ]);
  });

  it('keeps what came before a cut, with the line of the cut', async () => {
    const text = new TextDecoder().decode(fixture('invented.gleif-rr.xml'));
    const read = await readText(text.slice(0, text.indexOf('MANAGER')));
    expect(read.relations.length).toBe(1);
    expect(read.issues.map(({ type, line }) => [type, line])).toEqual([['file-cut', 21]]);
  });

  it('reads no document with a DOCTYPE and none nested without end', async () => {
    const doctype = await readText(
      '<!DOCTYPE x [<!ENTITY a "b">]><LEIData><LEIRecord><LEI>&a;</LEI></LEIRecord></LEIData>',
    );
    expect([doctype.entities.length, doctype.issues.length, doctype.issues[0]?.line]).toEqual([0, 1, 1]);
    const deep = await readText(`<LEIData><LEIRecord>${'<a>'.repeat(5000)}`);
    expect([deep.entities.length, deep.issues.length]).toEqual([0, 1]);
  });
});
