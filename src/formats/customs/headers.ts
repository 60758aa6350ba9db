import type { PartyPart, PartyRole, TableField } from './fields.ts';

/** What the name of a column says of it. */
export interface HeaderGuess {
  readonly field: TableField;
  /** 0 … 1. */
  readonly confidence: number;
  /** ISO 4217 code in the name: "CUSTOMS_VALUE_USD". */
  readonly currency?: string;
  /** What the numbers are multiplied with: 1000 for "in 1000 USD". */
  readonly multiplier?: number;
  /** Among several columns of one field the largest is taken; the others stay as text. */
  readonly rank: number;
}

/** Names of parties by role, folded; what stands behind "name of" or "code of" is the same list. */
const ROLE_WORDS: readonly (readonly [PartyRole, RegExp])[] = [
  [
    'responsible',
    /^(contract holder|guarantee|guarantor|лицо ответственное за финансовое урегулирование|контрактодержател[ья])$/,
  ],
  ['notify', /^((notify|nortify)( party)?|уведомляемая сторона|уведомляемой стороны)$/],
  ['declarant', /^(declarant|customs applicant|applicant|декларант[а]?)$/],
  [
    'broker',
    /^(customs broker|broker|cha|customs agent|таможенный представитель|таможенного представителя|таможенный брокер)$/,
  ],
  ['carrier', /^(carrier|shipping line|перевозчик[а]?)$/],
  ['forwarder', /^((freight )?forwarder|экспедитор[а]?)$/],
  ['vessel', /^(vessel|ship|судн[оа])$/],
  [
    'maker',
    /^(manufacturer|manufacturing company|maker|producer|изготовител[ья]|производител[ья]|фирма изготовитель)$/,
  ],
  [
    'sender',
    /^((std )?supplier|(foreign )?shipper|exporter|seller|consignor|vendor|(грузо)?отправител[ья]|экспортер[а]?|продав(ец|ца)|поставщик[а]?)$/,
  ],
  ['receiver', /^(importer|consignee|buyer|purchaser|(грузо)?получател[ья]|импортер[а]?|покупател[ья])$/],
];

const PART_WORDS: readonly (readonly [PartyPart, RegExp, RegExp])[] = [
  // What stands before the role, and what after it.
  ['name', /^(name( of( the)?)?|наименование|название)$/, /^(party )?(name|наименование|название)$/],
  [
    'id',
    /^(code|id|tax id|inn|инн|унп|бин|код|tax number)$/,
    /^(code|id|inn|tax number|tax id|tax no|tin|iec|reg(istration)? (no|number)|инн|унп|бин)$/,
  ],
  ['address', /^(address|адрес)$/, /^(full )?(address|addr|адрес)( 1)?$/],
  ['country', /^(country( of)?|код страны|страна)$/, /^(country( code| name| iso code)?|страна|код страны)$/],
];

/** Numbers that are known by their own names and belong to the receiver: the files that use them record imports. */
const RECEIVER_ID = /^(tax id number|tax identification number|iec|iec code|importer exporter code)$/;

/** Boxes of the declaration in the Russian layout. */
const BOXES: Readonly<Record<string, TableField>> = {
  g021: 'sender.id',
  g022: 'sender.name',
  g023: 'sender.address',
  g0231: 'sender.country',
  g081: 'receiver.id',
  g082: 'receiver.name',
  g083: 'receiver.address',
  g0831: 'receiver.country',
  g091: 'responsible.id',
  g092: 'responsible.name',
  g093: 'responsible.address',
  g141: 'declarant.id',
  g142: 'declarant.name',
  g143: 'declarant.address',
  g15: 'dispatch',
  g15a: 'dispatch',
  g16: 'origin',
  g17: 'destination',
  g17a: 'destination',
  g221: 'currency',
  g31_1: 'goods',
  'g31 1': 'goods',
  'g31 11': 'maker.name',
  'g31 12': 'brand',
  'g31 13': 'origin',
  g32: 'item',
  g33: 'hs',
  g34: 'origin',
  g35: 'gross',
  g38: 'net',
  g06: 'quantity',
  g072: 'date',
  nd: 'declaration',
};

