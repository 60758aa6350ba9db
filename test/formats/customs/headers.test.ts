import { describe, expect, it } from 'vitest';
import { guessHeader } from '../../../src/formats/customs/headers.ts';
import { previewTable, type TablePreview } from '../../../src/formats/customs/preview.ts';

/** Every header that the formats page names, by the field it stands for. */
const HEADERS: Readonly<Record<string, readonly string[]>> = {
  'sender.name': [
    'SUPPLIER_NAME',
    'SHIPPER_NAME',
    'EXPORTER_NAME',
    'SELLER',
    'CONSIGNOR',
    'STD SUPPLIER',
    'Отправитель',
    'Грузоотправитель',
    'Экспортер',
    'Экспортёр',
    'Продавец',
    'Наименование отправителя',
    'G022 (Наименование отправителя)',
  ],
  'sender.alias': ['EXPORTER_NAME_EN', 'SUPPLIER NAME EN'],
  'sender.id': ['EXPORTER_CODE', 'EXPORTER_TAX_NUMBER', 'ИНН отправителя', 'G021 (ИНН отправителя)'],
  'sender.address': ['SUPPLIER_ADDRESS', 'Адрес отправителя', 'G023'],
  'sender.country': ['SHIPPER_COUNTRY', 'Код страны отправителя', 'G0231 (Код страны)'],
  'receiver.name': [
    'IMPORTER_NAME',
    'CONSIGNEE_NAME',
    'BUYER_NAME',
    'IMPORTER',
    'PURCHASER',
    'Получатель',
    'Грузополучатель',
    'Импортер',
    'Покупатель',
    'Наименование получателя',
    'G082 (Наименование получателя)',
  ],
  'receiver.alias': ['IMPORTER_NAME_EN', 'BUYER_NAME_EN'],
  'receiver.id': [
    'IMPORTER_CODE',
    'IMPORTER ID',
    'TAX ID NUMBER',
    'IEC',
    'TAX_IDENTIFICATION_NUMBER',
    'ИНН получателя',
    'G081',
  ],
  'receiver.address': ['IMPORTER_ADDRESS', 'Адрес получателя', 'G083'],
  'receiver.country': ['Код страны получателя', 'G0831'],
  'notify.name': ['NOTIFY_PARTY', 'NORTIFY_PARTY_NAME', 'Уведомляемая сторона'],
  'responsible.name': [
    'CONTRACT_HOLDER_NAME',
    'GUARANTEE_NAME',
    'Лицо, ответственное за финансовое урегулирование',
    'Контрактодержатель',
  ],
  'declarant.name': ['DECLARANT_NAME', 'CUSTOMS_APPLICANT_NAME', 'Декларант'],
  'broker.name': ['CUSTOMS_BROKER_NAME', 'BROKER_NAME', 'CHA NAME', 'Таможенный представитель'],
  'carrier.name': ['CARRIER', 'SHIPPING LINE', 'Перевозчик'],
  'forwarder.name': ['FORWARDER', 'Экспедитор'],
  'vessel.name': ['VESSEL_NAME', 'Судно'],
  'maker.name': ['MANUFACTURER', 'MANUFACTURING COMPANY', 'Изготовитель', 'G31_11 (Фирма-изготовитель)'],
  brand: ['BRAND', 'Товарный знак', 'G31_12'],
  hs: ['HS_CODE', 'HSCODE', 'HS CODE', 'HTS', 'TARIFF CODE', 'Код ТН ВЭД', 'Код товара по ТН ВЭД (ТС)', 'G33'],
  goods: [
    'PRODUCT_DESCRIPTION',
    'GOODS DESCRIPTION',
    'HS_CODE_DESCRIPTION',
    'Описание товара',
    'Наименование товара',
    'G31_1 (Наименование товара)',
  ],
  goodsAlias: ['PRODUCT_DESCRIPTION_EN'],
  origin: ['ORIGIN_COUNTRY', 'ORIGIN_COUNTRY_EN', 'COUNTRY OF_ORIGIN', 'Страна происхождения', 'G31_13', 'G34', 'G16'],
  dispatch: [
    'COUNTRY_OF_DEPARTURE_EN',
    'COUNTRY_OF_SHIPMENT',
    'EXPORT COUNTRY',
    'FROM_COUNTRY_NAME',
    'LOADING PORT',
    'Страна отправления',
  ],
  destination: ['DESTINATION_COUNTRY', 'TO_COUNTRY_NAME', 'IMPORT_PORT', 'Страна назначения'],
  gross: ['GROSS_WEIGHT', 'GROSS_WEIGHT_KG', 'G_WEIGHT', 'Вес брутто', 'G35'],
  net: ['NET_WEIGHT', 'NET_WEIGHT_KG', 'N_WEIGHT', 'Вес нетто', 'G38 (Вес нетто, кг)'],
  quantity: ['QUANTITY', 'QTY', 'PACKAGES', 'TOTALQUANTITY', 'SUMOFQUANTITY', 'Количество', 'G06 (Кол-во мест)'],
  unit: ['UNIT'],
  value: [
    'TOTAL_VALUE_USD',
    'TOTALVALUE',
    'STATISTICAL_VALUE_USD',
    'CUSTOMS_VALUE_USD',
    'INVOICE_VALUE_EUR',
    'SUMOFVALUE_IN_FOREIGN_CURRENCY',
    'STATISTICAL_VALUE_IN_1000_USD',
    'Статистическая стоимость',
    'G46 (USD)',
    'Таможенная стоимость',
    'G45',
    'Фактурная стоимость',
    'G42',
  ],
  currency: ['CURRENCY', 'INVOICE_CURRENCY', 'FOREIGN_CURRENCY', 'Валюта', 'G221'],
  date: [
    'DATE',
    'IMP_DATE',
    'EXP_DATE',
    'REGISTRATION_DATE',
    'DECLARATION_DATE',
    'ARRIVAL DATE',
    'SHIPMENT_DATE',
    'MONTHYEAR',
    'Дата',
    'Дата регистрации',
    'G072',
    'Дата подачи статформы',
  ],
  declaration: ['DECLARATION_NUMBER', 'REGISTRATION_NO', 'BE_NUMBER', 'Номер декларации', 'ND', 'Регистрационный №'],
  billOfLading: ['BILL OF LADING'],
  direction: ['IMP_OR_EXP', 'DIRECTION', 'Направление перемещения ИМ/ЭК'],
};

