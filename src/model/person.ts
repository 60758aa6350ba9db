import type { EntityKind } from './entityKinds.ts';

/** What decides whether a party is a natural person. */
export interface PersonClues {
  readonly kind: EntityKind;
  readonly name: string;
  /** The source's own word for the kind, or its legal form. */
  readonly label?: string | undefined;
}

/** Words for one who trades in their own name, wherever they stand in a name or a legal form; plain lower case. */
const SOLE_TRADER = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${[
    'индивидуальн(?:ый|ого) предпринимател[ья]',
    'фізична особа[- ]підприємець',
    'физическое лицо[- ]предприниматель',
    'жеке к[әа]сіпкер',
    'якка тартибдаги тадбиркор',
    'individual (?:entrepreneur|enterpr[ei][sn]?eu?r|trader|proprietor)',
    'sole (?:trader|proprietor(?:ship)?)',
    'private entrepreneur',
    'einzelunternehme(?:r|rin|n)',
    'eingetragener? kauf(?:mann|frau)',
    'entrepreneur individuel',
    'empresari[oa] individual',
    'ditta individuale',
    'impresa individuale',
    'persoan[aă] fizic[aă] autorizat[aă]',
    'jednoosobowa działalność(?: gospodarcza)?',
    'şahıs (?:firması|işletmesi)',
    'fərdi sahibkar',
    'preduzetnik',
    'անհատ ձեռնարկատեր',
    'ინდივიდუალური მეწარმე',
    '个体工商户',
    '個人事業主',
  ].join('|')})(?![\\p{L}\\p{N}])`,
  'u',
);
/** Abbreviations that have no other meaning in their script: before the name, or after it. */
const SURE_SHORT = /^(?:ип|фоп|ятт|ի\/?ձ|ա\/?ձ|ი\/?მ)[\s.:«"“]+(?=\S)|[\s,»"”(]+(?:ип|фоп|ятт)\)?$/u;
/** "e.K." and "e.U." after the name of a German or Austrian merchant. */
const MERCHANT = /[\s,]e\.\s?[ku]\.?$/u;
/** Abbreviations that also begin the names of firms: they count only before what reads like a person's name. */
const DOUBTFUL_SHORT = /^(?:ip|i\.p\.|pe|p\/e|fop|yatt|chp|чп)[\s.:"“«]+(?=\S)|[\s,("]+(?:ip|fop|yatt)\)?$/u;
/** Legal forms of bodies: a name that carries one is no person's, whatever else it says. */
const BODY = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${[
    'ооо|осоо|тоо|ао|пао|оао|зао|нао|фгуп|гуп|муп|тов|общество|товарищество|предприятие|партнерство|кооператив',
    'ooo|osoo|too|ao|pao|oao|zao|llc|l\\.l\\.c|llp|ltd|limited|inc|incorporated|corp|corporation|company|co|plc|jsc|pjsc|ojsc|cjsc',
    'gmbh|ag|kg|srl|s\\.r\\.l|s\\.p\\.a|sarl|bv|nv|sp\\. ?z ?o\\. ?o|d\\.o\\.o|doo|s\\.r\\.o|fze|fzco|fzc|dmcc|uab|sia|pte|sdn|gmbh & co',
  ].join('|')})(?![\\p{L}\\p{N}])`,
  'u',
);
/** Words of a trade: a name with one of them after a doubtful abbreviation is a firm's. */
const TRADE =
  /(?<!\p{L})(?:tele[ck]o\w*|tech\w*|tekh\w*|system\w*|solution\w*|service\w*|servis\w*|camera\w*|network\w*|media|group|grup+a?|holding\w*|trad(?:e|ing)\w*|torg\w*|logisti\w*|consult\w*|invest\w*|capital|kapital|electronic\w*|elektron\w*|import\w*|export\w*|market\w*|magazin\w*|store|shop|stroy\w*|build\w*|design\w*|studio\w*|security|phone\w*|data|cloud|video|vision|bank|fund|partner\w*|industr\w*|energ\w*|pharm\w*|auto\w*|motors?|center|centre|tsentr|international|global)(?!\p{L})/u;
