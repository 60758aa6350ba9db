import { canadaSema } from './canadaSema.ts';
import { euFsf } from './euFsf.ts';
import { gexf } from './gexf.ts';
import { gleif } from './gleif.ts';
import { graphml } from './graphml.ts';
import { ofacAdvanced } from './ofacAdvanced.ts';
import { ofacXml } from './ofacXml.ts';
import { unList } from './unList.ts';
import type { Format } from './reader.ts';

/** Formats whose text is XML, in the order they are offered. */
export const MARKUP_FORMATS: readonly Format[] = [
  gleif,
  ofacXml,
  ofacAdvanced,
  euFsf,
  unList,
  canadaSema,
  graphml,
  gexf,
];