/** The rest of the names, the likelier columns of a field first. */
const FIELDS: readonly (readonly [TableField, readonly RegExp[]])[] = [
  [
    'hs',
    [
      /^(hs|hts|hsn|tariff|commodity)( ?code)?$/,
      /^hscode$/,
      /^код (товара по )?тн ?вэд( тс| еаэс)?$/,
      /^(code )?tn ?ved( code)?$/,
    ],
  ],
  [
    'goods',
    [
      /^(product|goods|item|commodity|cargo) desc(ription)?$/,
      /^(description of goods|goods|product|goods name|product name)$/,
      /^(описание|наименование)( и характеристика)? товар(а|ов)$/,
      /^(hs|hs code|hscode|hts)( desc(ription)?)$/,
    ],
  ],
  ['brand', [/^(brand|trade ?mark|товарный знак|бренд|торговая марка)( name)?$/]],
  ['part', [/^(part (number|no)|model|артикул|модель)$/]],
  ['origin', [/^(country of origin|origin country|origin)( name| code)?$/, /^страна происхождения$/, /^coo$/]],
  [
    'dispatch',
    [
      /^(country of (departure|shipment|dispatch|export)|(departure|export|dispatch|from) country)( name| code)?$/,
      /^(export|exporting|loading) country$/,
      /^страна отправления$/,
      /^(loading port|port of (shipment|loading|lading)|foreign port)$/,
    ],
  ],
  [
    'destination',
    [
      /^(country of destination|(destination|to) country)( name)?$/,
      /^destination country code$/,
      /^страна назначения$/,
      /^(import port|port of (discharge|unlading|destination))$/,
    ],
  ],
  ['gross', [/^(gross weight|g weight|gross wt|вес брутто|масса брутто)( kg| кг)?$/]],
  ['net', [/^(net weight|n weight|net wt|вес нетто|масса нетто)( kg| кг)?$/]],
  [
    'quantity',
    [
      /^(quantity|qty|количество|кол во)$/,
      /^(std |standard |sum ?of ?|total ?)(quantity|qty)$/,
      /^(packages|количество мест|кол во мест)$/,
    ],
  ],
  ['unit', [/^(unit|uqc|uom|std unit|unit of (quantity|measure)|quantity unit|единица измерения|ед изм)$/]],
  ['currency', [/^(invoice |foreign |contract )?currency( code)?$/, /^(код )?валют[аы]( контракта)?$/]],
  [
    'date',
    [
      /^(date|(imp|exp|import|export|registration|declaration|arrival|shipment|assessment|bill of entry|be|sb) date)$/,
      /^дата( регистрации| выпуска| декларации| дт)?$/,
      /^(дата подачи статформы)$/,
      /^month ?year$/,
      /^(month|period|месяц|период)$/,
    ],
  ],
  [
    'declaration',
    [
      /^(declaration|registration|customs declaration) (number|no)$/,
      /^(be|sb|bill of entry|shipping bill) (number|no)$/,
      /^(номер (декларации|дт|гтд)|регистрационный( номер)?)$/,
    ],
  ],
  ['billOfLading', [/^(bill of lading|b l|bl|bol|master bl|house bl)( number| no)?$/, /^коносамент$/]],
  ['container', [/^container( number| no)?$/, /^(номер )?контейнера?$/]],
  ['invoice', [/^invoice (number|no)$/, /^номер (счета|инвойса)$/]],
  ['contract', [/^contract( number| no)?$/, /^(номер )?контракта?$/]],
  ['item', [/^(item (number|no)|номер товара)$/]],
  ['direction', [/^(direction|imp or exp|import export|trade type|направление( перемещения)?( им эк)?)$/]],
];

/** Columns of value, from the one that states the line best to the one that states it least. */
const VALUES: readonly RegExp[] = [
  /^statistical value/,
  /^(calculated )?(total|fob|cif) ?value/,
  /^customs value/,
  /^cargo value/,
  /^(assessable|declared) value/,
  /^(sum ?of ?)?(value|amount)/,
  /^invoice (value|amount)/,
  /^(item|goods) (value|amount)/,
  /^статистическая стоимость|^статстоимость/,
  /^таможенная стоимость/,
  /^фактурная стоимость|^стоимость/,
  /^g46|^g45|^g42/,
  /^sum ?of/,
];

const CURRENCY_WORDS: readonly (readonly [RegExp, string])[] = [
  [/(^| )(usd|us|долл(аров|ары)?( сша)?)( |$)/, 'USD'],
  [/(^| )eur(o)?( |$)/, 'EUR'],
  [/(^| )(rub|руб(лей)?)( |$)/, 'RUB'],
  [/(^| )kzt( |$)/, 'KZT'],
  [/(^| )amd( |$)/, 'AMD'],
  [/(^| )inr( |$)/, 'INR'],
  [/(^| )try( |$)/, 'TRY'],
  [/(^| )uzs( |$)/, 'UZS'],
  [/(^| )kgs( |$)/, 'KGS'],
  [/(^| )cny( |$)/, 'CNY'],
];

