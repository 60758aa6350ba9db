import { sayMixedWords } from '../identity/letters.ts';
import { matchByNumber } from '../identity/sameParty.ts';
import type { FlagContext } from './context.ts';
import { listedNamesOf, namesOf, type ComparedName } from './names.ts';
import { A_LIST } from './parties.ts';
import { absent, cannotTell, defineRule, present } from './rule.ts';
import { count, showNumber } from './words.ts';

/** A name of the subject beside one of a listed party. */
interface Likeness {
  readonly own: ComparedName;
  readonly listed: ComparedName;
  readonly edits: number;
  readonly letters: number;
}

/**
 * A firm that is not itself listed has a name like that of a listed one: at least 0.90 similar when case, accents,
 * punctuation, legal form, script and look-alike letters are folded, where similarity is 1 − edits / letters of the
 * longer name. Says only to review the name; names of persons are not compared. Letters of another script that look the
 * same are named.
 *
 * Source: red-flag indicators of the BIS; the similarity is ours.
 */
export const nameLikeListed = defineRule({
  id: 'name-like-listed',
  title: 'Name like a listed one',
  basis: { text: 'BIS red-flag indicators' },
  subjectType: 'entity',
  inputs: ['names', 'listings'],
  thresholds: {
    similarity: {
      label: 'Similarity from which a name is to be reviewed',
      unit: '',
      default: 0.9,
      least: 0.7,
      most: 1,
    },
  },
  judge: async (entity, context, limit) => {
    if (context.isListed(entity)) return undefined;
    const { names, keys, folder } = await listedNamesOf(context);
    const own = await namesOf(context, entity, folder);
    if (own.length === 0) return undefined;
    const name = context.name(entity);
    if (names.length === 0) {
      return cannotTell(
        A_LIST,
        `no listed firm is in the data loaded that the name ${name} could be compared with.`,
        [entity],
        [],
      );
    }
    const least = limit('similarity');
    const likest = likenesses(own)[0];
    if (likest === undefined) {
      return absent(
        `no name of ${name} is ${showNumber(least)} or more similar to one of ${showNumber(names.length)} listed names.`,
        [entity],
        [],
      );
    }
    return present(await sentence(likest), [entity, likest.listed.entity], []);

    function likenesses(of: readonly ComparedName[]): Likeness[] {
      const found = of.flatMap((one) =>
        keys.find(one.key, least).flatMap(({ index, edits, letters }): Likeness[] => {
          const listed = names[index];
          return listed === undefined || listed.entity === entity ? [] : [{ own: one, listed, edits, letters }];
        }),
      );
      return found.sort((a, b) => a.edits / a.letters - b.edits / b.letters || a.listed.entity - b.listed.entity);
    }

    async function sentence({ own: ownName, listed, edits, letters }: Likeness): Promise<string> {
      const similarity = (1 - edits / letters).toFixed(2);
      const letterNotes = [sayMixedWords(ownName.text), sayMixedWords(listed.text)].filter((text) => text !== '');
      const number = await sharedNumberOf(context, entity, listed.entity);
      return `${[
        `“${ownName.text}” is like “${listed.text}”, listed (${context.place(listed.entity)}): 1 − ${count(edits, 'edit')} / ${count(letters, 'letter')} = ${similarity}, at least ${least.toFixed(2)}`,
        ...letterNotes,
        ...(number === undefined ? [] : [number]),
        'review the name',
      ].join('; ')}.`;
    }
  },
});

async function sharedNumberOf(context: FlagContext, a: number, b: number): Promise<string | undefined> {
  return matchByNumber(await context.entity(a), await context.entity(b))?.reason;
}
