import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNaturalPerson, withoutSoleTrader } from '../../src/model/person.ts';

/** Sole traders as registers and declarations write them; all names are invented. */
const SOLE_TRADERS = [
  'ИП Зимовьев',
  'ИП «Мечта»',
  'ИП Зимовьев Пётр Лукич',
  'Зимовьев П. Л. (ИП)',
  'Индивидуальный предприниматель Зимовьева Анна',
  'ФОП Зимовенко О. О.',
  'IP Zimovyev P.L.',
  'IP ZIMOVYEV PETR LUKICH OVICHEVICH',
  'IP Zimovyeva Anna',
  'ZIMOVYEV PETR, IP',
  'Zimovyev Petr, individual entrepreneur',
  'INDIVIDUAL ENTREPRENEUR ZIMOVYEV',
  'Sole trader Abel Winterbourne',
  'Abel Winterkamp Einzelunternehmer',
  'Abel Winterkamp e.K.',
  'PE Zimyan A.',
  'Ditta individuale Inverno',
];

/** Firms whose names look like it. */
const FIRMS = [
  'IP Telecom LLC',
  'IP Telecom',
  'IP Solutions',
  'IP Camera Systems',
  'IP Magazin Rostov',
  'ООО «ИП Телеком»',
  'ООО ИП',
  'ИП',
  'IP',
  'ТОО "Individual Entrepreneur Services"',
  'Ipsilon Trade',
  'Ипподром Сервис',
  'PE Industries',
  'PE International Holding',
  'Private Entrepreneurs Fund',
  'Chip Market',
  'Липа ИПК',
  'E.K. Trading',
  'Zimovyev Petr',
];

describe('a natural person among the firms', () => {
  it.each(SOLE_TRADERS)('is recognised: %s', (name) => {
    expect(isNaturalPerson({ kind: 'company', name })).toBe(true);
  });

  it.each(FIRMS)('is not: %s', (name) => {
    expect(isNaturalPerson({ kind: 'company', name })).toBe(false);
  });

  it('is told by the kind and by the legal form, unless the name carries the form of a body', () => {
    expect(isNaturalPerson({ kind: 'person', name: 'IP Telecom LLC' })).toBe(true);
    expect(isNaturalPerson({ kind: 'trader', name: 'Winterbourne', label: 'Sole proprietor' })).toBe(true);
    expect(isNaturalPerson({ kind: 'trader', name: 'Winterbourne Ltd', label: 'Sole proprietor' })).toBe(false);
    expect(isNaturalPerson({ kind: 'trader', name: 'Winterbourne', label: 'Limited company' })).toBe(false);
  });

  it('is no bank, ship, address or authority', () => {
    for (const kind of ['bank', 'vessel', 'address', 'authority', 'document'] as const) {
      expect(isNaturalPerson({ kind, name: 'ИП Зимовьев' })).toBe(false);
    }
  });

  it('has a name without the words for the trade', () => {
    expect(withoutSoleTrader('ИП «Зимовьев»')).toBe('зимовьев');
    expect(withoutSoleTrader('Zimovyev Petr, individual entrepreneur')).toBe('zimovyev petr');
    expect(withoutSoleTrader('Zimovyev Petr')).toBeUndefined();
  });

  it('is never one whose name carries the form of a body', () => {
    const words = fc.array(
      fc.constantFrom('ИП', 'IP', 'Зимовьев', 'Zimovyev', 'П.', 'Individual entrepreneur', 'Petr'),
      {
        minLength: 1,
        maxLength: 5,
      },
    );
    const form = fc.constantFrom('LLC', 'ООО', 'Ltd.', 'АО', 'GmbH', 'ТОО', 'S.r.l.', 'JSC');
    fc.assert(
      fc.property(words, form, fc.boolean(), (name, body, before) => {
        const whole = before ? `${body} «${name.join(' ')}»` : `${name.join(' ')}, ${body}`;
        expect(isNaturalPerson({ kind: 'company', name: whole })).toBe(false);
      }),
      { numRuns: 1000, seed: 73 },
    );
  });
});
