/** Priority tiers of the Common High Priority List, highest first. */
export const CHPL_TIERS = ['1', '2', '3.A', '3.B', '4.A', '4.B'] as const;
export type ChplTier = (typeof CHPL_TIERS)[number];

/** One code of the list. */
export interface ChplEntry {
  readonly tier: ChplTier;
  /** What the code covers, in our words. */
  readonly description: string;
}

/** The date of the list below. */
export const CHPL_DATE = '2024-02-23';

/** Where the list was published. */
export const CHPL_SOURCE = 'Common High Priority List, US BIS, 23 Feb 2024; EU common high priority items, Feb 2024';

/** The Common High Priority List of 23 Feb 2024 by HS-6 code (HS 2022): 50 codes. */
export const CHPL: ReadonlyMap<string, ChplEntry> = new Map<string, ChplEntry>([
  ['854231', { tier: '1', description: 'Processors and controllers (integrated circuits)' }],
  ['854232', { tier: '1', description: 'Memory chips' }],
  ['854233', { tier: '1', description: 'Amplifier chips' }],
  ['854239', { tier: '1', description: 'Other integrated circuits' }],
  ['851762', { tier: '2', description: 'Network gear: switches, routers, modems, transceivers' }],
  ['852691', { tier: '2', description: 'Radio navigation receivers and aids' }],
  ['853221', { tier: '2', description: 'Tantalum capacitors' }],
  ['853224', { tier: '2', description: 'Multilayer ceramic capacitors' }],
  ['854800', { tier: '2', description: 'Electrical machine parts not listed elsewhere in chapter 85' }],
  ['847150', { tier: '3.A', description: 'Computer processing units' }],
  ['850440', { tier: '3.A', description: 'Power converters and supplies' }],
  ['851769', { tier: '3.A', description: 'Other voice/data transmission apparatus' }],
  ['852589', { tier: '3.A', description: 'Other TV, digital and video cameras' }],
  ['852910', { tier: '3.A', description: 'Antennas and reflectors, with parts' }],
  ['852990', { tier: '3.A', description: 'Other parts for displays, radio, radar and cameras' }],
  ['853669', { tier: '3.A', description: 'Plugs and sockets up to 1000 V' }],
  ['853690', { tier: '3.A', description: 'Connectors and junction apparatus up to 1000 V' }],
  ['854110', { tier: '3.A', description: 'Diodes (not photosensitive, not LED)' }],
  ['854121', { tier: '3.A', description: 'Transistors under 1 W' }],
  ['854129', { tier: '3.A', description: 'Transistors of 1 W and over' }],
  ['854130', { tier: '3.A', description: 'Thyristors, diacs, triacs' }],
  ['854149', { tier: '3.A', description: 'Photosensitive semiconductor devices other than solar cells' }],
  ['854151', { tier: '3.A', description: 'Semiconductor-based transducers' }],
  ['854159', { tier: '3.A', description: 'Other semiconductor devices' }],
  ['854160', { tier: '3.A', description: 'Mounted piezoelectric crystals' }],
  ['848210', { tier: '3.B', description: 'Ball bearings' }],
  ['848220', { tier: '3.B', description: 'Tapered roller bearings' }],
  ['848230', { tier: '3.B', description: 'Spherical roller bearings' }],
  ['848250', { tier: '3.B', description: 'Cylindrical roller bearings' }],
  ['880730', { tier: '3.B', description: 'Aircraft, helicopter and drone parts' }],
  ['901310', { tier: '3.B', description: 'Telescopic sights and periscopes' }],
  ['901380', { tier: '3.B', description: 'Other optical devices' }],
  ['901420', { tier: '3.B', description: 'Air and space navigation instruments' }],
  ['901480', { tier: '3.B', description: 'Other navigation instruments' }],
  ['847180', { tier: '4.A', description: 'Other units of computers' }],
  ['848610', { tier: '4.A', description: 'Machines for making boules or wafers' }],
  ['848620', { tier: '4.A', description: 'Machines for making semiconductors and chips' }],
  ['848640', { tier: '4.A', description: 'Mask, assembly and handling machines for semiconductors' }],
  ['853400', { tier: '4.A', description: 'Printed circuits' }],
  ['854320', { tier: '4.A', description: 'Signal generators' }],
  ['902750', { tier: '4.A', description: 'Other optical-radiation analysers' }],
  ['903020', { tier: '4.A', description: 'Oscilloscopes' }],
  ['903032', { tier: '4.A', description: 'Recording multimeters' }],
  ['903039', { tier: '4.A', description: 'Recording meters for voltage, current, resistance, power' }],
  ['903082', { tier: '4.A', description: 'Test gear for wafers and semiconductor devices' }],
  ['845710', { tier: '4.B', description: 'Machining centres for metal' }],
  ['845811', { tier: '4.B', description: 'Horizontal CNC lathes' }],
  ['845891', { tier: '4.B', description: 'Other CNC lathes' }],
  ['845961', { tier: '4.B', description: 'CNC milling machines' }],
  ['846693', { tier: '4.B', description: 'Parts for metal-cutting machine tools' }],
]);