function guess(dates: readonly string[], amounts: readonly string[] = ['1']): TablePreview {
  const rows = dates.map((date, at) => ['A', 'B', date, amounts[at % amounts.length] ?? '']);
  return previewTable([['EXPORTER_NAME', 'BUYER_NAME', 'DATE', 'TOTAL_VALUE_USD'], ...rows]);
}

describe('guessHeader', () => {
  it.each(Object.entries(HEADERS))('knows the headers of %s', (field, headers) => {
    expect(headers.map((header) => [header, guessHeader(header)?.field])).toEqual(
      headers.map((header) => [header, field]),
    );
  });

  it('reads currency and thousands from the name, and leaves other columns alone', () => {
    expect(guessHeader('STATISTICAL_VALUE_IN_1000_USD')).toMatchObject({ currency: 'USD', multiplier: 1000 });
    expect(guessHeader('Статистическая стоимость, тыс. долл. США')).toMatchObject({
      currency: 'USD',
      multiplier: 1000,
    });
    expect(guessHeader('CUSTOMS_VALUE_KZT')?.currency).toBe('KZT');
    const others = [
      '',
      'RECORD_ID',
      'USD EXCHANGE RATE',
      'HS_CODE_2',
      '__proto__',
      'constructor',
      'Примечание',
      'METHOD',
    ];
    expect(others.filter((header) => guessHeader(header) !== undefined)).toEqual([]);
  });
});

describe('previewTable', () => {
  const header = ['Отправитель', 'Получатель', 'Код ТН ВЭД', 'Дата'];
  const row = ['А', 'Б', '8542310000', '05.01.2023'];

  it('finds the header on any of the first ten rows', () => {
    for (let above = 0; above < 10; above++) {
      const titles = Array.from({ length: above }, (_, at) => (at % 2 === 0 ? ['Отчёт', '', '', ''] : ['']));
      const preview = previewTable([...titles, header, row]);
      expect([preview.headerRow, preview.known, preview.rows.length]).toEqual([above + 1, 4, 1]);
    }
  });

  it('takes the header that somebody chose', () => {
    const preview = previewTable([header, ['a', 'b', 'c', 'd'], row], { headerRow: 2 });
    expect([preview.header, preview.known, preview.mapping.headerRow]).toEqual([['a', 'b', 'c', 'd'], 0, 2]);
  });

  it('guesses columns without a known name by their values, too unsure to be used', () => {
    const rows = Array.from({ length: 6 }, (_, at) => [
      `8542${3100 + at}`,
      ['CHINA', 'KZ', 'ТУРЦИЯ'][at % 3] ?? '',
      `0${at + 1}.02.2023`,
      'USD',
      `Alfa ${at} LLC`,
      `word ${at}`,
    ]);
    const { columns, mapping } = previewTable([['x1', 'x2', 'x3', 'x4', 'x5', 'x6'], ...rows], { headerRow: 1 });
    expect(columns.map(({ field }) => field)).toEqual(['hs', 'origin', 'date', 'currency', 'sender.name', undefined]);
    expect(columns.every(({ confidence }) => confidence < 0.5)).toBe(true);
    expect(mapping.columns).toEqual([]);
  });

  it('guesses the order of dates, the decimal sign and what the rows record, and says why', () => {
    expect(guess(['03/04/2023', '31/04/2023']).dateOrder.order).toBe('dmy');
    expect(guess(['03/04/2023', '04/31/2023']).dateOrder.order).toBe('mdy');
    expect(guess(['03/04/2023', '05/06/2023']).dateOrder.order).toBeUndefined();
    expect(guess(['03.04.2023']).dateOrder.order).toBe('dmy');
    expect(guess(['2023-04-03T18:30:00.000Z']).mapping.midnight).toBe('18:30');
    expect(guess(['2023-04-03T06:15:00.000Z']).mapping.midnight).toBeUndefined();
    expect(guess(['2023', '2023'], ['1 234,5', '1.234,50']).decimal.sign).toBe(',');
    expect(guess(['2023', '2023'], ['1,234.5', '7']).decimal.sign).toBe('.');
    expect(guess(['2023']).records).toMatchObject({ kind: 'exports' });
    expect(guess(['2023']).mapping.records).toBe('other');
  });

  it('takes the value column that holds something and names its currency', () => {
    const names = ['SHIPPER_NAME', 'CONSIGNEE_NAME', 'STATISTICAL_VALUE_USD', 'INVOICE_AMOUNT', 'CURRENCY'];
    const { columns, mapping } = previewTable([names, ['A', 'B', '0', '12.5', 'EUR']]);
    expect(columns[3]?.field).toBe('value');
    expect(mapping.currency).toBeUndefined();
  });
});
