/** Priority tiers of the Common High Priority List, highest first. */
export const CHPL_TIERS = ['1', '2', '3.A', '3.B', '4.A', '4.B'] as const;
export type ChplTier = (typeof CHPL_TIERS)[number];

/** The date of the list below. */
export const CHPL_DATE = '2024-02-23';

/** Where the list was published. */
export const CHPL_SOURCE = 'Common High Priority List, US BIS, 23 Feb 2024; EU common high priority items, Feb 2024';

/** The codes of each tier, HS 2022, separated by blanks: the start of the app holds this, and `chplGoods.ts` what they are. */
const CODES: Readonly<Record<ChplTier, string>> = {
  '1': '854231 854232 854233 854239',
  '2': '851762 852691 853221 853224 854800',
  '3.A':
    '847150 850440 851769 852589 852910 852990 853669 853690 854110 854121 854129 854130 854149 854151 854159 854160',
  '3.B': '848210 848220 848230 848250 880730 901310 901380 901420 901480',
  '4.A': '847180 848610 848620 848640 853400 854320 902750 903020 903032 903039 903082',
  '4.B': '845710 845811 845891 845961 846693',
};

/** The tier of each HS-6 code of the Common High Priority List of 23 Feb 2024: 50 codes. */
export const CHPL: ReadonlyMap<string, ChplTier> = new Map(
  CHPL_TIERS.flatMap((tier) => CODES[tier].split(' ').map((code) => [code, tier] as const)),
);
