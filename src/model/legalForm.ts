/** Long legal forms with their usual abbreviations; longer ones first, since one may hold another. */
const FORMS: readonly (readonly [RegExp, string])[] = [
  [/общество\s+с\s+ограниченной\s+ответственностью/giu, 'ООО'],
  [/публичное\s+акционерное\s+общество/giu, 'ПАО'],
  [/открытое\s+акционерное\s+общество/giu, 'ОАО'],
  [/закрытое\s+акционерное\s+общество/giu, 'ЗАО'],
  [/непубличное\s+акционерное\s+общество/giu, 'НАО'],
  [/акционерное\s+общество/giu, 'АО'],
  [/товарищество\s+с\s+ограниченной\s+ответственностью/giu, 'ТОО'],
  [/индивидуальный\s+предприниматель/giu, 'ИП'],
  [/limited\s+liability\s+company/giu, 'LLC'],
  [/limited\s+liability\s+partnership/giu, 'LLP'],
  [/public\s+joint[\s-]+stock\s+company/giu, 'PJSC'],
  [/joint[\s-]+stock\s+company/giu, 'JSC'],
  [/gesellschaft\s+mit\s+beschränkter\s+haftung/giu, 'GmbH'],
];

/** A name with its legal form abbreviated, for places where a name must be short; the record keeps the whole. */
export function shortLegalForm(name: string): string {
  return FORMS.reduce((text, [form, short]) => text.replace(form, short), name);
}
