import { AddressIndex } from '../address/addressIndex.ts';
import { caseIndex } from './caseIndex.ts';

/** Who sits where in the case, read once; the romaniser loads then. */
export const addressesOf = caseIndex(async (context) => {
  const { transliterate } = await import('transliteration');
  return AddressIndex.build({
    data: context.data,
    entity: (entity) => context.entity(entity),
    romanise: (text) => transliterate(text),
    pause: context.pause,
  });
});
