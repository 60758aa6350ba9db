import { describe, expect, it } from 'vitest';
import { compareAnswer, type AnswerHere, type SenderAnswer } from '../../src/share/compareAnswer.ts';

const sender: SenderAnswer = {
  case: { title: 'Public record', hash: 'aa' },
  semantics: 1,
  answer: { chains: 9, complete: true, entities: 114, digest: 5 },
};
const here: AnswerHere = { ...sender, named: 20, missing: 0 };

describe('compareAnswer', () => {
  it('says nothing where nothing differs, even when the same data came in another file', () => {
    expect(compareAnswer(sender, here)).toBeUndefined();
    expect(compareAnswer(sender, { ...here, case: { title: 'Public record', hash: 'bb' } })).toBeUndefined();
    expect(compareAnswer({ ...sender, answer: undefined }, { ...here, answer: undefined })).toBeUndefined();
  });

  it('gives both counts and how many of the named entities are here', () => {
    const answer = { chains: 8, complete: true, entities: 112, digest: 6 };
    expect(compareAnswer(sender, { ...here, answer, missing: 2 })).toBe(
      'sender saw 9 chains, 114 entities; here 8, 112; 18 of 20 named entities found',
    );
  });

  it('tells lower bounds from counts, and one from many', () => {
    const seen = { ...sender, answer: { chains: 1, complete: false, entities: 1, digest: 5 } };
    const answer = { chains: 1_200_000, complete: false, entities: 3, digest: 6 };
    expect(compareAnswer(seen, { ...here, answer })).toBe(
      'sender saw at least 1 chain, 1 entity; here at least 1,200,000, 3',
    );
  });

  it('notices other chains behind equal counts, and names case and version', () => {
    const answer = { chains: 9, complete: true, entities: 114, digest: 6 };
    expect(compareAnswer(sender, { ...here, answer, semantics: 2, case: { title: 'Corridors', hash: 'cc' } })).toBe(
      'sender saw 9 chains, 114 entities; here as many, but not the same ones; made on “Public record”, open is ' +
        "“Corridors”; the sender's version counted by other rules (1, here 2)",
    );
    expect(compareAnswer(sender, { ...here, answer, case: { title: 'Public record', hash: 'cc' } })).toContain(
      'the data are not the same',
    );
  });

  it('says when one side has no answer', () => {
    expect(compareAnswer(sender, { ...here, answer: undefined })).toBe(
      'sender saw 9 chains, 114 entities; here there is no answer',
    );
    expect(compareAnswer({ ...sender, answer: undefined }, here)).toBe('sender saw no answer');
  });
});
