/** ISO 3166-1 alpha-2, with EU (design, section 3) and the user-assigned XK that lists use for Kosovo. */
const CODES =
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC ' +
  'CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET EU FI FJ FK FM FO FR GA GB ' +
  'GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG ' +
  'KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV ' +
  'MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB ' +
  'SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US ' +
  'UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW';

/** ISO 3166-1 alpha-3 in the same order; EUE and XKX are the codes in use for EU and XK. */
const CODES_3 =
  'AND ARE AFG ATG AIA ALB ARM AGO ATA ARG ASM AUT AUS ABW ALA AZE BIH BRB BGD BEL BFA BGR BHR BDI BEN BLM BMU ' +
  'BRN BOL BES BRA BHS BTN BVT BWA BLR BLZ CAN CCK COD CAF COG CHE CIV COK CHL CMR CHN COL CRI CUB CPV CUW CXR ' +
  'CYP CZE DEU DJI DNK DMA DOM DZA ECU EST EGY ESH ERI ESP ETH EUE FIN FJI FLK FSM FRO FRA GAB GBR GRD GEO GUF ' +
  'GGY GHA GIB GRL GMB GIN GLP GNQ GRC SGS GTM GUM GNB GUY HKG HMD HND HRV HTI HUN IDN IRL ISR IMN IND IOT IRQ ' +
  'IRN ISL ITA JEY JAM JOR JPN KEN KGZ KHM KIR COM KNA PRK KOR KWT CYM KAZ LAO LBN LCA LIE LKA LBR LSO LTU LUX ' +
  'LVA LBY MAR MCO MDA MNE MAF MDG MHL MKD MLI MMR MNG MAC MNP MTQ MRT MSR MLT MUS MDV MWI MEX MYS MOZ NAM NCL ' +
  'NER NFK NGA NIC NLD NOR NPL NRU NIU NZL OMN PAN PER PYF PNG PHL PAK POL SPM PCN PRI PSE PRT PLW PRY QAT REU ' +
  'ROU SRB RUS RWA SAU SLB SYC SDN SWE SGP SHN SVN SJM SVK SLE SMR SEN SOM SUR SSD STP SLV SXM SYR SWZ TCA TCD ' +
  'ATF TGO THA TJK TKL TLS TKM TUN TON TUR TTO TUV TWN TZA UKR UGA UMI USA URY UZB VAT VCT VEN VGB VIR VNM VUT ' +
  'WLF WSM XKX YEM MYT ZAF ZMB ZWE';

/** Names and codes in use that the English display names do not give, folded like `fold` does. */
const ALIASES: Readonly<Record<string, string>> = {
  uk: 'GB',
  el: 'GR',
  'great britain': 'GB',
  england: 'GB',
  scotland: 'GB',
  'united states of america': 'US',
  'russian federation': 'RU',
  turkiye: 'TR',
  turkey: 'TR',
  "people's republic of china": 'CN',
  'peoples republic of china': 'CN',
  'china mainland': 'CN',
  prc: 'CN',
  'hong kong': 'HK',
  macau: 'MO',
  macao: 'MO',
  'republic of korea': 'KR',
  'korea, republic of': 'KR',
  "democratic people's republic of korea": 'KP',
  'viet nam': 'VN',
  'czech republic': 'CZ',
  'united arab emirates': 'AE',
  uae: 'AE',
  kyrgyzstan: 'KG',
  'kyrgyz republic': 'KG',
  'republic of kazakhstan': 'KZ',
  'republic of belarus': 'BY',
  'republic of armenia': 'AM',
  moldova: 'MD',
  'republic of moldova': 'MD',
  'iran, islamic republic of': 'IR',
  'islamic republic of iran': 'IR',
  'syrian arab republic': 'SY',
  'taiwan, province of china': 'TW',
  macedonia: 'MK',
  burma: 'MM',
  myanmar: 'MM',
  palestine: 'PS',
  'congo (brazzaville)': 'CG',
  'congo (kinshasa)': 'CD',
  'saint lucia': 'LC',
  'saint kitts and nevis': 'KN',
  'saint vincent and the grenadines': 'VC',
  'ivory coast': 'CI',
  "cote d'ivoire": 'CI',
  swaziland: 'SZ',
  'cape verde': 'CV',
  'east timor': 'TL',
  'european union': 'EU',
};

const CODE_LIST = CODES.split(' ');
const KNOWN: ReadonlySet<string> = new Set(CODE_LIST);
const BY_CODE_3: ReadonlyMap<string, string> = new Map(
  CODES_3.split(' ').map((code, at) => [code, CODE_LIST[at] ?? '']),
);

/** Whether a text is an upper-case code of the table. */
export function isCountryCode(text: string): boolean {
  return KNOWN.has(text);
}

let names: ReadonlyMap<string, string> | undefined;
const answers = new Map<string, string | undefined>();

/**
 * The upper-case ISO 3166 alpha-2 code for an alpha-2 or alpha-3 code in any case ("kz", "KAZ"), an ISO 3166-2 code ("ua-43" → UA), an English
 * name or a usual other name; `undefined` when it is none of these. Never guesses from part of a name.
 */
export function countryCode(text: string): string | undefined {
  if (text.length === 2) {
    const upper = text.toUpperCase();
    if (KNOWN.has(upper)) return upper;
  }
  if (answers.has(text)) return answers.get(text);
  const code = lookUp(text);
  if (answers.size < 10_000) answers.set(text, code);
  return code;
}

function lookUp(text: string): string | undefined {
  const folded = fold(text);
  if (Object.hasOwn(ALIASES, folded)) return ALIASES[folded];
  const upper = folded.toUpperCase();
  const code = KNOWN.has(upper) ? upper : BY_CODE_3.get(upper);
  if (code !== undefined) return code;
  if (/^[A-Z]{2}-[A-Z0-9]{1,4}$/.test(upper) && KNOWN.has(upper.slice(0, 2))) return upper.slice(0, 2);
  names ??= englishNames();
  return names.get(folded);
}

function englishNames(): ReadonlyMap<string, string> {
  const english = new Intl.DisplayNames(['en'], { type: 'region' });
  return new Map([...KNOWN].map((code) => [fold(english.of(code) ?? code), code]));
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll('&', 'and')
    .replace(/\s+/g, ' ')
    .trim();
}
