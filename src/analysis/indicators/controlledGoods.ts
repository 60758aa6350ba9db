import { CHPL, CHPL_DATE } from '../../model/chplTable.ts';
import { parseDateText } from '../../model/dates.ts';
import { RELATION_KINDS } from '../../model/relationKinds.ts';
import { codeText, hs6Codes, isPriority, packedCodes, priorityCodes, showCode } from './goods.ts';
import { absent, cannotTell, defineRule, present } from './rule.ts';
import { list } from './words.ts';
import { MISSING } from './missing.ts';

/**
 * An HS-6 code of the relation is on the Common High Priority List, with its tier. Asked of goods relations, and of
 * declarations, invoices and the like where they give codes. The list of Feb 2024 is held against every date; the
 * sentence says so where the trade is earlier or undated.
 *
 * Source: BIS, Common High Priority List, 23 Feb 2024.
 */
export const controlledGoods = defineRule({
  id: 'controlled-goods',
  title: 'Goods on the Common High Priority List',
  basis: { text: 'BIS, Common High Priority List', date: CHPL_DATE },
  subjectType: 'relation',
  inputs: ['HS codes of six digits'],
  thresholds: {},
  judge: async (relation, context) => {
    const codes = packedCodes(context, relation);
    if (RELATION_KINDS[context.relationKind(relation)].family !== 'goods' && codes.length === 0) return undefined;
    const { sender, receiver } = context.flow(relation);
    const parties = [sender, receiver];
    const listed = priorityCodes(context, relation);
    if (listed.length > 0) {
      const tiers = listed.map((code) => `HS ${showCode(code)} is in tier ${CHPL.get(codeText(code)) ?? ''}`);
      return present(`${list(tiers)} of the list of Feb 2024${caveat()}.`, parties, [relation]);
    }
    if (isPriority(context, relation) === 'no') {
      const shown = hs6Codes(context, relation).map((code) => `HS ${showCode(code)}`);
      const what = shown.length === 0 ? 'The HS heading recorded' : list(shown);
      return absent(`${what} is not on the list of Feb 2024.`, parties, [relation]);
    }
    return cannotTell(
      MISSING.codes,
      codes.length === 0
        ? 'No HS code is recorded for these goods.'
        : 'The HS code recorded has fewer than six digits, and some codes below it are on the list of Feb 2024.',
      parties,
      [relation],
    );

    function caveat(): string {
      const dates = context.dates(relation);
      if (!dates.known) return '; the date of the trade is not known';
      const first = parseDateText(CHPL_DATE)?.from ?? 0;
      return dates.from >= first ? '' : '; the list in force at the time of the trade is not loaded';
    }
  },
});
