import { lazy, Suspense, useState, type ReactElement } from 'react';
import { DEFAULT_COSTS, type TraceQuery } from '../../model/query.ts';

/** Loads when the settings are first unfolded. */
const MoreSettingsBody = lazy(async () => ({ default: (await import('./MoreSettingsBody.tsx')).MoreSettingsBody }));

/** What all settings of a trace take. */
export interface MoreSettingsProps {
  readonly query: TraceQuery;
  readonly change: (part: Partial<TraceQuery>, kind?: string) => void;
}

/** The settings that most traces leave as they are; what differs from the default is said on the closed line. */
export function MoreSettings({ query, change }: MoreSettingsProps): ReactElement {
  const [used, setUsed] = useState(false);
  const set = [
    query.window && 'window',
    query.exclude.length > 0 && `${query.exclude.length} left out`,
    query.require.length > 0 && `${query.require.length} required`,
    JSON.stringify(query.costs) !== JSON.stringify(DEFAULT_COSTS) && 'own costs',
  ].filter((text) => typeof text === 'string');
  return (
    <details className="more" onToggle={(event) => setUsed(used || event.currentTarget.open)}>
      <summary className="muted">More settings{set.length > 0 && ` · ${set.join(' · ')}`}</summary>
      <Suspense>{used && <MoreSettingsBody query={query} change={change} />}</Suspense>
    </details>
  );
}
