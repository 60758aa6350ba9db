import type { TestFile } from './app.ts';

const HEADER =
  '_id,source,entity_number,type,programs,name,title,addresses,federal_register_notice,start_date,end_date,' +
  'standard_order,license_requirement,license_policy,call_sign,vessel_type,gross_tonnage,gross_registered_tonnage,' +
  'vessel_flag,vessel_owner,remarks,source_list_url,alt_names,citizenships,dates_of_birth,nationalities,' +
  'places_of_birth,source_information_url,ids';

/** A list of invented entries, each with id, name and country, in the columns of the US consolidated list. */
export function listFile(entries: readonly (readonly [id: string, name: string, country: string])[]): TestFile {
  const rows = entries.map(
    ([id, name, country]) =>
      `${id},Entity List (EL) - Bureau of Industry and Security,,Entity,,${name},,"1 Invented Street, ${country}",,` +
      `2023-01-10${','.repeat(19)}`,
  );
  return { name: 'list.csv', content: [HEADER, ...rows].join('\n') };
}