/** A column name in one form: lower case, words parted by one blank, "ё" as "е". */
export function foldHeader(name: string): string {
  return name
    .replaceAll('№', ' ')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** What the name of a column says; `undefined` for a name that is not known. */
export function guessHeader(name: string): HeaderGuess | undefined {
  const folded = foldHeader(name);
  if (folded === '' || folded.length > 120) return undefined;
  const box = guessBox(folded);
  if (box !== undefined) return box;
  const translated = / (en|eng|english)$/.test(folded);
  const plain = translated ? folded.replace(/ (en|eng|english)$/, '') : folded;
  const party = guessParty(plain, translated);
  if (party !== undefined) return party;
  for (const [field, patterns] of FIELDS) {
    const at = patterns.findIndex((pattern) => pattern.test(plain));
    if (at < 0) continue;
    if (!translated) return { field, confidence: at === 0 ? 0.95 : 0.8, rank: -at };
    // A machine translation of text is another name for it; one of a code or country reads better than the original.
    if (field === 'goods') return { field: 'goodsAlias', confidence: 0.9, rank: -at };
    return { field, confidence: 0.85, rank: 0.5 - at };
  }
  return guessValue(plain);
}

function guessParty(folded: string, translated: boolean): HeaderGuess | undefined {
  if (RECEIVER_ID.test(folded)) return { field: 'receiver.id', confidence: 0.8, rank: -1 };
  const words = folded.split(' ');
  for (const [role, pattern] of ROLE_WORDS) {
    if (pattern.test(folded)) return partyGuess(role, 'name', translated, 0.85, 0);
    for (let at = 1; at < words.length; at++) {
      const before = words.slice(0, at).join(' ');
      const after = words.slice(at).join(' ');
      const behind = pattern.test(before) ? PART_WORDS.find(([, , suffix]) => suffix.test(after)) : undefined;
      const ahead = pattern.test(after) ? PART_WORDS.find(([, prefix]) => prefix.test(before)) : undefined;
      const part = behind?.[0] ?? ahead?.[0];
      if (part !== undefined) return partyGuess(role, part, translated, 0.95, 1);
    }
  }
  return undefined;
}

function partyGuess(
  role: PartyRole,
  part: PartyPart,
  translated: boolean,
  confidence: number,
  rank: number,
): HeaderGuess | undefined {
  if (!translated) return { field: `${role}.${part}`, confidence, rank };
  if (part === 'name') return { field: `${role}.alias`, confidence, rank };
  // A translated country reads better than the original; a translated address says nothing more.
  return part === 'country' ? { field: `${role}.country`, confidence, rank: rank + 0.5 } : undefined;
}

/** "G022 (Наименование отправителя)": the number decides, whatever stands behind it. */
function guessBox(folded: string): HeaderGuess | undefined {
  const match = /^(g\d{2,4}a?(?: \d{1,2}(?= |$))?|nd)(?: |$)/.exec(folded);
  if (match === null) return undefined;
  const [, box = ''] = match;
  const field = Object.hasOwn(BOXES, box) ? BOXES[box] : undefined;
  if (field !== undefined) return { field, confidence: 0.95, rank: field === 'origin' && box === 'g34' ? 0 : 1 };
  return /^g4[256]/.test(box) ? guessValue(folded) : undefined;
}

function guessValue(folded: string): HeaderGuess | undefined {
  const rank = VALUES.findIndex((pattern) => pattern.test(folded));
  if (rank < 0 || /( rate| code| method| description|номер)( |$)/.test(folded)) return undefined;
  const currency = folded.startsWith('g46') ? 'USD' : CURRENCY_WORDS.find(([pattern]) => pattern.test(folded))?.[1];
  const thousands = /(^| )(1000|тыс)( |$)/.test(folded);
  // A column that names its currency is worth more than a better kind of value that does not.
  const dollars = currency === 'USD' ? 40 : currency === undefined ? 0 : 20;
  return {
    field: 'value',
    confidence: currency === undefined ? 0.75 : 0.9,
    rank: dollars - rank,
    ...(currency === undefined ? {} : { currency }),
    ...(thousands ? { multiplier: 1000 } : {}),
  };
}
