import { CaseHandler } from './handler.ts';
import { serve } from './serve.ts';

serve(new CaseHandler(), {
  post: (message) => self.postMessage(message),
  listen: (receive) => self.addEventListener('message', (event: MessageEvent) => receive(event.data)),
});
