import { useMemo, type ReactElement } from 'react';
import { Indicators } from './Indicators.tsx';

/** The indicators about one party. */
export function EntityIndicators({ id }: { readonly id: string }): ReactElement {
  const subjects = useMemo(() => ({ entities: [id], relations: [] }), [id]);
  return <Indicators subjects={subjects} own={id} />;
}
