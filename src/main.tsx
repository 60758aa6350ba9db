import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import './panels/tokens.css';
import './panels/controls.css';
import './panels/layout.css';
import './panels/parts.css';
import { answers } from './state/engine.ts';
import { addressChanged, boot } from './state/session.ts';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no element to draw in.');

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={answers}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);

void boot()
  .then(() =>
    Promise.all([
      import('./state/outgoingLink.ts'),
      import('./state/overlay.ts'),
      import('./state/keeping.ts'),
      import('./state/failures.ts'),
    ]),
  )
  .then(([{ syncAddress }, { syncOverlay }, { startKeeping }, { watchFailures }]) => {
    syncAddress();
    syncOverlay();
    startKeeping();
    watchFailures();
  });

// Our own writes to the address do not cause this event: it is a link pasted over the open page.
window.addEventListener('hashchange', () => void addressChanged());
