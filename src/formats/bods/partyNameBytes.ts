import type { ByteTexts, EntityInBytes } from '../../model/byteRecords.ts';
import { LONGEST_NAME } from '../byteValues.ts';
import { ByteWords } from '../byteWords.ts';
import { addText, addTexts, FieldTable, isText, isTextOrNone, wordAt } from '../caseBytesFields.ts';
import { Token, type JsonTape } from '../jsonTape.ts';
import { BODS_LEGAL_NAMES } from './parties.ts';
import { PARTY, PARTY_FIELD } from './partyFields.ts';

/** More names are compared the careful way. */
const MOST_NAMES = 32;

const PERSON_NAME = new FieldTable(['type', 'fullName', 'givenName', 'patronymicName', 'familyName']);
const LEGAL_NAMES = new ByteWords([...BODS_LEGAL_NAMES]);

/** Takes the names of an entity from the fields in `PARTY`; false when they are not usual ones. */
export function takeEntityNames(tape: JsonTape, entity: EntityInBytes): boolean {
  const name = PARTY.get(PARTY_FIELD.name);
  entity.aliases.clear();
  if (!takeName(tape, name, entity) || !addTexts(tape, PARTY.get(PARTY_FIELD.alternateNames), entity.aliases))
    return false;
  if (entity.aliases.count > MOST_NAMES) return false;
  dropRepeats(entity);
  return true;
}

/** The same for a person: the legal name first, then the others in the order given. */
export function takePersonNames(tape: JsonTape, entity: EntityInBytes): boolean {
  const list = PARTY.get(PARTY_FIELD.names);
  const { aliases } = entity;
  aliases.clear();
  let main = 0;
  let legal = false;
  if (list > 0) {
    if (tape.kinds[list] !== Token.list) return false;
    const end = tape.next(list);
    for (let item = list + 1; item < end; item = tape.next(item)) {
      if (!PERSON_NAME.takeKnown(tape, item) || !isText(tape, PERSON_NAME.get(1))) return false;
      const type = PERSON_NAME.get(0);
      for (const part of [0, 2, 3, 4]) if (!isTextOrNone(tape, PERSON_NAME.get(part))) return false;
      const isLegal = !legal && type > 0 && wordAt(tape, type, LEGAL_NAMES) >= 0;
      if (isLegal) {
        legal = true;
        main = aliases.count;
      }
      addText(tape, PERSON_NAME.get(1), aliases);
    }
  }
  const plain = PARTY.get(PARTY_FIELD.name);
  if (!isTextOrNone(tape, plain)) return false;
  if (plain > 0) addText(tape, plain, aliases);
  if (aliases.count === 0 || aliases.count > MOST_NAMES) return false;
  if ((aliases.ends[main] ?? 0) - (aliases.starts[main] ?? 0) > LONGEST_NAME) return false;
  entity.texts.addFrom(aliases, main);
  dropRepeats(entity);
  return true;
}

function takeName(tape: JsonTape, name: number, entity: EntityInBytes): boolean {
  if (!isText(tape, name) || (tape.ends[name] ?? 0) - (tape.starts[name] ?? 0) > LONGEST_NAME) return false;
  addText(tape, name, entity.texts);
  return true;
}

/** Leaves out aliases that are the name or came before. */
function dropRepeats({ texts, aliases }: { readonly texts: ByteTexts; readonly aliases: ByteTexts }): void {
  const { count } = aliases;
  aliases.clear();
  for (let at = 0; at < count; at++) {
    const kept = aliases.count;
    aliases.addFrom(aliases, at);
    if (aliases.isSame(kept, texts, 1) || aliases.isRepeat(kept)) aliases.count = kept;
  }
}
