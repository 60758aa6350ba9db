import { bodsLine } from './statements.ts';
import { keptFile, writeText, type BenchFile } from './files.ts';
import { Network, type Recipe } from './network.ts';
import { chance } from './random.ts';
import { entityRecord } from './records.ts';

/** The register is at least this long, in bytes of UTF-8. */
const LEAST_BYTES = 100e6;
/** Rows written at a time. */
const BATCH = 2_000;

/** The registers of control there are: rows of the British one, and statements about ownership. */
export type BenchRegister = 'psc' | 'bods';

/** A register of at least 100 MB as JSON lines, in the temporary folder, written when it is not there yet. */
export function registerFile(recipe: Recipe, register: BenchRegister): Promise<BenchFile> {
  const name = `${recipe.seed}-${recipe.entities}-zipf${recipe.zipf}.${register}.jsonl`;
  const line = register === 'psc' ? pscLine : bodsLine;
  return keptFile(name, (path) => writeText(path, () => pieces(new Network(recipe), line)));
}

function* pieces(network: Network, line: (network: Network, at: number) => string): Generator<string, void> {
  let bytes = 0;
  for (let at = 0; bytes < LEAST_BYTES; at += BATCH) {
    const text = Array.from({ length: BATCH }, (_, index) => `${line(network, at + index)}\n`).join('');
    bytes += Buffer.byteLength(text);
    yield text;
  }
}

/** Every second controller is a person; a company has one or two. */
function pscLine(network: Network, at: number): string {
  const draw = (of: number): number => chance(network.recipe.seed + 6, at, of);
  const company = String(Math.floor(at / 1.5)).padStart(8, '0');
  const { name } = entityRecord(network, at % network.recipe.entities);
  const isPerson = draw(0) < 0.5;
  const kind = `${isPerson ? 'individual-person' : 'corporate-entity-person'}-with-significant-control`;
  const part = isPerson ? 'individual' : 'corporate-entity';
  return JSON.stringify({
    company_number: company,
    data: {
      address: {
        address_line_1: `${1 + Math.floor(draw(1) * 200)} Invented Road`,
        country: 'England',
        locality: `Town ${Math.floor(draw(2) * 900)}`,
        postal_code: `IV${Math.floor(draw(3) * 99)} 1NV`,
      },
      ...(isPerson
        ? {
            country_of_residence: 'England',
            date_of_birth: { month: 1 + Math.floor(draw(4) * 12), year: 1940 + Math.floor(draw(5) * 60) },
            nationality: 'British',
          }
        : {
            identification: {
              country_registered: 'England And Wales',
              legal_authority: 'Companies Act 2006',
              legal_form: 'Limited By Shares',
              place_registered: 'Companies House',
              registration_number: String(Math.floor(draw(6) * 1e8)).padStart(8, '0'),
            },
          }),
      etag: Math.floor(draw(7) * 2 ** 48)
        .toString(16)
        .padStart(40, '0'),
      kind,
      links: { self: `/company/${company}/persons-with-significant-control/${part}/${at.toString(36)}` },
      name: isPerson ? `Holder ${at}` : name,
      natures_of_control: ['ownership-of-shares-25-to-50-percent', 'voting-rights-25-to-50-percent'],
      notified_on: `20${16 + Math.floor(draw(8) * 9)}-0${1 + Math.floor(draw(9) * 9)}-1${Math.floor(draw(10) * 9)}`,
    },
  });
}