/** A letter or two with a full stop, which stand for given names. */
const INITIALS = /(?<!\p{L})\p{L}{1,2}\.\s?(?:\p{L}{1,2}\.)?(?!\p{L})/u;
/** Patronymics of the Slavic and Turkic kind, in either script. */
const PATRONYMIC =
  /\p{L}{2}(?:ovich|evich|yevich|ovych|iovych|ovna|evna|yevna|ivna|ichna|inichna|ович|евич|ьич|овна|евна|ична|івна)(?!\p{L})|(?<!\p{L})(?:o[gğ]lu|ogly|uly|uulu|kyzy|qizi|qızı|o[g‘'’]*li|оглы|улы|уулу|кызы)(?!\p{L})/u;
/** Endings of family names where doubtful abbreviations are in use. */
const FAMILY_NAME =
  /\p{L}{2}(?:ov|ev|yov|ova|eva|yova|skiy|skii|sky|skaya|enko|yan|ian|dze|shvili|bek|baev|bayev|baeva|ов|ев|ова|ева|ский|ская|енко|ян|дзе|швили|баев)(?!\p{L})/u;

/**
 * Whether a party is a natural person: one of that kind, or a sole trader among the firms, who is as much a person as
 * any other (ИП, "individual entrepreneur", "Einzelunternehmer" …). A name that carries the form of a body is never
 * taken for one ("IP Telecom LLC"); "IP", which also begins names of firms, counts only before what reads like a
 * person's name: initials, a patronymic, or two or three words with a family name among them.
 */
export function isNaturalPerson(clues: PersonClues): boolean {
  if (clues.kind === 'person') return true;
  if (!MAY_BE_SOLE.has(clues.kind)) return false;
  const label = lower(clues.label ?? '');
  if (SOLE_TRADER.test(label) || /^(?:person|natural person|ип|ip|sole trader)$/u.test(label)) {
    return !BODY.test(lower(clues.name));
  }
  return withoutSoleTrader(clues.name) !== undefined;
}

/**
 * The name of a sole trader without the words that say so ("ИП Зимовьев" is "Зимовьев"), in lower case; `undefined` for
 * a name that does not say it.
 */
export function withoutSoleTrader(name: string): string | undefined {
  const text = lower(name);
  if (BODY.test(text)) return undefined;
  for (const words of [SOLE_TRADER, SURE_SHORT, MERCHANT]) if (words.test(text)) return rest(text, words);
  if (!DOUBTFUL_SHORT.test(text)) return undefined;
  const remaining = rest(text, DOUBTFUL_SHORT);
  return readsLikePerson(remaining) ? remaining : undefined;
}

/** Kinds a sole trader may be filed under; a bank, a ship or an authority is none. */
const MAY_BE_SOLE: ReadonlySet<EntityKind> = new Set<EntityKind>([
  'manufacturer',
  'distributor',
  'company',
  'trader',
  'procurement',
  'forwarder',
  'customs_broker',
  'carrier',
  'broker',
  'service_provider',
  'end_user',
  'organization',
  'other',
]);

function readsLikePerson(name: string): boolean {
  if (TRADE.test(name) || /\p{N}/u.test(name)) return false;
  if (INITIALS.test(name) || PATRONYMIC.test(name)) return true;
  const words = name.split(/[\s.]+/u).filter((word) => word !== '');
  return words.length >= 2 && words.length <= 3 && FAMILY_NAME.test(name);
}

function rest(text: string, words: RegExp): string {
  return text
    .replace(words, ' ')
    .replace(/^[\s«»"“”().,:-]+|[\s«»"“”(),:-]+$/gu, '')
    .replace(/\s+/gu, ' ');
}

function lower(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ').trim();
}
